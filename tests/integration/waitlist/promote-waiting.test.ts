import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { acceptOffer, declineOffer } from '~/domain/waitlist/answer-offer.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { leaveWaitlist } from '~/domain/waitlist/leave-waitlist.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { readWaiting } from '~/domain/waitlist/queries.server'
import { anEvent, aSlot, type EventWishes, letChoose, type MadeEvent } from '../../factories/event'
import { aRankedMember } from '../../factories/ranked-member'
import {
  aCtx,
  aGuest,
  aPaidEvent,
  countEffects,
  hold,
  lettersTo,
  runOut,
  stateOf,
} from '../../factories/reservation'
import { aParty, aWaiting, entryOf, fill, offeredTo, offerOf } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants, readFaults } from '../../set-up/invariants'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)
const promote = (event: { id: string }) => promoteWaiting(ctx(), event.id)

async function aFullEvent(wishes: EventWishes = {}) {
  const event = await anEvent(database.db, { capacity: 2, ...wishes })
  return { event, seated: await fill(database.db, event) }
}

async function setHead(
  event: MadeEvent,
  rule: { head?: 'strict' | 'fit'; order?: 'arrival' | 'rank' | 'attendance' },
) {
  await database.db
    .updateTable('events')
    .set({
      ...(rule.head && { waitlist_head: rule.head }),
      ...(rule.order && { waitlist_order: rule.order }),
    })
    .where('id', '=', event.id)
    .execute()
}

async function free(
  one: { actor: Parameters<typeof cancelReservation>[1]; reservationId: string } | undefined,
) {
  if (!one) throw new Error('nobody sits there')
  const let_ = await cancelReservation(ctx(), one.actor, { reservationId: one.reservationId, shown: 0 })
  if (!let_.ok) throw new Error(let_.reason)
}

