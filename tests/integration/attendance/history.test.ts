import { expect, test } from 'vitest'
import { contestAttendance } from '~/domain/attendance/contest-attendance.server'
import { listPastSeats, readMyAttendance, readPrecedences } from '~/domain/attendance/history-queries.server'
import { recordAttendance } from '~/domain/attendance/record-attendance.server'
import { type AttendanceWord, settleAttendance } from '~/domain/attendance/settle-attendance.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { readLedger } from '~/domain/memberships/earn-points.server'
import { anEvening, anExpected, theDoorOf } from '../../factories/door'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })

/** An evening of last week, of which one seat was noted as left empty. */
async function anAbsence() {
  const event = await anEvening(database.db, { startsInHours: -7 * 24 })
  const expected = await anExpected(database.db, event)
  const manager = await aStaffMember(database.db, { role: 'manager' })
  await recordAttendance(ctx(), manager, { reservationId: expected.reservationId, came: false })
  const member: SignedIn = { kind: 'person', personId: expected.personId, sessionId: '', roles: [] }
  const settle = (said: AttendanceWord, actor = manager) =>
    settleAttendance(ctx(), actor, { eventId: event.id, reservationId: expected.reservationId, ...said })
  const mine = async () => (await readMyAttendance(database.db, member)).seats[0]
  return { event, expected, manager, member, settle, mine }
}

test('a member reads what became of every seat, and the rate that they make', async () => {
  const { event, member, mine } = await anAbsence()
  expect(await mine()).toMatchObject({ slug: event.slug, outcome: 'missed', contestedWords: '' })
  expect((await readMyAttendance(database.db, member)).rate).toEqual({ came: 0, counted: 1, share: null })
})

test('what is not right is said by the member, read by those who run the event, and put right', async () => {
  const { event, expected, manager, member, settle, mine } = await anAbsence()
  const words = 'J’étais là, arrivée par la cour.'
  const said = await contestAttendance(ctx(), member, { reservationId: expected.reservationId, words })
  expect(said.ok).toBe(true)
  expect((await listPastSeats(database.db, manager, event.id))?.[0]).toMatchObject({
    name: 'Camille Renard',
    contestedWords: words,
  })
  expect((await settle({ word: 'came' })).ok).toBe(true)
  expect(await mine()).toMatchObject({ outcome: 'came', contestedWords: '' })
  expect((await readLedger(database.db, member.personId)).balance).toBe(100)
})

test('an excuse lets an absence count for nothing, and coming after all takes the excuse away', async () => {
  const { expected, settle, mine } = await anAbsence()
  const place = async () =>
    (await readPrecedences(database.db, [expected.personId], new Date())).get(expected.personId)
  expect(await place()).toBeLessThan(1)
  expect(await settle({ word: 'excused', excuse: ' ' })).toEqual({ ok: false, reason: 'no_excuse' })
  expect((await settle({ word: 'excused', excuse: 'Train arrêté à Dijon' })).ok).toBe(true)
  expect(await mine()).toMatchObject({ outcome: 'excused', excuse: 'Train arrêté à Dijon' })
  expect(await place()).toBe(1)
  expect((await settle({ word: 'came' })).ok).toBe(true)
  expect(await mine()).toMatchObject({ outcome: 'came', excuse: '' })
  expect((await settle({ word: 'missed' })).ok).toBe(true)
  expect(await mine()).toMatchObject({ outcome: 'missed', excuse: '' })
})

test('what was contested may stand: the words are answered, the note stays', async () => {
  const { expected, member, settle, mine } = await anAbsence()
  await contestAttendance(ctx(), member, { reservationId: expected.reservationId, words: 'Si.' })
  expect((await settle({ word: 'stands' })).ok).toBe(true)
  expect(await mine()).toMatchObject({ outcome: 'missed', contestedWords: '' })
})

test('nobody contests for another, and nobody but those who run the event settles it, once it is over', async () => {
  const { event, expected, settle } = await anAbsence()
  const other = await anExpected(database.db, event)
  const stranger: SignedIn = { kind: 'person', personId: other.personId, sessionId: '', roles: [] }
  const asked = { reservationId: expected.reservationId, words: 'Si.' }
  expect(await contestAttendance(ctx(), stranger, asked)).toEqual({ ok: false, reason: 'not_found' })
  expect(await settle({ word: 'came' }, await theDoorOf(database.db, event))).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await listPastSeats(database.db, await theDoorOf(database.db, event), event.id)).toBeNull()

  const evening = await anEvening(database.db)
  const seat = await anExpected(database.db, evening)
  const manager = await aStaffMember(database.db, { role: 'manager' })
  expect(
    await settleAttendance(ctx(), manager, {
      eventId: evening.id,
      reservationId: seat.reservationId,
      word: 'came',
    }),
  ).toEqual({ ok: false, reason: 'not_over' })
})

test('whoever is not known yet has the place of those who always came', async () => {
  const { expected } = await anAbsence()
  const newcomer = await aStaffMember(database.db)
  const places = await readPrecedences(database.db, [expected.personId, newcomer.personId], new Date())
  expect(places.get(newcomer.personId)).toBe(1)
  expect(places.get(expected.personId)).toBeLessThan(1)
})
