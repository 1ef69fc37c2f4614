import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '~/domain/kernel/actor'
import { readReservationOffer } from '~/domain/reservations/offer-queries.server'
import { listMyReservations, readReservation } from '~/domain/reservations/queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { readClock } from '~db/locks'
import { anEvent } from '../../factories/event'
import {
  aCtx,
  aGuest,
  aPaidEvent,
  countEffects,
  depositOf,
  type Guest,
  hold,
  lettersTo,
  runOut,
  stateOf,
  until,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ask = (guest: Guest, ...names: string[]) =>
  requestReservation(aCtx(database.db), guest.actor, {
    invitationId: guest.invitationId,
    guests: names.map(fullName => ({ fullName })),
  })

test('a yes holds the whole party’s seats for thirty minutes and opens a deposit with the terms in force', async () => {
  const event = await aPaidEvent(database.db)
  const guest = await aGuest(database.db, event)
  const before = await readClock(database.db)
  const answer = await ask(guest, '  Hugo   Renard ', ' ')
  const after = await readClock(database.db)

  if (!answer.ok) throw new Error(answer.reason)
  expect(answer.value).toMatchObject({
    state: 'held',
    seats: 2,
    deposit: { amount: 100_000, currency: 'EUR' },
  })
  const expiresAt = answer.value.expiresAt?.getTime() ?? 0
  expect(expiresAt).toBeGreaterThanOrEqual(before.getTime() + 30 * 60_000)
  expect(expiresAt).toBeLessThanOrEqual(after.getTime() + 30 * 60_000)

  const view = await readReservation(database.db, guest.actor, answer.value.reservationId)
  expect(view).toMatchObject({
    standing: 'held',
    guests: ['Hugo Renard'],
    deposit: { amount: 100_000, paid: 0, refund: null },
    cancellation: { kind: 'release', paid: null, returned: null },
  })
  expect(view?.deposit?.promises.map(({ percent, lastDay }) => `${percent} % until ${lastDay}`)).toEqual([
    '100 % until 2036-12-29',
    '50 % until 2037-01-29',
    '0 % until 2037-02-12',
  ])
})

test('without a deposit the yes is final, and the letter follows', async () => {
  const event = await anEvent(database.db)
  const guest = await aGuest(database.db, event)
  const answer = await ask(guest)
  expect(answer).toMatchObject({ ok: true, value: { state: 'confirmed', expiresAt: null, deposit: null } })
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed'])
})

test('two tabs, ten presses at once and a retry have one reservation and one deposit', async () => {
  const event = await aPaidEvent(database.db)
  const guest = await aGuest(database.db, event)
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(guest, 'Hugo Renard')))
  answers.push(await ask(guest, 'Hugo Renard'))
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ ok: true, value: { state: 'held', seats: 2 } })
  expect(await listMyReservations(database.db, guest.actor)).toHaveLength(1)
})

test('another guest’s name stays with the same hold', async () => {
  const event = await aPaidEvent(database.db)
  const guest = await aGuest(database.db, event)
  const id = await hold(aCtx(database.db), guest, ['Hugo Renard'])
  expect(await ask(guest, 'Inès Renard')).toMatchObject({ ok: true, value: { reservationId: id } })
  expect((await readReservation(database.db, guest.actor, id))?.guests).toEqual(['Inès Renard'])
})

test('another number of seats replaces the hold, its deposit, and gives no new half hour', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const guest = await aGuest(database.db, event)
  const first = await ask(guest)
  const second = await ask(guest, 'Hugo Renard')
  if (!first.ok || !second.ok) throw new Error('refused')
  expect(second.value.reservationId).not.toBe(first.value.reservationId)
  expect(second.value.expiresAt).toEqual(first.value.expiresAt)
  expect(second.value.deposit?.amount).toBe(100_000)
  expect((await depositOf(database.db, first.value.reservationId)).amount).toBe(50_000)
  expect(await readReservation(database.db, guest.actor, first.value.reservationId)).toMatchObject({
    standing: 'cancelled',
    endedBecause: 'replaced',
    currentId: second.value.reservationId,
  })
})

test('a larger party that does not fit leaves the hold as it was', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const [one, other] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  const id = await hold(aCtx(database.db), one)
  await hold(aCtx(database.db), other)
  expect(await ask(one, 'Hugo Renard')).toEqual({
    ok: false,
    reason: 'not_enough_seats',
    seatsFree: 1,
    next: 'fewer_guests',
  })
  expect(await stateOf(database.db, id)).toBe('held')
})

test('a party sits whole or not at all, in every slot of the event', async () => {
  const event = await anEvent(database.db, { capacity: 5 })
  await database.db
    .insertInto('slots')
    .values({ event_id: event.id, starts_at: event.draft.startsAt, ends_at: event.draft.endsAt, capacity: 1 })
    .execute()
  const guest = await aGuest(database.db, event)
  expect(await ask(guest, 'Hugo Renard')).toMatchObject({ reason: 'not_enough_seats', seatsFree: 1 })
  const answer = await ask(guest)
  expect(answer).toMatchObject({ ok: true, value: { seats: 1 } })
  expect(await ask(await aGuest(database.db, event))).toMatchObject({ reason: 'sold_out' })
})