test('a seat that comes free is offered to the head of the line, with a letter that says until when', async () => {
  const { event, seated } = await aFullEvent()
  const first = await aWaiting(database.db, event)
  const second = await aWaiting(database.db, event)
  expect(await promote(event)).toBe(0)
  const queued = await countEffects(database.db, 'waitlist.promote')
  await free(seated[0])
  expect(await countEffects(database.db, 'waitlist.promote')).toBeGreaterThanOrEqual(queued)
  expect(await promote(event)).toBe(1)
  expect(await promote(event)).toBe(0)
  expect(await offeredTo(database.db, event.id)).toEqual([first.personId])
  expect(await lettersTo(database.db, first.personId)).toEqual(['reservation_offered'])
  expect(await entryOf(database.db, second.entryId)).toMatchObject({ state: 'waiting', offers_made: 0 })
  expect((await offerOf(database.db, first.entryId)).source).toBe('waitlist')
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('seats that are free but owed to the line are not taken by someone who has just come', async () => {
  const { event, seated } = await aFullEvent()
  await aWaiting(database.db, event)
  const newcomer = await aGuest(database.db, event)
  const ask = () =>
    requestReservation(ctx(), newcomer.actor, { invitationId: newcomer.invitationId, guests: [] })
  expect(await ask()).toMatchObject({ reason: 'sold_out', next: 'join_the_line' })
  await free(seated[0])
  expect(await ask()).toMatchObject({ reason: 'line_waits', next: 'join_the_line' })
  await promote(event)
  expect(await ask()).toMatchObject({ reason: 'sold_out' })
  await free(seated[1])
  expect(await ask()).toMatchObject({ ok: true })
})

test('by `fit` a newcomer takes what no waiting party can use; by `strict` nobody passes the head, newcomers neither', async () => {
  const { event, seated } = await aFullEvent()
  const pair = await aWaiting(database.db, event, { seats: 2 })
  await free(seated[0])
  const newcomer = await aGuest(database.db, event)
  const ask = () =>
    requestReservation(ctx(), newcomer.actor, { invitationId: newcomer.invitationId, guests: [] })
  await setHead(event, { head: 'strict' })
  expect(await promote(event)).toBe(0)
  expect(await ask()).toMatchObject({ reason: 'line_waits' })
  await setHead(event, { head: 'fit' })
  expect(await promote(event)).toBe(0)
  expect(await ask()).toMatchObject({ ok: true })
  expect((await entryOf(database.db, pair.entryId)).state).toBe('waiting')
})

test('parties of one to three: `fit` offers to the first that fits, `strict` waits for the head', async () => {
  for (const [head, expected] of [
    ['fit', [1, 2]],
    ['strict', []],
  ] as const) {
    const { event, seated } = await aFullEvent({ capacity: 4 })
    await setHead(event, { head })
    const three = await aWaiting(database.db, event, { seats: 3 })
    const one = await aWaiting(database.db, event, { seats: 1 })
    const two = await aWaiting(database.db, event, { seats: 1 })
    const line = [three, one, two].map(({ personId }) => personId)
    await free(seated[0])
    await free(seated[1])
    await promote(event)
    expect(await offeredTo(database.db, event.id)).toEqual(expected.map(at => line[at]))
    if (head === 'fit') continue
    await free(seated[2])
    await promote(event)
    expect(await offeredTo(database.db, event.id)).toEqual([three.personId])
  }
})

test('pressed twice, or in two tabs, joining is one place; a party that grows goes to the end, one that shrinks keeps its place', async () => {
  const { event } = await aFullEvent()
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const join = (seats: number) =>
    joinWaitlist(ctx(), guest.actor, { invitationId: guest.invitationId }, aParty({ seats }))
  const both = await Promise.all([join(2), join(2), join(2), join(2)])
  expect(new Set(both.map(answer => (answer.ok ? answer.value.entryId : answer.reason))).size).toBe(1)
  const [answer] = both
  if (!answer?.ok) throw new Error('refused')
  const before = (await entryOf(database.db, answer.value.entryId)).joined_at
  expect(await join(1)).toMatchObject({ value: { kept: true } })
  expect((await entryOf(database.db, answer.value.entryId)).joined_at).toEqual(before)
  expect(await join(3)).toMatchObject({ value: { kept: false } })
  expect(new Date((await entryOf(database.db, answer.value.entryId)).joined_at) > new Date(before)).toBe(true)
  expect(await join(5)).toMatchObject({ reason: 'guests_not_allowed' })
})

test('where seats are there, or one has seats already, there is nothing to wait for; a stranger finds no line', async () => {
  const event = await anEvent(database.db, { capacity: 2 })
  const guest = await aGuest(database.db, event)
  const join = () => joinWaitlist(ctx(), guest.actor, { invitationId: guest.invitationId }, aParty())
  expect(await join()).toMatchObject({ reason: 'seats_free' })
  await hold(ctx(), guest)
  expect(await join()).toMatchObject({ reason: 'already_confirmed' })
  const stranger = await aRankedMember(database.db, { rank: 1 })
  expect(await joinWaitlist(ctx(), stranger.actor, { eventId: event.id }, aParty())).toMatchObject({
    reason: 'not_found',
  })
})

test('leaving is one answer however often it is pressed, and what one would have had goes on', async () => {
  const { event, seated } = await aFullEvent()
  await setHead(event, { head: 'strict' })
  const pair = await aWaiting(database.db, event, { seats: 2 })
  const one = await aWaiting(database.db, event)
  await free(seated[0])
  expect(await promote(event)).toBe(0)
  const leave = () => leaveWaitlist(ctx(), pair.actor, { invitationId: pair.invitationId })
  expect(await leave()).toEqual({ ok: true, value: undefined })
  expect(await leave()).toEqual({ ok: true, value: undefined })
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([one.personId])
})

test('without a deposit an offer is confirmed at once; two tabs make one reservation', async () => {
  const { event, seated } = await aFullEvent()
  const waiting = await aWaiting(database.db, event, { seats: 1 })
  await free(seated[0])
  await promote(event)
  const { id } = await offerOf(database.db, waiting.entryId)
  const answers = await Promise.all([1, 2, 3].map(() => acceptOffer(ctx(), waiting.actor, id)))
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { state: 'confirmed' } })
  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await entryOf(database.db, waiting.entryId)).toMatchObject({
    state: 'seated',
    ended_because: 'seated',
  })
  expect(
    (await lettersTo(database.db, waiting.personId)).filter(kind => kind === 'reservation_confirmed'),
  ).toHaveLength(1)
})

