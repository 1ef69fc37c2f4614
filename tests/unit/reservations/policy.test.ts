import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChosenSlot } from '~/domain/eligibility/types'
import {
  type CancelQuestion,
  checkoutAfterHoldMs,
  holdMs,
  mayCancel,
  mayReserve,
  partyOf,
  type ReserveQuestion,
  settlePaid,
  standingOf,
} from '~/domain/reservations/policy'
import type { Stake } from '~/domain/reservations/stakes'
import { reservationStates } from '~/domain/reservations/types'

const closesAt = new Date('2027-01-20T16:00:00Z')
const endsAt = new Date('2027-02-13T13:30:00Z')
const before = new Date('2027-01-02T10:00:00Z')
const event = {
  state: 'published' as const,
  visibility: 'invitation_only' as const,
  minRank: null,
  minTierName: null,
  bookingsOpenAt: null,
  replyClosesAt: closesAt,
  endsAt,
  guestsAllowed: 0,
}
const question: ReserveQuestion = {
  invitation: { state: 'sent', guestsAllowed: 1 },
  membership: null,
  event,
  seatsFree: 24,
  choice: null,
  party: partyOf([]),
  guestsNamedBy: null,
  live: null,
  now: before,
}
const ask = ({ guests, ...change }: Partial<ReserveQuestion> & { guests?: string[] }) =>
  mayReserve({ ...question, ...(guests && { party: partyOf(guests) }), ...change })

test('a yes in time, with room for the whole party, claims the seats', () => {
  expect(ask({})).toEqual({ ok: true, value: 'claim' })
  expect(ask({ invitation: { state: 'declined', guestsAllowed: 1 } })).toEqual({ ok: true, value: 'claim' })
  expect(ask({ guests: ['Hugo'], seatsFree: 2 })).toEqual({ ok: true, value: 'claim' })
})

test('whom the house has declined is not asked for again; whoever has them by the house’s word keeps them', () => {
  const again = { guests: ['Hugo Renard'], declined: ['Hugo Renard'] }
  expect(ask(again)).toEqual({
    ok: false,
    reason: 'guest_declined',
    name: 'Hugo Renard',
    next: 'write_to_the_host',
  })
  expect(ask({ ...again, guests: ['Anne Morel'] })).toMatchObject({ ok: true })
  const live = { id: 'r', state: 'held' as const, seats: 2, guests: ['Hugo Renard'], slotIds: [] }
  expect(ask({ ...again, live })).toEqual({ ok: true, value: 'keep' })
})

test('the reply date itself is too late, and the instant before it is not', () => {
  expect(ask({ now: closesAt })).toMatchObject({ ok: false, reason: 'closed' })
  expect(ask({ now: new Date(closesAt.getTime() - 1) })).toMatchObject({ ok: true })
})

test('each refusal says what to do next', () => {
  expect(ask({ seatsFree: 0 })).toEqual({ ok: false, reason: 'sold_out', next: 'join_the_line' })
  expect(ask({ guests: ['Hugo'], seatsFree: 1 })).toEqual({
    ok: false,
    reason: 'not_enough_seats',
    seatsFree: 1,
    next: 'fewer_guests',
  })
  expect(ask({ guests: ['Hugo', 'Inès'] })).toEqual({
    ok: false,
    reason: 'guests_not_allowed',
    guestsAllowed: 1,
    next: 'fewer_guests',
  })
  expect(ask({ event: { ...event, state: 'cancelled' } })).toEqual({
    ok: false,
    reason: 'cancelled_event',
    next: 'none',
  })
  expect(ask({ invitation: { state: 'withdrawn', guestsAllowed: 1 } })).toMatchObject({
    ok: false,
    reason: 'withdrawn',
  })
})

test('the same party again is the same answer, whatever has closed since', () => {
  const live = { id: 'r', state: 'held' as const, seats: 2, guests: ['Hugo'], slotIds: [] }
  const late = { now: new Date(closesAt.getTime() + 1), seatsFree: 0, invitation: null }
  expect(ask({ ...late, live, guests: ['Hugo'] })).toEqual({ ok: true, value: 'keep' })
  expect(ask({ ...late, live: { ...live, state: 'confirmed' }, guests: ['Hugo'] })).toEqual({
    ok: true,
    value: 'keep',
  })
  expect(ask({ live, guests: ['Inès'] })).toEqual({ ok: true, value: 'rename' })
  expect(ask({ live, guests: [] })).toEqual({ ok: true, value: 'replace' })
  expect(ask({ live: { ...live, state: 'confirmed' }, guests: [] })).toMatchObject({
    reason: 'already_confirmed',
  })
})