test('a confirmed party is not changed by a second yes', async () => {
  const event = await anEvent(database.db)
  const guest = await aGuest(database.db, event)
  const id = await hold(aCtx(database.db), guest)
  expect(await ask(guest, 'Hugo Renard')).toEqual({
    ok: false,
    reason: 'already_confirmed',
    reservationId: id,
    next: 'open_reservation',
  })
})

test('a decline is taken back by a yes', async () => {
  const event = await anEvent(database.db)
  const guest = await aGuest(database.db, event, { state: 'declined' })
  await hold(aCtx(database.db), guest)
  const { state } = await database.db
    .selectFrom('invitations')
    .select('state')
    .where('id', '=', guest.invitationId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('sent')
})

test.each([
  ['too many guests', {}, { guestsAllowed: 0 }, 'guests_not_allowed'],
  ['a withdrawn invitation', {}, { state: 'withdrawn' as const }, 'withdrawn'],
  ['the reply date behind us', { replyClosesAt: new Date('2020-01-01') }, {}, 'closed'],
  ['an event that is not published', { state: 'draft' as const }, {}, 'closed'],
  ['a cancelled event', { state: 'cancelled' as const }, {}, 'cancelled_event'],
])('%s is refused, with a reason', async (_, eventWishes, guestWishes, reason) => {
  const event = await anEvent(database.db, eventWishes)
  const guest = await aGuest(database.db, event, guestWishes)
  expect(await ask(guest, 'Hugo Renard')).toMatchObject({ ok: false, reason })
  expect(await listMyReservations(database.db, guest.actor)).toEqual([])
})

test('nobody else learns that an invitation or a reservation exists', async () => {
  const event = await aPaidEvent(database.db)
  const [one, other] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  const id = await hold(aCtx(database.db), one)
  const signedIn: Actor = {
    kind: 'person',
    personId: other.personId,
    sessionId: '',
    roles: [{ role: 'admin' }],
  }
  for (const actor of [other.actor, signedIn]) {
    const answer = await requestReservation(aCtx(database.db), actor, {
      invitationId: one.invitationId,
      guests: [],
    })
    expect(answer).toEqual({ ok: false, reason: 'not_found' })
    expect(await readReservation(database.db, actor, id)).toBeNull()
    expect(await readReservationOffer(database.db, actor, one.invitationId)).toBeNull()
  }
  expect(await readReservation(database.db, one.actor, 'not-an-id')).toBeNull()
})

test('an unpaid hold frees its seats at the very instant it ends, with no sweeper at work', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const [one, other] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  const id = await hold(aCtx(database.db), one)
  const { rows } = await sql<{ end: Date }>`
    update reservations set expires_at = clock_timestamp() + interval '700 milliseconds' where id = ${id}
    returning expires_at as end
  `.execute(database.db)
  const end = rows[0]?.end.getTime() ?? 0

  let lastNo = 0
  let answer = await ask(other)
  await until(async () => {
    if (answer.ok) return true
    expect(answer.reason).toBe('sold_out')
    lastNo = (await readClock(database.db)).getTime()
    answer = await ask(other)
    return answer.ok
  })
  expect(lastNo).toBeGreaterThan(0)
  expect((await readClock(database.db)).getTime()).toBeGreaterThanOrEqual(end)
  // No one had swept: the record still says held, and the page says what is true.
  expect(await stateOf(database.db, id)).toBe('held')
  expect((await readReservation(database.db, one.actor, id))?.standing).toBe('lapsed')
})

test('a hold of one’s own that ran out makes way for a new one', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const guest = await aGuest(database.db, event)
  const first = await hold(aCtx(database.db), guest)
  await runOut(database.db, first)
  const closings = await countEffects(database.db, 'deposits.close_checkout')
  const second = await hold(aCtx(database.db), guest)
  expect(second).not.toBe(first)
  expect(await stateOf(database.db, first)).toBe('lapsed')
  expect(await countEffects(database.db, 'deposits.close_checkout')).toBe(closings + 1)
})

test('the invitation’s page is told by the same policy what a yes would be answered', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const [one, other] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  expect(await readReservationOffer(database.db, one.actor, one.invitationId)).toMatchObject({
    answer: { ok: true },
    seatsFree: 2,
    guestsAllowed: 1,
    depositPerSeat: { amount: 50_000 },
    live: null,
  })
  const id = await hold(aCtx(database.db), other, ['Hugo Renard'])
  expect(await readReservationOffer(database.db, one.actor, one.invitationId)).toMatchObject({
    answer: { ok: false, reason: 'sold_out' },
    seatsFree: 0,
  })
  expect(await readReservationOffer(database.db, other.actor, other.invitationId)).toMatchObject({
    answer: { ok: true },
    live: { id, standing: 'held' },
  })
})