test('with a deposit an accepted offer is held while it is paid, as any other', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const [holder] = await fill(database.db, event)
  const waiting = await aWaiting(database.db, event)
  await free(holder)
  await promote(event)
  const { id } = await offerOf(database.db, waiting.entryId)
  expect(await acceptOffer(ctx(), waiting.actor, id)).toMatchObject({ value: { state: 'held' } })
  const deposit = await database.db
    .selectFrom('deposits')
    .select('amount')
    .where('reservation_id', '=', id)
    .executeTakeFirst()
  expect(deposit).toEqual({ amount: 50_000 })
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('declined, an offer goes on to the next, and the place is left; pressed again it is the same answer', async () => {
  const { event, seated } = await aFullEvent()
  const first = await aWaiting(database.db, event)
  const second = await aWaiting(database.db, event)
  await free(seated[0])
  await promote(event)
  const { id } = await offerOf(database.db, first.entryId)
  expect(await declineOffer(ctx(), second.actor, id)).toMatchObject({ reason: 'not_found' })
  expect(await declineOffer(ctx(), first.actor, id)).toMatchObject({ ok: true })
  expect(await declineOffer(ctx(), first.actor, id)).toMatchObject({ ok: true })
  expect(await acceptOffer(ctx(), first.actor, id)).toMatchObject({ reason: 'over' })
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([second.personId])
  expect((await entryOf(database.db, first.entryId)).ended_because).toBe('declined')
})

test('lapsed, an offer goes on to the next and its party to the end of the line; the second time it is off the line', async () => {
  const { event, seated } = await aFullEvent({ capacity: 1 })
  const first = await aWaiting(database.db, event)
  const second = await aWaiting(database.db, event)
  await free(seated[0])
  await promote(event)
  await runOut(database.db, (await offerOf(database.db, first.entryId)).id)
  expect(await acceptOffer(ctx(), first.actor, (await offerOf(database.db, first.entryId)).id)).toMatchObject(
    {
      reason: 'over',
    },
  )
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([second.personId])
  expect(await entryOf(database.db, first.entryId)).toMatchObject({ state: 'waiting', offers_made: 1 })
  await runOut(database.db, (await offerOf(database.db, second.entryId)).id)
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([first.personId])
  await runOut(database.db, (await offerOf(database.db, first.entryId)).id)
  await promote(event)
  expect(await entryOf(database.db, first.entryId)).toMatchObject({
    state: 'closed',
    ended_because: 'unanswered',
  })
})

test('at the instant at which an offer ends it is over, whoever asks first', async () => {
  const { event, seated } = await aFullEvent({ capacity: 1 })
  const first = await aWaiting(database.db, event)
  const second = await aWaiting(database.db, event)
  await free(seated[0])
  await promote(event)
  const { id } = await offerOf(database.db, first.entryId)
  for (let ms = 0; ms < 12; ms += 3) {
    await database.db
      .updateTable('reservations')
      .set({ expires_at: sql<Date>`clock_timestamp() + make_interval(secs => ${ms / 1000})` })
      .where('id', '=', id)
      .where('state', '=', 'offered')
      .execute()
    await Promise.all([acceptOffer(ctx(), first.actor, id), promote(event)])
    await promote(event)
  }
  await runOut(database.db, id)
  const seatedNow = (await stateOf(database.db, id)) === 'confirmed'
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual(seatedNow ? [] : [second.personId])
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('whoever waits for any of several slots is offered the first of the day that has room', async () => {
  const event = await anEvent(database.db)
  const at = (hour: number) => new Date(`2037-02-12T${String(hour).padStart(2, '0')}:00:00Z`)
  const [nine, ten, eleven] = [
    await aSlot(database.db, event, { startsAt: at(9), capacity: 1 }),
    await aSlot(database.db, event, { startsAt: at(10), capacity: 1 }),
    await aSlot(database.db, event, { startsAt: at(11), capacity: 1 }),
  ]
  await letChoose(database.db, event, { least: 1, most: 2 })
  const sit = async (slotId: string) => {
    const guest = await aGuest(database.db, event)
    const answer = await requestReservation(ctx(), guest.actor, {
      invitationId: guest.invitationId,
      guests: [],
      slotIds: [slotId],
    })
    if (!answer.ok) throw new Error(answer.reason)
    return { ...guest, reservationId: answer.value.reservationId }
  }
  const seated = [await sit(nine), await sit(ten), await sit(eleven)]
  const any = await aWaiting(database.db, event, { slotIds: [nine, eleven] })
  const all = await aWaiting(database.db, event, { slotIds: [ten, eleven], wants: 'all' })
  await free(seated[1])
  expect(await promote(event)).toBe(0)
  await free(seated[2])
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([any.personId])
  const sits = await database.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('reservation_id', '=', (await offerOf(database.db, any.entryId)).id)
    .execute()
  expect(sits.map(({ slot_id }) => slot_id).sort()).toEqual([event.slotId, eleven].sort())
  await declineOffer(ctx(), any.actor, (await offerOf(database.db, any.entryId)).id)
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([all.personId])
})

test('by rank the higher tier is served first, also when it was given since', async () => {
  const { event, seated } = await aFullEvent({ visibility: 'members' })
  await setHead(event, { order: 'rank' })
  const join = async (rank: number) => {
    const member = await aRankedMember(database.db, { rank })
    const joined = await joinWaitlist(ctx(), member.actor, { eventId: event.id }, aParty())
    if (!joined.ok) throw new Error(joined.reason)
    return member
  }
  await join(1)
  const second = await join(2)
  await free(seated[0])
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([second.personId])
})

test('whose membership rests is passed over without holding a seat back, and served when it is taken up again', async () => {
  const { event, seated } = await aFullEvent({ visibility: 'members' })
  await setHead(event, { head: 'strict' })
  const rests = await aRankedMember(database.db, { rank: 1 })
  const joined = await joinWaitlist(ctx(), rests.actor, { eventId: event.id }, aParty())
  if (!joined.ok) throw new Error(joined.reason)
  const next = await aWaiting(database.db, event)
  const setState = (state: string) =>
    database.db
      .updateTable('membership_periods')
      .set({ state })
      .where('membership_id', '=', rests.membershipId)
      .execute()
  await setState('paused')
  await free(seated[0])
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([next.personId])
  expect((await entryOf(database.db, joined.value.entryId)).passed_over_because).toBe('membership_paused')
  await setState('active')
  await free(seated[1])
  await promote(event)
  expect(await offeredTo(database.db, event.id)).toEqual([next.personId, rests.personId])
})

test('once replies are about to close nothing is offered, and what is free is for whoever asks', async () => {
  const { event, seated } = await aFullEvent()
  await aWaiting(database.db, event)
  await database.db
    .updateTable('events')
    .set({ rsvp_closes_at: sql<Date>`clock_timestamp() + interval '14 minutes'` })
    .where('id', '=', event.id)
    .execute()
  await free(seated[0])
  expect(await promote(event)).toBe(0)
  const newcomer = await aGuest(database.db, event)
  expect(
    await requestReservation(ctx(), newcomer.actor, { invitationId: newcomer.invitationId, guests: [] }),
  ).toMatchObject({ ok: true })
})

test('a cancelled event offers nothing and closes its line', async () => {
  const { event, seated } = await aFullEvent()
  const waiting = await aWaiting(database.db, event)
  await free(seated[0])
  await database.db
    .updateTable('events')
    .set({ state: 'cancelled', cancelled_at: new Date() })
    .where('id', '=', event.id)
    .execute()
  expect(await promote(event)).toBe(0)
  expect(await entryOf(database.db, waiting.entryId)).toMatchObject({
    state: 'closed',
    ended_because: 'event_cancelled',
  })
})

test('the page says how it looks, in bands, and never a number', async () => {
  const { event } = await aFullEvent()
  const waiting = await aWaiting(database.db, event)
  const view = await readWaiting(database.db, waiting.actor, { invitationId: waiting.invitationId })
  expect(view).toMatchObject({ entry: { state: 'waiting', seats: 1 }, refusal: null, isSeatedNow: false })
  expect(view?.chance.reasons).toContain('first')
})