const hour = (id: string, from: number, change: Partial<ChosenSlot> = {}): ChosenSlot => ({
  id,
  startsAt: new Date(Date.UTC(2027, 1, 12, from)),
  endsAt: new Date(Date.UTC(2027, 1, 12, from + 1)),
  isClosed: false,
  minRank: null,
  minTierName: null,
  free: 2,
  ...change,
})
const choose = (...slots: ChosenSlot[]) => ({ least: 1, most: 2, slots, unknown: false })

test('as many slots are chosen as the event asks, each open, in one’s rank, free, and none over another', () => {
  expect(ask({ choice: choose(hour('a', 9), hour('b', 10)) })).toEqual({ ok: true, value: 'claim' })
  expect(ask({ choice: choose() })).toMatchObject({ reason: 'choose_slots', least: 1, most: 2 })
  expect(ask({ choice: choose(hour('a', 9), hour('b', 10), hour('c', 11)) })).toMatchObject({
    reason: 'choose_slots',
  })
  expect(ask({ choice: { ...choose(hour('a', 9)), unknown: true } })).toMatchObject({
    reason: 'slot_closed',
    startsAt: null,
  })
  const closed = hour('a', 9, { isClosed: true })
  expect(ask({ choice: choose(closed) })).toMatchObject({ reason: 'slot_closed', startsAt: closed.startsAt })
  const begun = hour('a', 9, { startsAt: before })
  expect(ask({ choice: choose(begun) })).toMatchObject({ reason: 'slot_closed' })
  const long = hour('a', 9, { endsAt: new Date('2027-02-12T10:00:00.001Z') })
  expect(ask({ choice: choose(hour('b', 10), long) })).toMatchObject({
    reason: 'slots_overlap',
    startsAt: hour('b', 10).startsAt,
  })
  expect(ask({ choice: choose(hour('a', 9), hour('b', 10, { free: 0 })) })).toMatchObject({
    reason: 'slot_full',
    startsAt: hour('b', 10).startsAt,
  })
  expect(ask({ choice: choose(hour('a', 9, { free: 1 })), guests: ['Hugo'] })).toMatchObject({
    reason: 'not_enough_seats',
    seatsFree: 1,
  })
})

test('a slot of a higher rank is for that rank, and for whoever was invited by name', () => {
  const choice = choose(hour('a', 9, { minRank: 3, minTierName: { fr: 'Cercle', en: 'Circle' } }))
  const member = (rank: number) =>
    ask({
      choice,
      event: { ...event, visibility: 'members' },
      invitation: null,
      membership: { state: 'active', rank, earlyAccessHours: 0, guestsPerEvent: 0 },
    })
  expect(member(2)).toMatchObject({ reason: 'slot_rank', neededRank: 3, tierName: { en: 'Circle' } })
  expect(member(3)).toEqual({ ok: true, value: 'claim' })
  expect(ask({ choice })).toEqual({ ok: true, value: 'claim' })
})

test('the same party in other slots takes the place of an unpaid hold', () => {
  const live = { id: 'r', state: 'held' as const, seats: 1, guests: [], slotIds: ['a', 'b'] }
  const full = { free: 0 }
  expect(ask({ live, choice: choose(hour('b', 10, full), hour('a', 9, full)) })).toEqual({
    ok: true,
    value: 'keep',
  })
  expect(ask({ live, choice: choose(hour('a', 9)) })).toEqual({ ok: true, value: 'replace' })
  expect(ask({ live, choice: choose(hour('a', 9), hour('c', 11, full)) })).toMatchObject({
    reason: 'slot_full',
  })
})

test('an offer is taken up by the party it was made to, and changed by nobody', () => {
  const live = { id: 'r', state: 'offered' as const, seats: 2, guests: ['Hugo'], slotIds: [] }
  expect(ask({ live, guests: ['Hugo'] })).toEqual({ ok: true, value: 'accept' })
  expect(ask({ live, guests: [] })).toMatchObject({ reason: 'offer_waits', reservationId: 'r' })
})

test('guests come without a name until the instant by which they need one', () => {
  const party = { seats: 2, guests: [] }
  expect(ask({ party })).toMatchObject({ reason: 'guests_unnamed' })
  expect(ask({ party, guestsNamedBy: new Date(before.getTime() + 1) })).toEqual({ ok: true, value: 'claim' })
  expect(ask({ party, guestsNamedBy: before })).toMatchObject({ reason: 'guests_unnamed' })
})

