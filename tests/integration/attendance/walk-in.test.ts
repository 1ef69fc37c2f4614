import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type WalkInWish, walkIn } from '~/domain/attendance/walk-in.server'
import { anEvening, anExpected, theDoorOf } from '../../factories/door'
import type { MadeEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const aManager = () => aStaffMember(database.db, { role: 'manager' })

function aWish(event: MadeEvent, wishes: Partial<WalkInWish> = {}): WalkInWish {
  return {
    eventId: event.id,
    givenName: 'Lou',
    familyName: 'Arnaud',
    address: `${randomUUID().slice(0, 8)}@mail.example.com`,
    locale: 'fr',
    seats: 1,
    slotIds: [],
    because: '',
    device: 'Paul · B2',
    stampIds: Array.from({ length: 10 }, () => randomUUID()),
    ...wishes,
  }
}

test('someone whom nobody expected is seated, known from now on, and in', async () => {
  const event = await anEvening(database.db)
  const answer = await walkIn(ctx(), await aManager(), aWish(event, { seats: 2 }))
  if (!answer.ok) throw new Error(answer.reason)
  const { reservationId } = answer.value
  expect(
    await database.db
      .selectFrom('reservations')
      .select(['source', 'state', 'seats'])
      .where('id', '=', reservationId)
      .executeTakeFirst(),
  ).toEqual({ source: 'walk_in', state: 'confirmed', seats: 2 })
  expect(await countIn(reservationId)).toBe(2)
  expect(await permissionsOf(reservationId)).toBe(0)
})

test('a full slot lets nobody more in, unless with a reason that is recorded with it', async () => {
  const event = await anEvening(database.db, { capacity: 2 })
  await anExpected(database.db, event, { seats: 2 })
  const manager = await aManager()
  expect(await walkIn(ctx(), manager, aWish(event))).toMatchObject({ ok: false, reason: 'full', free: 0 })
  const because = 'La présidente, venue sans prévenir'
  expect((await walkIn(ctx(), manager, aWish(event, { because }))).ok).toBe(true)
  expect(
    await database.db
      .selectFrom('slots')
      .select(['capacity', 'overbooked_to as to', 'overbooked_because as because'])
      .where('id', '=', event.slotId)
      .executeTakeFirst(),
  ).toEqual({ capacity: 2, to: 3, because })
})

test('five come at once for the last seat: one is seated', async () => {
  const event = await anEvening(database.db, { capacity: 3 })
  await anExpected(database.db, event, { seats: 2 })
  const manager = await aManager()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => walkIn(ctx(), manager, aWish(event))))
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
})

test('beyond what the event bears over all its slots, no reason helps', async () => {
  const event = await anEvening(database.db)
  await database.db.updateTable('events').set({ capacity: 1 }).where('id', '=', event.id).execute()
  await anExpected(database.db, event)
  const answer = await walkIn(ctx(), await aManager(), aWish(event, { because: 'Un ami' }))
  expect(answer).toEqual({ ok: false, reason: 'event_full' })
})

test('whoever is expected already is not seated twice, and nobody but those who run the club seats anyone', async () => {
  const event = await anEvening(database.db)
  const manager = await aManager()
  const wish = aWish(event)
  expect((await walkIn(ctx(), manager, wish)).ok).toBe(true)
  expect(await walkIn(ctx(), manager, wish)).toEqual({ ok: false, reason: 'already_expected' })
  expect(await walkIn(ctx(), await theDoorOf(database.db, event), aWish(event))).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await walkIn(ctx(), manager, aWish(event, { address: 'nobody' }))).toEqual({
    ok: false,
    reason: 'bad_address',
  })
  const later = await anEvening(database.db, { startsInHours: 30 })
  expect(await walkIn(ctx(), manager, aWish(later))).toEqual({ ok: false, reason: 'too_early' })
})

async function countIn(reservationId: string): Promise<number> {
  const rows = await database.db
    .selectFrom('check_ins')
    .select('id')
    .where('reservation_id', '=', reservationId)
    .execute()
  return rows.length
}

async function permissionsOf(reservationId: string): Promise<number> {
  const rows = await database.db
    .selectFrom('permissions as p')
    .innerJoin('reservations as r', 'r.person_id', 'p.person_id')
    .select('p.id')
    .where('r.id', '=', reservationId)
    .execute()
  return rows.length
}
