import { expect, test } from 'vitest'
import { isTimeZone, readLocalTime, writeLocalTime } from '~/domain/events/local-time'

test('a time at the venue is one instant', () => {
  expect(readLocalTime('2027-02-12', '09:30', 'Europe/Helsinki')).toEqual({
    ok: true,
    instant: new Date('2027-02-12T07:30:00Z'),
  })
})

test('an hour that the clocks skip is told, not guessed', () => {
  expect(readLocalTime('2027-03-28', '02:30', 'Europe/Paris')).toEqual({
    ok: false,
    problem: 'does_not_exist',
  })
})

test('an hour that comes twice is told, not guessed', () => {
  expect(readLocalTime('2027-10-31', '02:30', 'Europe/Paris')).toEqual({
    ok: false,
    problem: 'happens_twice',
  })
})

test('a day that no calendar has is malformed', () => {
  expect(readLocalTime('2027-02-30', '09:00', 'Europe/Paris')).toEqual({ ok: false, problem: 'malformed' })
  expect(readLocalTime('12/02/2027', '09:00', 'Europe/Paris')).toEqual({ ok: false, problem: 'malformed' })
  expect(readLocalTime('2027-02-12', '9h', 'Europe/Paris')).toEqual({ ok: false, problem: 'malformed' })
})

test('a form shows again the time that was typed', () => {
  expect(writeLocalTime(new Date('2027-02-12T07:30:00Z'), 'Europe/Helsinki')).toEqual({
    date: '2027-02-12',
    time: '09:30',
  })
})

test('a zone is a place of the IANA list, not an offset nor a word', () => {
  expect(['Europe/Helsinki', 'America/Argentina/Buenos_Aires', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['+02:00', 'Laponie', '', 'Europe/', 'Europe/Ivalo'].some(isTimeZone)).toBe(false)
})
