import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attendancePrecedence, attendanceRate, type Presence } from '~/domain/attendance/rate'

const now = new Date('2026-11-28T20:00:00Z')
const yearsAgo = (years: number) => new Date(now.getTime() - years * 365.25 * 24 * 3_600_000)
const came = (years: number): Presence => ({ at: yearsAgo(years), came: true, excused: false })
const missed = (years: number, excused = false): Presence => ({ at: yearsAgo(years), came: false, excused })

test('of few evenings it says how many, and no share', () => {
  expect(attendanceRate([came(0.1), came(0.5), came(1)], now)).toEqual({ came: 3, counted: 3, share: null })
  expect(attendanceRate([], now)).toEqual({ came: 0, counted: 0, share: null })
})

test('an evening of a year ago counts half, and one of three years ago not at all', () => {
  const four = [came(0), came(0), came(0), came(0)]
  expect(attendanceRate([...four, missed(1)], now)).toEqual({ came: 4, counted: 5, share: 0.888889 })
  expect(attendanceRate([...four, missed(0)], now).share).toBe(0.8)
  expect(attendanceRate([...four, missed(3)], now)).toEqual({ came: 4, counted: 4, share: null })
})

test('an absence with an excuse does not count', () => {
  const evenings = [came(0.1), came(0.2), missed(0.3, true), came(0.4)]
  expect(attendanceRate(evenings, now)).toEqual({ came: 3, counted: 3, share: null })
  expect(attendancePrecedence(evenings, now)).toBe(1)
})

test('whoever is new stands with those who always came, before those who did not', () => {
  const places = [
    [],
    [came(1), came(2)],
    [came(0.2), missed(1.5)],
    [missed(0.1)],
    [missed(0.1), missed(0.2)],
  ].map(evenings => attendancePrecedence(evenings, now))
  expect(places.slice(0, 2)).toEqual([1, 1])
  expect(places).toEqual([...places].sort((one, other) => other - one))
  expect(new Set(places).size).toBe(4)
})

const evenings = fc.array(
  fc.record({
    at: fc.double({ min: -0.5, max: 5, noNaN: true }).map(yearsAgo),
    came: fc.boolean(),
    excused: fc.boolean(),
  }),
  { maxLength: 12 },
)

test('the same evenings in any order give the same place, between nothing and one', () => {
  fc.assert(
    fc.property(
      evenings.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const place = attendancePrecedence(all, now)
        expect(attendancePrecedence(shuffled, now)).toBe(place)
        expect(place).toBeGreaterThan(0)
        expect(place).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('one more evening that someone came to never takes a place from them, and one that they missed never gives one', () => {
  fc.assert(
    fc.property(evenings, fc.double({ min: 0, max: 2.9, noNaN: true }), (all, years) => {
      const place = attendancePrecedence(all, now)
      expect(attendancePrecedence([...all, came(years)], now)).toBeGreaterThanOrEqual(place)
      expect(attendancePrecedence([...all, missed(years)], now)).toBeLessThanOrEqual(place)
    }),
  )
})
