import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import type { ForMember } from '~/domain/reservations/judge-for-member.server'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { reserveForMember } from '~/domain/reservations/reserve-for-member.server'
import { findPeopleToSeat, readSeatsToGive } from '~/domain/reservations/reserve-queries.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { acceptOffer } from '~/domain/waitlist/answer-offer.server'
import { offerToMember } from '~/domain/waitlist/offer-to-member.server'
import { askAges } from '../../factories/asking'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aFact, aPermission, aStaffMember, someone, someoneWilling } from '../../factories/invitation'
import {
  aGuest,
  aPaidEvent,
  depositOf,
  hold,
  lettersTo,
  movementsOfReservation,
  stateOf,
  urls,
} from '../../factories/reservation'
import { aWaiting, entryOf } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { keepInvariants } from '../../set-up/invariants'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)
keepInvariants(database)

const staffOf = (event: MadeEvent) =>
  aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })

async function close(event: MadeEvent): Promise<void> {
  await database.db
    .updateTable('events')
    .set({ rsvp_closes_at: new Date(Date.now() - 1000) })
    .where('id', '=', event.id)
    .execute()
}

const wish = (event: MadeEvent, personId: string, rest: Partial<ForMember> = {}): ForMember => ({
  ...{ eventId: event.id, personId, guests: [], seats: 1, slotIds: [], passesLine: false },
  reason: 'Par téléphone, ce matin',
  ...rest,
})
const reserve = (staff: SignedIn, asked: ForMember) => reserveForMember(till.ctx, staff, asked)
const named = (...names: string[]) => names.map(fullName => ({ fullName }))

const rowOf = (id: string) =>
  database.db
    .selectFrom('reservations')
    .select(['state', 'source', 'seats', 'staff_reason', 'invitation_id', 'waitlist_entry_id', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('after the close someone who is no member and was not invited has seats at once, for no deposit, and a letter; six presses are one', async () => {
  const event = await aPaidEvent(database.db, { guestsAllowed: 0 })
  const personId = await someoneWilling(database.db, event)
  const staff = await staffOf(event)
  await close(event)
  const asked = wish(event, personId, { guests: named('Anne Renard'), seats: 4 })
  const presses = await Promise.all(Array.from({ length: 6 }, () => reserve(staff, asked)))
  const ids = new Set(presses.map(press => (press.ok ? press.value.reservationId : press.reason)))
  expect(ids.size).toBe(1)
  const [id = ''] = ids
  expect(await rowOf(id)).toMatchObject({
    ...{ state: 'confirmed', source: 'staff', seats: 4, staff_reason: 'Par téléphone, ce matin' },
  })
  expect(await lettersTo(database.db, personId)).toEqual(['reservation_confirmed'])
  const deposits = await database.db
    .selectFrom('deposits')
    .select('id')
    .where('reservation_id', '=', id)
    .execute()
  expect(deposits).toEqual([])
  const trail = await database.db
    .selectFrom('audit_entries')
    .select(['action', 'actor_person_id'])
    .where('subject_id', '=', id)
    .execute()
  expect(trail).toEqual([{ action: 'reservation.given', actor_person_id: staff.personId }])
  expect(await reserve(staff, wish(event, personId))).toMatchObject({
    reason: 'has_seats',
    reservationId: id,
  })
})

test('a seat that is not there is not given, nor one in an event that has begun or is not open', async () => {
  const event = await anEvent(database.db, { capacity: 2 })
  await hold(till.ctx, await aGuest(database.db, event))
  const staff = await staffOf(event)
  const personId = await someoneWilling(database.db, event)
  expect(await reserve(staff, wish(event, personId, { seats: 2 }))).toMatchObject({
    reason: 'not_enough_seats',
    seatsFree: 1,
  })
  expect(await reserve(staff, wish(event, personId, { reason: '  ' }))).toMatchObject({ reason: 'no_reason' })
  const set = (values: { state?: 'draft'; starts_at?: Date; rsvp_closes_at?: Date }) =>
    database.db.updateTable('events').set(values).where('id', '=', event.id).execute()
  const past = new Date(Date.now() - 1000)
  await set({ starts_at: past, rsvp_closes_at: past })
  expect(await reserve(staff, wish(event, personId))).toMatchObject({ reason: 'begun' })
  const draft = await anEvent(database.db, { brandId: event.brandId, state: 'draft' })
  expect(await reserve(staff, wish(draft, personId))).toMatchObject({ reason: 'not_open' })
})

test('two who press for the last seat give it once', async () => {
  const event = await anEvent(database.db, { capacity: 1 })
  const staff = await staffOf(event)
  const people = await Promise.all(Array.from({ length: 5 }, () => someoneWilling(database.db, event)))
  const answers = await Promise.all(people.map(personId => reserve(staff, wish(event, personId))))
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
})

test('brand staff seat those alone who gave that brand a permission, and managers whom they will', async () => {
  const event = await anEvent(database.db)
  const other = await anEvent(database.db)
  const both: SignedIn = {
    ...(await staffOf(event)),
    roles: [event, other].map(({ brandId }) => ({ role: 'brand_staff' as const, brandId })),
  }
  const { id: elsewhere } = await someone(database.db, { familyName: 'Quimper' })
  await aPermission(database.db, { personId: elsewhere, brandId: other.brandId })
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const door = await aStaffMember(database.db, { role: 'door', eventId: event.id })
  const of = { eventId: event.id, personId: elsewhere }
  for (const actor of [both, door, await staffOf(other)]) {
    expect(await reserve(actor, wish(event, elsewhere))).toMatchObject({ reason: 'not_found' })
    expect(await offerToMember(till.ctx, actor, wish(event, elsewhere))).toMatchObject({
      reason: 'not_found',
    })
    expect(await readSeatsToGive(database.db, actor, of)).toBeNull()
  }
  const sought = { eventId: event.id, q: 'quimper' }
  expect(await findPeopleToSeat(database.db, door, sought)).toBeNull()
  expect(await findPeopleToSeat(database.db, both, sought)).toMatchObject({ people: [] })
  expect(await findPeopleToSeat(database.db, both, { ...sought, eventId: other.id })).toMatchObject({
    people: [{ id: elsewhere }],
  })
  expect(await findPeopleToSeat(database.db, manager, sought)).toMatchObject({ people: [{ id: elsewhere }] })
  expect(await reserve(manager, wish(event, randomUUID()))).toMatchObject({ reason: 'not_found' })
  expect(await reserve(manager, wish(event, elsewhere))).toMatchObject({ ok: true })
})

test('whoever declined comes after all by the same invitation, and whoever waited no longer waits', async () => {
  const event = await anEvent(database.db, { capacity: 1 })
  const seated = await aGuest(database.db, event)
  await hold(till.ctx, seated)
  const waiting = await aWaiting(database.db, event)
  const declined = await aGuest(database.db, event, { state: 'declined' })
  await database.db.updateTable('slots').set({ capacity: 3 }).where('id', '=', event.slotId).execute()
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const first = await reserve(manager, wish(event, waiting.personId))
  await till.work()
  expect(await entryOf(database.db, waiting.entryId)).toMatchObject({ state: 'seated' })
  const second = await reserve(manager, wish(event, declined.personId))
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true }])
  expect(await rowOf(second.ok ? second.value.reservationId : '')).toMatchObject({
    invitation_id: declined.invitationId,
  })
  const { state } = await database.db
    .selectFrom('invitations')
    .select('state')
    .where('id', '=', declined.invitationId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('sent')
})

