import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readPasses } from '~/domain/attendance/read-passes.server'
import { openPass } from '~/domain/attendance/seal-pass.server'
import type { Actor } from '~/domain/kernel/actor'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { anEvent } from '../../factories/event'
import { aCtx, aGuest, hold } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

async function aParty(names: string[] = ['Hugo Renard']) {
  const event = await anEvent(database.db, { guestsAllowed: 3 })
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const ctx = aCtx(database.db)
  const reservationId = await hold(ctx, guest, names)
  const texts = async (actor: Actor = guest.actor) =>
    (await readPasses(ctx, actor, reservationId))?.passes.map(({ text }) => text)
  return { event, guest, ctx, reservationId, texts }
}

test('each of a party has a pass of their own, and the same one until something changes', async () => {
  const { guest, ctx, reservationId, texts } = await aParty(['Hugo Renard', 'Ada Renard'])
  const found = await readPasses(ctx, guest.actor, reservationId)
  expect(found?.passes.map(({ position, name }) => [position, name])).toEqual([
    [0, 'Camille Renard'],
    [1, 'Hugo Renard'],
    [2, 'Ada Renard'],
  ])
  expect(new Set(await texts()).size).toBe(3)
  expect(await texts()).toEqual(await texts())
  expect(found?.passes.map(({ text }) => openPass(ctx.secrets, text ?? ''))).toEqual(
    [0, 1, 2].map(position => ({ reservationId, position, number: 1 })),
  )
})

test('a pass is the person’s own: nobody else is shown that it exists', async () => {
  const { event, texts } = await aParty()
  const stranger = await aGuest(database.db, event)
  expect(await texts(stranger.actor)).toBeUndefined()
  expect(
    await texts({ kind: 'person', personId: stranger.personId, sessionId: randomUUID(), roles: [] }),
  ).toBeUndefined()
})

test('a reservation that is let go has no pass any more, and those given before carry a number that is past', async () => {
  const { guest, ctx, reservationId, texts } = await aParty()
  expect(await texts()).toHaveLength(2)
  expect((await cancelReservation(ctx, guest.actor, { reservationId, shown: 0 })).ok).toBe(true)
  expect(await texts()).toBeUndefined()
  expect(await numberOf(reservationId)).toBe(2)
})

test('another party has other passes, and a guest who is named at last has the one that waited', async () => {
  const { reservationId, texts } = await aParty([])
  const before = await texts()
  await database.db.updateTable('reservations').set({ seats: 2 }).where('id', '=', reservationId).execute()
  const grown = await texts()
  expect(grown).toHaveLength(2)
  expect(grown).not.toContain(before?.[0])

  const guest = { reservation_id: reservationId, position: 1, full_name: 'Hugo Renard' }
  await database.db.insertInto('guests').values(guest).execute()
  expect(await texts()).toEqual(grown)
  await database.db
    .updateTable('guests')
    .set({ full_name: 'Ada Lind' })
    .where('reservation_id', '=', reservationId)
    .execute()
  const renamed = await texts()
  expect(renamed?.some(text => grown?.includes(text))).toBe(false)
  await database.db.deleteFrom('guests').where('reservation_id', '=', reservationId).execute()
  expect((await texts())?.some(text => renamed?.includes(text))).toBe(false)
})

test('a hold that is not paid has no pass, nor has an event that is over or cancelled', async () => {
  const { event, reservationId, texts } = await aParty()
  await database.db
    .updateTable('events')
    .set({ state: 'cancelled', cancelled_at: new Date() })
    .where('id', '=', event.id)
    .execute()
  expect(await texts()).toBeUndefined()
  await database.db
    .updateTable('events')
    .set({
      state: 'published',
      cancelled_at: null,
      rsvp_closes_at: new Date('2026-01-01T10:00:00Z'),
      starts_at: new Date('2026-01-02T10:00:00Z'),
      ends_at: new Date('2026-01-02T12:00:00Z'),
    })
    .where('id', '=', event.id)
    .execute()
  expect(await texts()).toBeUndefined()

  const other = await aParty()
  await database.db
    .updateTable('reservations')
    .set({ state: 'held', confirmed_at: null, expires_at: new Date('2037-01-01') })
    .where('id', '=', other.reservationId)
    .execute()
  expect(await other.texts()).toBeUndefined()
  expect(await numberOf(reservationId)).toBe(1)
})

async function numberOf(id: string): Promise<number> {
  const row = await database.db
    .selectFrom('reservations')
    .select('pass_number as number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.number
}