test('whatever is asked, seats are claimed only when the whole party fits, is allowed and in time', () => {
  fc.assert(
    fc.property(
      fc.record({
        invitation: fc.option(
          fc.record({
            state: fc.constantFrom('sent' as const, 'declined' as const, 'withdrawn' as const),
            guestsAllowed: fc.integer({ min: 0, max: 9 }),
          }),
        ),
        membership: fc.option(
          fc.oneof(
            fc.constant({ state: 'ended' as const }),
            fc.record({
              state: fc.constantFrom('active' as const, 'paused' as const, 'suspended' as const),
              rank: fc.integer({ min: 1, max: 3 }),
              earlyAccessHours: fc.constantFrom(0, 48),
              guestsPerEvent: fc.integer({ min: 0, max: 4 }),
            }),
          ),
        ),
        event: fc.record({
          state: fc.constantFrom('draft' as const, 'published' as const, 'cancelled' as const),
          visibility: fc.constantFrom('invitation_only' as const, 'members' as const),
          minRank: fc.option(fc.integer({ min: 1, max: 3 })),
          minTierName: fc.constant(null),
          bookingsOpenAt: fc.option(fc.constant(new Date('2027-01-10T08:00:00Z'))),
          replyClosesAt: fc.constant(closesAt),
          endsAt: fc.constant(endsAt),
          guestsAllowed: fc.integer({ min: 0, max: 9 }),
        }),
        seatsFree: fc.integer({ min: -2, max: 12 }),
        guests: fc.array(fc.constantFrom('Hugo', 'Inès'), { maxLength: 9 }),
        live: fc.option(
          fc.record({
            id: fc.constant('r'),
            state: fc.constantFrom('held' as const, 'confirmed' as const),
            seats: fc.constant(2),
            guests: fc.constant(['Hugo']),
            slotIds: fc.constant([]),
          }),
        ),
        choice: fc.constant(null),
        guestsNamedBy: fc.option(fc.constant(closesAt)),
        unnamed: fc.integer({ min: 0, max: 2 }),
        now: fc.date({ min: new Date('2027-01-01'), max: new Date('2027-03-01'), noInvalidDate: true }),
      }),
      ({ guests, unnamed, ...facts }) => {
        const asked = { ...facts, party: partyOf(guests, 1 + guests.length + unnamed) }
        const answer = mayReserve(asked)
        if (!answer.ok || answer.value === 'keep') return
        const { seats } = asked.party
        if (unnamed > 0) expect(asked.guestsNamedBy).toBe(closesAt)
        expect(asked.now < closesAt && asked.event.state === 'published').toBe(true)
        const invited = asked.invitation !== null && asked.invitation.state !== 'withdrawn'
        if (invited) expect(seats - 1).toBeLessThanOrEqual(asked.invitation?.guestsAllowed ?? 0)
        else {
          expect(asked.event.visibility).toBe('members')
          if (asked.membership?.state !== 'active') throw new Error('no active membership')
          expect(asked.membership.rank).toBeGreaterThanOrEqual(asked.event.minRank ?? 0)
          expect(seats - 1).toBeLessThanOrEqual(
            Math.min(asked.event.guestsAllowed, asked.membership.guestsPerEvent),
          )
          const opensAt = asked.event.bookingsOpenAt?.getTime() ?? 0
          expect(asked.now.getTime()).toBeGreaterThanOrEqual(
            opensAt - asked.membership.earlyAccessHours * 3_600_000,
          )
        }
        if (answer.value !== 'rename') expect(asked.seatsFree).toBeGreaterThanOrEqual(seats)
        expect(asked.live?.state).not.toBe('confirmed')
      },
    ),
  )
})

test('a hold stands until the instant it ends, and at that instant it has lapsed', () => {
  const expiresAt = new Date('2027-01-02T10:30:00Z')
  const hold = { state: 'held' as const, expiresAt }
  expect(standingOf(hold, new Date(expiresAt.getTime() - 1))).toBe('held')
  expect(standingOf(hold, expiresAt)).toBe('lapsed')
  expect(standingOf({ state: 'confirmed', expiresAt }, expiresAt)).toBe('confirmed')
})

test('a checkout opened at any instant of a hold is open for the half hour that Stripe wants at least', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: holdMs - 1 }), sinceHold => {
      expect(holdMs + checkoutAfterHoldMs - sinceHold).toBeGreaterThan(30 * 60_000)
    }),
  )
})