test('those who wait come first, unless the house says that this party passes before them', async () => {
  const event = await anEvent(database.db, { capacity: 1 })
  const seated = await aGuest(database.db, event)
  await hold(till.ctx, seated)
  await aWaiting(database.db, event)
  await database.db.updateTable('slots').set({ capacity: 2 }).where('id', '=', event.slotId).execute()
  await close(event)
  const staff = await staffOf(event)
  const asked = wish(event, await someoneWilling(database.db, event))
  expect(await reserve(staff, asked)).toMatchObject({ reason: 'line_waits' })
  expect(await offerToMember(till.ctx, staff, asked)).toMatchObject({ reason: 'line_waits' })
  expect(await reserve(staff, { ...asked, passesLine: true })).toMatchObject({ ok: true })
})

test('an age that is known too low is refused to the house too; one that is not known is asked before they come', async () => {
  const event = await anEvent(database.db)
  await askAges(database.db, event, { minAge: 18 })
  const staff = await staffOf(event)
  const child = await someoneWilling(database.db, event)
  await aFact(database.db, {
    personId: child,
    brandId: event.brandId,
    kind: 'birth_date',
    value: '2030-01-01',
  })
  expect(await reserve(staff, wish(event, child))).toMatchObject({ reason: 'too_young', minAge: 18 })
  const unknown = await someoneWilling(database.db, event)
  expect(await reserve(staff, wish(event, unknown))).toMatchObject({ ok: true })
})

test('where the person is to pay, the seats are offered to them after the close; they take them up and pay as for any offer', async () => {
  const event = await aPaidEvent(database.db)
  const personId = await someoneWilling(database.db, event)
  const staff = await staffOf(event)
  await close(event)
  const asked = wish(event, personId, { guests: named('Anne Renard'), seats: 2 })
  const offered = await offerToMember(till.ctx, staff, asked)
  const id = offered.ok ? offered.value.reservationId : ''
  expect(await rowOf(id)).toMatchObject({
    ...{ state: 'offered', source: 'staff', seats: 2, staff_reason: 'Par téléphone, ce matin' },
  })
  expect(await lettersTo(database.db, personId)).toEqual(['reservation_offered'])
  expect(await offerToMember(till.ctx, staff, asked)).toMatchObject({
    reason: 'has_seats',
    reservationId: id,
  })
  const self: SignedIn = { kind: 'person', personId, sessionId: randomUUID(), roles: [] }
  expect(await acceptOffer(till.ctx, self, id)).toMatchObject({ ok: true, value: { state: 'held' } })
  const page = await openCheckout(till.ctx, self, id, urls)
  await till.pay(page.ok ? page.value.url : '')
  await settleDeposit(till.ctx, (await depositOf(database.db, id)).id)
  await till.work()
  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 100000'])
  const { waitlist_entry_id: entryId } = await rowOf(id)
  expect(await entryOf(database.db, entryId ?? '')).toMatchObject({ state: 'seated' })
})

test('whoever waits is offered seats by the place that they have, and keeps it', async () => {
  const event = await anEvent(database.db, { capacity: 1 })
  const seated = await aGuest(database.db, event)
  await hold(till.ctx, seated)
  const waiting = await aWaiting(database.db, event)
  await database.db.updateTable('slots').set({ capacity: 3 }).where('id', '=', event.slotId).execute()
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const offered = await offerToMember(till.ctx, manager, wish(event, waiting.personId, { seats: 2 }))
  const { waitlist_entry_id: entryId } = await rowOf(offered.ok ? offered.value.reservationId : '')
  expect(entryId).toBe(waiting.entryId)
  expect(await entryOf(database.db, waiting.entryId)).toMatchObject({ state: 'offered', seats: 2 })
})
