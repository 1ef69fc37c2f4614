import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { anEvent, aSlot, letChoose } from '../factories/event'
import { aCtx } from '../factories/reservation'
import { type OpenHouse, useHouse } from '../set-up/house'
import { dropGuard, type Everyone, gatherEveryone, inviteEveryone } from './rush'

const seats = 12
const open = useHouse()

test('300 people ask for the same two slots in opposite orders: both or none, exactly full, no deadlock', async () => {
  const house = await openHouse()
  for (let round = 0; round < 2; round++) {
    const outcome = await rush(house, { noSeatLock: false })
    expect(outcome.reasons).toEqual(['slot_full'])
    expect(outcome.taken).toEqual([seats, seats])
    expect(outcome.halves).toBe(0)
  }
})

test('its twin, without the lock and without the guard, oversells: the test can see', async () => {
  const house = await openHouse()
  await dropGuard(house.db)
  let most = 0
  for (let round = 0; round < 10 && most <= seats; round++)
    most = Math.max(most, ...(await rush(house, { noSeatLock: true })).taken)
  expect(most).toBeGreaterThan(seats)
})

test('the event’s own bound is kept by a lock on the event, whatever slots are asked', async () => {
  const house = await openHouse()
  const outcome = await rush(house, { noSeatLock: false }, { capacity: 5, apart: true })
  expect(outcome.taken.reduce((sum, each) => sum + each, 0)).toBe(5)
  expect(outcome.reasons).toEqual(['sold_out'])
})

test('its twin, without the lock, is stopped by the schema, and without both it oversells', async () => {
  const house = await openHouse()
  const guarded = await rush(house, { noSeatLock: true }, { capacity: 5, apart: true })
  expect(guarded.taken.reduce((sum, each) => sum + each, 0)).toBe(5)
  for (const when of ['insert', 'update'])
    await sql.raw(`drop trigger reservations_guard_event_seats_${when} on reservations`).execute(house.db)
  let most = 0
  for (let round = 0; round < 10 && most <= 5; round++) {
    const { taken } = await rush(house, { noSeatLock: true }, { capacity: 5, apart: true })
    most = Math.max(
      most,
      taken.reduce((sum, each) => sum + each, 0),
    )
  }
  expect(most).toBeGreaterThan(5)
})

type House = OpenHouse & { brandId: string; everyone: Everyone }

async function openHouse(): Promise<House> {
  const { db, pools } = await open()
  const { brandId } = await anEvent(db)
  return { db, pools, brandId, everyone: await gatherEveryone(db, brandId) }
}

/** Everyone asks at once: for both slots, in one order or the other; or, `apart`, for one of the two. */
async function rush(
  house: House,
  switches: { noSeatLock: boolean },
  { capacity, apart = false }: { capacity?: number; apart?: boolean } = {},
) {
  const event = await anEvent(house.db, { brandId: house.brandId, capacity: 1000 })
  const hours = [9, 10].map(hour => new Date(Date.UTC(2037, 1, 12, hour)))
  const slots: string[] = []
  for (const startsAt of hours) slots.push(await aSlot(house.db, event, { startsAt, capacity: seats }))
  const most = apart ? 1 : 2
  await letChoose(house.db, event, { least: most, most, capacity, onlyThose: true })
  const guests = await inviteEveryone(house.db, house.everyone, event.id)
  const reasons = new Set<string>()
  await Promise.all(
    guests.map(async (guest, index) => {
      const order = index % 2 === 0 ? slots : slots.toReversed()
      const answer = await requestReservation(
        { ...aCtx(house.pools[index % 2] ?? house.db), switches },
        guest.actor,
        { invitationId: guest.invitationId, guests: [], slotIds: order.slice(0, most) },
      )
      if (!answer.ok) reasons.add(answer.reason)
    }),
  )
  const { rows } = await sql<{ taken: number }>`
    select live_seats(id) as taken from slots where event_id = ${event.id} order by starts_at`.execute(
    house.db,
  )
  const halves = await sql<{ count: number }>`
    select count(*)::int as count from (
      select reservation_id from reservation_slots where event_id = ${event.id}
      group by reservation_id having count(*) <> ${most}) half`.execute(house.db)
  return {
    taken: rows.map(row => row.taken),
    halves: halves.rows[0]?.count ?? 0,
    reasons: [...reasons].sort(),
  }
}
