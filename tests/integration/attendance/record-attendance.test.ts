import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readAttendance } from '~/domain/attendance/queries.server'
import { recordAttendance } from '~/domain/attendance/record-attendance.server'
import { readLedger, spendPoints } from '~/domain/memberships/earn-points.server'
import { pointsFor } from '~/domain/memberships/points'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aMember } from '../../factories/membership'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000)

async function aSeat(startsInHours = -1, state: 'confirmed' | 'cancelled' = 'confirmed') {
  const event = await anEvent(database.db, {
    startsAt: hoursFromNow(startsInHours),
    endsAt: hoursFromNow(startsInHours + 5),
    replyClosesAt: hoursFromNow(startsInHours - 24),
  })
  const { personId } = await aMember(database.db)
  const { id: reservationId } = await database.db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      seats: 1,
      state,
      confirmed_at: hoursFromNow(-48),
      ...(state === 'cancelled' && { ended_at: hoursFromNow(-2), ended_because: 'cancelled' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { event, personId, reservationId }
}
const theDoor = (event: MadeEvent) => aStaffMember(database.db, { role: 'door', eventId: event.id })
const balanceOf = async (personId: string) => (await readLedger(database.db, personId)).balance

test('who came is noted once by the door, and earns once', async () => {
  const { event, personId, reservationId } = await aSeat()
  const door = await theDoor(event)
  const presses = await Promise.all(
    Array.from({ length: 5 }, () => recordAttendance(ctx(), door, { reservationId, came: true })),
  )
  expect(presses.every(press => press.ok)).toBe(true)
  expect(await balanceOf(personId)).toBe(pointsFor.attendance)
  expect(await readAttendance(database.db, door, event.id)).toEqual({
    hasBegun: true,
    came: { [reservationId]: true },
  })
})

test('a note put right takes the points back, and put right again earns them anew', async () => {
  const { event, personId, reservationId } = await aSeat()
  const door = await theDoor(event)
  const note = (came: boolean | null) => recordAttendance(ctx(), door, { reservationId, came })
  for (const [came, points] of [
    [true, 100],
    [false, 0],
    [true, 100],
    [null, 0],
    [false, 0],
    [true, 100],
  ] as const) {
    expect((await note(came)).ok).toBe(true)
    expect(await balanceOf(personId)).toBe(points)
  }
})

test('points already spent are not owed, nor earned a second time', async () => {
  const { event, personId, reservationId } = await aSeat()
  const door = await theDoor(event)
  await recordAttendance(ctx(), door, { reservationId, came: true })
  await inTransaction(database.db, async tx => {
    await lockRows(tx, 'persons', [personId])
    return spendPoints(tx, {
      personId,
      amount: 70,
      reason: 'benefit',
      subject: { kind: 'test', id: randomUUID() },
    })
  })
  await recordAttendance(ctx(), door, { reservationId, came: false })
  expect(await balanceOf(personId)).toBe(0)
  await recordAttendance(ctx(), door, { reservationId, came: true })
  expect(await balanceOf(personId)).toBe(30)
})

test('attendance is taken from the hour at which the event begins, of seats alone, by those who may', async () => {
  const early = await aSeat(1)
  const cancelled = await aSeat(-1, 'cancelled')
  const { event, reservationId } = await aSeat()
  const note = async (of: { event: MadeEvent; reservationId: string }) =>
    recordAttendance(ctx(), await theDoor(of.event), { reservationId: of.reservationId, came: true })
  expect(await note(early)).toEqual({ ok: false, reason: 'not_begun' })
  expect(await note(cancelled)).toEqual({ ok: false, reason: 'not_confirmed' })
  const others = [await theDoor(early.event), await aStaffMember(database.db)]
  for (const other of others) {
    expect(await recordAttendance(ctx(), other, { reservationId, came: true })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await readAttendance(database.db, other, event.id)).toBeNull()
  }
  const brand = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  expect((await recordAttendance(ctx(), brand, { reservationId, came: false })).ok).toBe(true)
})
