import { expect, test } from 'vitest'
import { readReservationOffer } from '~/domain/reservations/offer-queries.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { anEvent, aSlot, letChoose } from '../../factories/event'
import {
  aCtx,
  aGuest,
  aPaidEvent,
  countEffects,
  type Guest,
  hold,
  runOut,
  stateOf,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const at = (hour: number) => new Date(`2037-02-12T${String(hour).padStart(2, '0')}:00:00Z`)
const ask = (guest: Guest, slotIds: string[], wish: { names?: string[]; seats?: number } = {}) =>
  requestReservation(aCtx(database.db), guest.actor, {
    invitationId: guest.invitationId,
    guests: (wish.names ?? []).map(fullName => ({ fullName })),
    seats: wish.seats,
    slotIds,
  })

async function slotsOf(reservationId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('reservation_id', '=', reservationId)
    .execute()
  return rows.map(row => row.slot_id).sort()
}

test('a party sits in the whole of the event and in the slots it chose', async () => {
  const event = await anEvent(database.db)
  const [nine, ten] = [
    await aSlot(database.db, event, { startsAt: at(9) }),
    await aSlot(database.db, event, { startsAt: at(10) }),
  ]
  await aSlot(database.db, event, { startsAt: at(11) })
  await letChoose(database.db, event, { least: 1, most: 2 })
  const guest = await aGuest(database.db, event)
  const answer = await ask(guest, [ten, nine], { names: ['Hugo Renard'] })
  if (!answer.ok) throw new Error(answer.reason)
  expect(await slotsOf(answer.value.reservationId)).toEqual([event.slotId, nine, ten].sort())
  // Two tabs and a retry: the same slots in any order are the same answer.
  expect(await ask(guest, [nine, ten], { names: ['Hugo Renard'] })).toEqual(answer)
})

test('both slots or none: when one of two is full, neither is taken', async () => {
  const event = await anEvent(database.db)
  const [nine, ten] = [
    await aSlot(database.db, event, { startsAt: at(9), capacity: 1 }),
    await aSlot(database.db, event, { startsAt: at(10), capacity: 1 }),
  ]
  await letChoose(database.db, event, { least: 1, most: 2 })
  expect(await ask(await aGuest(database.db, event), [ten])).toMatchObject({ ok: true })
  const guest = await aGuest(database.db, event)
  expect(await ask(guest, [nine, ten])).toEqual({
    ok: false,
    reason: 'slot_full',
    startsAt: at(10),
    next: 'choose_another',
  })
  expect(await ask(await aGuest(database.db, event), [nine])).toMatchObject({ ok: true })
})

test.each([
  ['none', () => [], 'choose_slots'],
  ['too many', (all: string[]) => all.slice(0, 3), 'choose_slots'],
  ['a closed one', (all: string[]) => [all[3]], 'slot_closed'],
  ['one over another', (all: string[]) => [all[0], all[4]], 'slots_overlap'],
  ['one of another event', (all: string[]) => [all[5]], 'slot_closed'],
  ['no id at all', () => ['nine o’clock'], 'slot_closed'],
])('of the slots to choose, %s is refused with its reason', async (_, pick, reason) => {
  const event = await anEvent(database.db)
  const other = await anEvent(database.db)
  const all = [
    await aSlot(database.db, event, { startsAt: at(9) }),
    await aSlot(database.db, event, { startsAt: at(10) }),
    await aSlot(database.db, event, { startsAt: at(11) }),
    await aSlot(database.db, event, { startsAt: at(12), closedAt: at(1) }),
    await aSlot(database.db, event, { startsAt: new Date('2037-02-12T09:20:00Z') }),
    await aSlot(database.db, other, { startsAt: at(9) }),
  ]
  await letChoose(database.db, event, { least: 1, most: 2 })
  const slotIds = pick(all).filter(id => id !== undefined)
  expect(await ask(await aGuest(database.db, event), slotIds)).toMatchObject({ ok: false, reason })
})

test('the event’s own bound holds over all slots, and a party counts once however many it sits in', async () => {
  const event = await anEvent(database.db)
  const [nine, ten] = [
    await aSlot(database.db, event, { startsAt: at(9), capacity: 9 }),
    await aSlot(database.db, event, { startsAt: at(10), capacity: 9 }),
  ]
  await letChoose(database.db, event, { least: 1, most: 2, capacity: 3, onlyThose: true })
  expect(await ask(await aGuest(database.db, event), [nine, ten], { names: ['Hugo Renard'] })).toMatchObject({
    ok: true,
  })
  const guest = await aGuest(database.db, event)
  expect(await ask(guest, [ten], { names: ['Inès Renard'] })).toMatchObject({
    reason: 'not_enough_seats',
    seatsFree: 1,
  })
  expect(await ask(guest, [ten])).toMatchObject({ ok: true })
  expect(await ask(await aGuest(database.db, event), [nine])).toMatchObject({ reason: 'sold_out' })
})

test('other slots take the place of an unpaid hold, which keeps its end', async () => {
  const event = await aPaidEvent(database.db)
  const [nine, ten] = [
    await aSlot(database.db, event, { startsAt: at(9), capacity: 1 }),
    await aSlot(database.db, event, { startsAt: at(10), capacity: 1 }),
  ]
  await letChoose(database.db, event)
  const guest = await aGuest(database.db, event)
  const first = await ask(guest, [nine])
  const second = await ask(guest, [ten])
  if (!first.ok || !second.ok) throw new Error('refused')
  expect(second.value.expiresAt).toEqual(first.value.expiresAt)
  expect(await slotsOf(second.value.reservationId)).toEqual([event.slotId, ten].sort())
  expect(await ask(await aGuest(database.db, event), [nine])).toMatchObject({ ok: true })
})

test('a page before anything is chosen offers what the roomiest slots leave', async () => {
  const event = await anEvent(database.db, { capacity: 24 })
  await aSlot(database.db, event, { startsAt: at(9), capacity: 1 })
  await aSlot(database.db, event, { startsAt: at(10), capacity: 4 })
  await letChoose(database.db, event)
  const guest = await aGuest(database.db, event)
  expect(await readReservationOffer(database.db, guest.actor, guest.invitationId)).toMatchObject({
    seatsFree: 4,
    answer: { ok: true },
  })
})

test('guests without a name have their seats, where the event names them later', async () => {
  const event = await anEvent(database.db)
  const guest = await aGuest(database.db, event)
  expect(await ask(guest, [], { seats: 2 })).toMatchObject({ reason: 'guests_unnamed' })
  await database.db
    .updateTable('events')
    .set({ guests_named_by: event.draft.replyClosesAt })
    .where('id', '=', event.id)
    .execute()
  const answer = await ask(guest, [], { seats: 2 })
  if (!answer.ok) throw new Error(answer.reason)
  expect(answer.value.seats).toBe(2)
  expect(await readReservation(database.db, guest.actor, answer.value.reservationId)).toMatchObject({
    seats: 2,
    guests: [],
  })
})

test('whatever frees seats has them offered to those who wait, in one effect until it begins', async () => {
  const event = await aPaidEvent(database.db)
  const ids = [
    await hold(aCtx(database.db), await aGuest(database.db, event)),
    await hold(aCtx(database.db), await aGuest(database.db, event)),
  ]
  const before = await countEffects(database.db, 'waitlist.promote')
  for (const id of ids) await runOut(database.db, id)
  const { lapseOverdueHolds } = await import('~/domain/reservations/lapse-reservation.server')
  await lapseOverdueHolds(aCtx(database.db))
  expect(await Promise.all(ids.map(id => stateOf(database.db, id)))).toEqual(['lapsed', 'lapsed'])
  expect(await countEffects(database.db, 'waitlist.promote')).toBe(before + 1)
})
