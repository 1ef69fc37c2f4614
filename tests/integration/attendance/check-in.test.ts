import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { checkIn } from '~/domain/attendance/check-in.server'
import { noteAbsences } from '~/domain/attendance/note-absences.server'
import { undoCheckIn } from '~/domain/attendance/undo-check-in.server'
import { readLedger } from '~/domain/memberships/earn-points.server'
import { pointsFor } from '~/domain/memberships/points'
import { anEvening, anExpected, aStamp, type Expected, theDoorOf } from '../../factories/door'
import type { MadeEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { countEffects } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const minute = 60_000

async function anEntry(guests: string[] = []) {
  const event = await anEvening(database.db)
  const expected = await anExpected(database.db, event, { guests })
  return { event, expected, door: await theDoorOf(database.db, event) }
}
const cameOf = async ({ reservationId }: Expected) =>
  (
    await database.db
      .selectFrom('attendances')
      .select('came')
      .where('reservation_id', '=', reservationId)
      .executeTakeFirst()
  )?.came ?? null
const standingOf = ({ reservationId }: Expected) =>
  database.db
    .selectFrom('check_ins')
    .select(['stamp_id', 'position', 'device'])
    .where('reservation_id', '=', reservationId)
    .where('undone_at', 'is', null)
    .where('yields_to', 'is', null)
    .orderBy('position')
    .execute()
const pointsOf = async ({ personId }: Expected) => (await readLedger(database.db, personId)).balance

test('each of a party is checked in once, and the person’s own coming is their attendance', async () => {
  const { event, expected, door } = await anEntry(['Hugo Renard'])
  const guest = await checkIn(ctx(), door, aStamp(event, expected, { position: 1 }))
  expect(guest).toMatchObject({ ok: true, value: { outcome: 'in' } })
  expect(await cameOf(expected)).toBeNull()
  await checkIn(ctx(), door, aStamp(event, expected))
  expect(await cameOf(expected)).toBe(true)
  expect(await pointsOf(expected)).toBe(pointsFor.attendance)
  expect((await standingOf(expected)).map(({ position }) => position)).toEqual([0, 1])
})

test('what a device sends twice is written once, and answered alike', async () => {
  const { event, expected, door } = await anEntry()
  const stamp = aStamp(event, expected)
  const answers = await Promise.all([1, 2, 3, 4].map(() => checkIn(ctx(), door, stamp)))
  expect(answers.map(answer => answer.ok && answer.value.outcome)).toEqual(['in', 'in', 'in', 'in'])
  const other = await anExpected(database.db, event)
  expect(await checkIn(ctx(), door, { ...stamp, reservationId: other.reservationId })).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await standingOf(expected)).toHaveLength(1)
})

test('the earlier stamp stands, whichever arrives first, and the later one names it', async () => {
  const { event, expected, door } = await anEntry()
  const late = aStamp(event, expected, { agoMs: 5 * minute, device: 'Inès · A1' })
  const early = aStamp(event, expected, { agoMs: 20 * minute, device: 'Paul · B2', offline: true })
  expect(await checkIn(ctx(), door, late)).toMatchObject({ ok: true, value: { outcome: 'in' } })
  expect(await checkIn(ctx(), door, early)).toMatchObject({ ok: true, value: { outcome: 'in' } })
  expect(await checkIn(ctx(), door, late)).toMatchObject({
    ok: true,
    value: { outcome: 'yields', standing: { device: 'Paul · B2', stampId: early.stampId } },
  })
  expect(await pointsOf(expected)).toBe(pointsFor.attendance)
})

test('ten devices see the same person at once: one stands, nine name it', async () => {
  const { event, expected, door } = await anEntry()
  const stamps = Array.from({ length: 10 }, (_, index) =>
    aStamp(event, expected, { agoMs: index * 1000, device: `device ${index}` }),
  )
  const answers = await Promise.all(stamps.map(stamp => checkIn(ctx(), door, stamp)))
  expect(answers.every(answer => answer.ok)).toBe(true)
  expect((await standingOf(expected)).map(({ device }) => device)).toEqual(['device 9'])
  expect(await pointsOf(expected)).toBe(pointsFor.attendance)
})

test('the same without the lock on the reservation lets two stand, were it not for the index', async () => {
  const { event, expected } = await anEntry()
  await database.db.transaction().execute(async tx => {
    await sql`drop index check_ins_once`.execute(tx)
  })
  const bothHaveLooked = barrier(2)
  const unlocked = async (device: string) =>
    database.db.transaction().execute(async tx => {
      const standing = await tx
        .selectFrom('check_ins')
        .select('id')
        .where('reservation_id', '=', expected.reservationId)
        .executeTakeFirst()
      await bothHaveLooked()
      await tx
        .insertInto('check_ins')
        .values({
          stamp_id: randomUUID(),
          reservation_id: expected.reservationId,
          event_id: event.id,
          position: 0,
          came_at: new Date(),
          device,
          yields_to: standing?.id ?? null,
        })
        .execute()
    })
  await Promise.all([unlocked('A1'), unlocked('B2')])
  expect(await standingOf(expected)).toHaveLength(2)
  await database.db.deleteFrom('check_ins').where('reservation_id', '=', expected.reservationId).execute()
  await sql`create unique index check_ins_once on check_ins (reservation_id, position)
    where undone_at is null and yields_to is null`.execute(database.db)
})

