import { expect, test } from 'vitest'
import { changeCapacity } from '~/domain/events/change-capacity.server'
import { readRooms } from '~/domain/events/room-queries.server'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { anEvent, letChoose } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aCtx, aGuest, countEffects } from '../../factories/reservation'
import { aWaiting, fill, offeredTo } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants, readFaults } from '../../set-up/invariants'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)

async function aFullEvent() {
  const event = await anEvent(database.db, { capacity: 3 })
  const seated = await fill(database.db, event)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  const set = (seats: number, because = '') =>
    changeCapacity(ctx(), staff, { eventId: event.id, slotId: event.slotId, seats, because })
  return { event, seated, staff, set }
}

test('more seats are offered to those who wait', async () => {
  const { event, set } = await aFullEvent()
  const waiting = await aWaiting(database.db, event)
  const before = await countEffects(database.db, 'waitlist.promote')
  expect(await set(4)).toMatchObject({ ok: true, value: { overbooked: false } })
  expect(await countEffects(database.db, 'waitlist.promote')).toBe(before + 1)
  await promoteWaiting(ctx(), event.id)
  expect(await offeredTo(database.db, event.id)).toEqual([waiting.personId])
})

test('fewer than are taken is refused, or recorded with a reason; nobody is dropped, and nobody new is seated until there is room', async () => {
  const { event, seated, set } = await aFullEvent()
  expect(await set(1)).toMatchObject({ reason: 'seats_taken', taken: 3 })
  expect(await set(1, 'Une table en moins')).toMatchObject({ ok: true, value: { overbooked: true } })
  expect(await readRooms(database.db, event.id)).toMatchObject([
    { capacity: 1, taken: 3, overbookedBecause: 'Une table en moins' },
  ])
  const ask = async () => {
    const guest = await aGuest(database.db, event)
    return requestReservation(ctx(), guest.actor, { invitationId: guest.invitationId, guests: [] })
  }
  for (const one of seated) {
    expect(await ask()).toMatchObject({ reason: 'sold_out' })
    await cancelReservation(ctx(), one.actor, { reservationId: one.reservationId, shown: 0 })
  }
  expect(await ask()).toMatchObject({ ok: true })
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('the bound over all slots is never brought below what is taken, and nobody else may change it', async () => {
  const { event, staff } = await aFullEvent()
  await letChoose(database.db, event, { least: 0, most: 0, capacity: 5 })
  const bound = (seats: number) =>
    changeCapacity(ctx(), staff, { eventId: event.id, slotId: null, seats, because: 'Une raison' })
  expect(await bound(2)).toMatchObject({ reason: 'seats_taken', taken: 3 })
  expect(await bound(3)).toMatchObject({ ok: true })
  expect(await readRooms(database.db, event.id)).toMatchObject([{ slot: null, capacity: 3 }, { capacity: 3 }])
  const other = await aStaffMember(database.db, {
    role: 'brand_staff',
    brandId: (await anEvent(database.db)).brandId,
  })
  expect(
    await changeCapacity(ctx(), other, { eventId: event.id, slotId: event.slotId, seats: 9, because: '' }),
  ).toMatchObject({ reason: 'not_found' })
})