test('a payment seats the party or comes back whole, and never both', () => {
  const reservation = fc.record({
    state: fc.constantFrom(...reservationStates),
    expiresAt: fc.option(fc.constantFrom(new Date('2027-01-02T09:00:00Z'), new Date('2027-01-02T11:00:00Z'))),
    confirmedAt: fc.option(fc.constant(before)),
    seats: fc.integer({ min: 1, max: 10 }),
  })
  const state = fc.constantFrom('published' as const, 'cancelled' as const)
  fc.assert(
    fc.property(
      reservation,
      state,
      fc.nat({ max: 12 }),
      fc.boolean(),
      (paid, eventState, seatsFree, hasAnother) => {
        const end = settlePaid({
          reservation: paid,
          event: { state: eventState, endsAt },
          seatsFree,
          hasAnother,
          now: before,
        })
        const expected = () => {
          if (paid.confirmedAt !== null) return 'settled'
          if (eventState === 'cancelled' || paid.state === 'cancelled') return 'return'
          if (standingOf(paid, before) !== 'lapsed') return 'confirm'
          return !hasAnother && seatsFree >= paid.seats ? 'confirm' : 'return'
        }
        expect(end).toBe(expected())
      },
    ),
  )
})

const startsAt = new Date('2027-02-12T07:30:00Z')
const stake: Stake = {
  depositId: 'd',
  refundSteps: [
    { until_days_before: 45, percent: 100 },
    { until_days_before: 14, percent: 50 },
  ],
  timeZone: 'Europe/Helsinki',
  eventStartsAt: startsAt,
  currency: 'EUR',
  seats: 1,
  perSeat: 50_000,
  left: 50_000,
  returnable: 50_000,
}
const cancelling: CancelQuestion = {
  reservation: { state: 'confirmed', expiresAt: null },
  stakes: [stake],
  eventStartsAt: startsAt,
  owedWhole: null,
  now: before,
}

test('what comes back follows the terms to the last instant of each step’s day at the venue', () => {
  const at = (now: string) => mayCancel({ ...cancelling, now: new Date(now) })
  expect(at('2026-12-29T21:59:59.999Z')).toMatchObject({
    value: { returned: { amount: 50_000 }, percent: 100 },
  })
  expect(at('2026-12-29T22:00:00Z')).toMatchObject({ value: { returned: { amount: 25_000 }, percent: 50 } })
  expect(at('2027-01-29T21:59:59.999Z')).toMatchObject({ value: { returned: { amount: 25_000 } } })
  expect(at('2027-01-29T22:00:00Z')).toMatchObject({
    value: { paid: { amount: 50_000 }, returned: null, percent: 0 },
  })
  expect(at('2027-02-12T07:30:00Z')).toEqual({ ok: false, reason: 'begun' })
})

test('moved by the house, or with its drive lost, all of it comes back whatever the terms, until the event begins', () => {
  for (const owedWhole of ['moved', 'drive_lost'] as const) {
    const at = (now: string, gone = 0) =>
      mayCancel({
        ...cancelling,
        stakes: [{ ...stake, left: stake.left - gone, returnable: stake.returnable - gone }],
        owedWhole,
        now: new Date(now),
      })
    expect(at('2027-02-12T07:29:59.999Z')).toMatchObject({
      value: { returned: { amount: 50_000 }, percent: 100, owedWhole },
    })
    expect(at('2027-02-12T07:29:59.999Z', 20_000)).toMatchObject({ value: { returned: { amount: 30_000 } } })
    // Where the terms give as much, they are what is said.
    expect(at('2026-12-29T21:59:59.999Z')).toMatchObject({ value: { percent: 100, owedWhole: null } })
    expect(at('2027-02-12T07:30:00Z')).toEqual({ ok: false, reason: 'begun' })
  }
})

test('never more comes back than is left of what was taken', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }), (captured, part) => {
      const refunded = Math.min(captured, part)
      const stakes = [{ ...stake, left: captured, returnable: captured - refunded }]
      const answer = mayCancel({ ...cancelling, stakes, now: new Date('2026-12-01') })
      const returned = answer.ok ? (answer.value.returned?.amount ?? 0) : 0
      expect(returned).toBe(captured - refunded)
    }),
  )
})

test('an unpaid hold is released; what is over cannot be cancelled again', () => {
  const held = { state: 'held' as const, expiresAt: new Date(before.getTime() + 1) }
  expect(mayCancel({ ...cancelling, reservation: held, stakes: [] })).toMatchObject({
    value: { kind: 'release', returned: null },
  })
  expect(mayCancel({ ...cancelling, reservation: { ...held, expiresAt: before } })).toEqual({
    ok: false,
    reason: 'already_over',
  })
  expect(mayCancel({ ...cancelling, reservation: { state: 'cancelled', expiresAt: null } })).toMatchObject({
    ok: false,
  })
})