test('taken back, nobody came; and where another device had seen them, its word stands', async () => {
  const { event, expected, door } = await anEntry()
  const first = aStamp(event, expected, { agoMs: 9 * minute })
  const second = aStamp(event, expected, { agoMs: 3 * minute, device: 'Paul · B2' })
  await checkIn(ctx(), door, first)
  await checkIn(ctx(), door, second)
  const undo = (stampId: string) => undoCheckIn(ctx(), door, { eventId: event.id, stampId })
  expect(await undo(first.stampId)).toMatchObject({ ok: true, value: { standing: { device: 'Paul · B2' } } })
  expect(await cameOf(expected)).toBe(true)
  expect(await undo(second.stampId)).toEqual({ ok: true, value: { standing: null } })
  expect(await undo(second.stampId)).toEqual({ ok: true, value: { standing: null } })
  expect(await cameOf(expected)).toBeNull()
  expect(await pointsOf(expected)).toBe(0)
  // A stamp that was taken back stays so when it is sent again.
  expect(await checkIn(ctx(), door, first)).toMatchObject({ ok: true, value: { standing: null } })
  expect(await cameOf(expected)).toBeNull()
})

test('nobody is received at another’s door, too early, too late, on a seat that is gone or was never there', async () => {
  const { event, expected, door } = await anEntry()
  const otherDoor = await theDoorOf(database.db, await anEvening(database.db))
  const otherBrand = await aStaffMember(database.db, { role: 'brand_staff', brandId: randomUUID() })
  for (const actor of [otherDoor, otherBrand, await aStaffMember(database.db)])
    expect(await checkIn(ctx(), actor, aStamp(event, expected))).toEqual({ ok: false, reason: 'not_found' })
  expect(await checkIn(ctx(), door, aStamp(event, expected, { position: 1 }))).toEqual({
    ok: false,
    reason: 'no_such_seat',
  })
  const elsewhen = async (startsInHours: number) => {
    const evening = await anEvening(database.db, { startsInHours })
    const someone = await anExpected(database.db, evening)
    return checkIn(ctx(), await theDoorOf(database.db, evening), aStamp(evening, someone))
  }
  expect(await elsewhen(13)).toEqual({ ok: false, reason: 'too_early' })
  expect(await elsewhen(11)).toMatchObject({ ok: true })
  expect(await elsewhen(-18)).toEqual({ ok: false, reason: 'too_late' })
  await database.db
    .updateTable('reservations')
    .set({ state: 'cancelled', ended_at: new Date(), ended_because: 'cancelled' })
    .where('id', '=', expected.reservationId)
    .execute()
  expect(await checkIn(ctx(), door, aStamp(event, expected))).toEqual({ ok: false, reason: 'not_confirmed' })
})

test('once the event is over, whoever was not received did not come, and a late stamp puts that right', async () => {
  const { event, expected, door } = await anEntry()
  const missed = await anExpected(database.db, event)
  const said = await anExpected(database.db, event)
  await checkIn(ctx(), door, aStamp(event, expected))
  await checkIn(ctx(), door, aStamp(event, said))
  expect(await countEffectsOf(event)).toBe(1)

  await noteAbsences(ctx(), event.id)
  expect(await cameOf(missed)).toBeNull()
  expect(await countEffectsOf(event)).toBe(2)
  await endLongAgo(event)
  await noteAbsences(ctx(), event.id)
  await noteAbsences(ctx(), event.id)
  expect([await cameOf(expected), await cameOf(missed), await cameOf(said)]).toEqual([true, false, true])

  const back = await checkIn(ctx(), door, aStamp(event, missed, { agoMs: 20 * 60 * minute, offline: true }))
  expect(back).toMatchObject({ ok: true })
  expect(await cameOf(missed)).toBe(true)
  expect(await countEffects(database.db, 'attendance.note_absences')).toBeGreaterThan(0)
})

test('an event at whose door nobody was received says nothing of absences', async () => {
  const { event, expected } = await anEntry()
  await endLongAgo(event)
  await noteAbsences(ctx(), event.id)
  expect(await cameOf(expected)).toBeNull()
})

async function endLongAgo(event: MadeEvent): Promise<void> {
  await database.db
    .updateTable('events')
    .set({
      starts_at: new Date(Date.now() - 22 * 60 * minute),
      ends_at: new Date(Date.now() - 13 * 60 * minute),
    })
    .where('id', '=', event.id)
    .execute()
}

async function countEffectsOf(event: MadeEvent): Promise<number> {
  const rows = await database.db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'attendance.note_absences')
    .where(sql<boolean>`payload->>'eventId' = ${event.id}`)
    .execute()
  return rows.length
}

/** Everyone waits until all have come this far. */
function barrier(count: number): () => Promise<void> {
  let open: () => void = () => {}
  const all = new Promise<void>(resolve => {
    open = resolve
  })
  let here = 0
  return async () => {
    here += 1
    if (here === count) open()
    await all
  }
}
