import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyGates, judgeApply, judgeRise, riseGates } from '~/domain/eligibility/apply-gates'
import { explainGates, type Gate, type Judgement } from '~/domain/eligibility/engine'
import {
  bookGates,
  bringGuestGates,
  guestsAllowedTo,
  judgeBook,
  judgeBringGuest,
  judgeSeeEvent,
  opensFor,
  seeEventGates,
} from '~/domain/eligibility/gates'
import type { ApplyFacts, BookFacts, Refusal } from '~/domain/eligibility/types'
import { anyApplying, anyBooking, applying, booking, now } from './facts'

const namesOf = (gates: readonly { name: string }[]) => gates.map(({ name }) => name)
const apply = (change: Partial<ApplyFacts>) => judgeApply({ ...applying, ...change })
const book = (change: Partial<BookFacts>, event: Partial<BookFacts['event']> = {}) =>
  judgeBook({ ...booking, ...change, event: { ...booking.event, ...event } })
const member = (change: object) =>
  ({ state: 'active', rank: 2, earlyAccessHours: 0, guestsPerEvent: 2, ...change }) as const
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

describe('each action asks its gates in one order', () => {
  test('to join', () => {
    expect(namesOf(applyGates)).toEqual(['one_application', 'programme_open', 'not_yet_member', 'return'])
  })
  test('to rise', () => {
    expect(namesOf(riseGates)).toEqual([
      'one_application',
      'programme_open',
      'member',
      'active_membership',
      'below_the_tier',
      'return',
    ])
  })
  test('to see an event, to book, and to bring a guest, each list holding the one before it whole', () => {
    expect(namesOf(seeEventGates)).toEqual(['announced', 'invited_or_for_members', 'member', 'teaser'])
    expect(namesOf(bringGuestGates)).toEqual([
      'guests_of_the_event',
      'guests_of_the_tier',
      'seats_for_the_party',
    ])
    expect(namesOf(bookGates)).toEqual([
      'one_reservation',
      'invitation_stands',
      ...namesOf(seeEventGates),
      'event_stands',
      'reply_date',
      'active_membership',
      'rank',
      'opening',
      'age',
      'licence',
      'slots_chosen',
      'slots_open',
      'slots_rank',
      'slots_apart',
      'line',
      'seat_left',
      'slots_free',
      ...namesOf(bringGuestGates),
      'guests_named',
      'guests_received',
    ])
  })
})

test('whom the house has declined is not put forward again, however the name is spelt', () => {
  const declined = ['Éva-Maria Lind']
  for (const name of ['Éva-Maria Lind', 'eva maria  LIND'])
    expect(book({ guests: 2, newcomers: ['Anne Morel', name], declined })).toMatchObject({
      gate: 'guests_received',
      reason: 'guest_declined',
      name: 'Éva-Maria Lind',
      next: 'write_to_the_host',
    })
  expect(book({ guests: 1, newcomers: ['Eva Lind'], declined })).toMatchObject({ ok: true })
  expect(book({ guests: 1, declined })).toMatchObject({ ok: true })
})

describe('to join', () => {
  test('a programme under way comes before all else, and says where it is', () => {
    const living = { applicationId: 'a' }
    expect(apply({ living, flow: { ...applying.flow, state: 'closed' } })).toMatchObject({
      gate: 'one_application',
      reason: 'already_applied',
      applicationId: 'a',
    })
  })

  test('a programme that is closed, or was never published, is not begun', () => {
    expect(apply({ flow: { ...applying.flow, state: 'closed' } })).toMatchObject({ reason: 'flow_closed' })
    expect(apply({ flow: { ...applying.flow, hasPublished: false } })).toMatchObject({
      reason: 'flow_closed',
    })
    expect(apply({})).toMatchObject({ ok: true })
  })

  test('a member does not join twice', () => {
    expect(apply({ person: { standing: 'member', rank: 1 } })).toMatchObject({ reason: 'already_member' })
  })

  test('after an answer one comes back on its day, and not the day before', () => {
    const declined = { kind: 'decline' as const, day: '2026-06-01' }
    const on = (returnOn: string | null, kind: 'decline' | 'later' = 'decline') =>
      apply({ lastDecision: { ...declined, kind, returnOn } })
    expect(on('2027-01-03')).toMatchObject({ reason: 'come_back_on', returnOn: '2027-01-03' })
    expect(on('2027-01-02')).toMatchObject({ ok: true })
    expect(on(null)).toMatchObject({ reason: 'not_again' })
    expect(on(null, 'later')).toMatchObject({ ok: true })
    expect(apply({ lastDecision: { ...declined, kind: 'admit', returnOn: null } })).toMatchObject({
      ok: true,
    })
  })
})

describe('to rise', () => {
  const rise = (person: ApplyFacts['person'], rank: number | null = 3) =>
    judgeRise({ ...applying, flow: { ...applying.flow, purpose: 'rise' }, person, target: { rank } })

  test('only from an active membership below the tier', () => {
    expect(rise({ standing: 'prospect', rank: null })).toMatchObject({ reason: 'not_a_member' })
    expect(rise({ standing: 'member', rank: 2, membership: 'paused' })).toMatchObject({
      reason: 'membership_paused',
    })
    expect(rise({ standing: 'member', rank: 3 })).toMatchObject({ reason: 'already_that_tier' })
    expect(rise({ standing: 'member', rank: 2 })).toMatchObject({ ok: true })
  })

  test('a programme that rises asks these gates whichever name it is asked by', () => {
    fc.assert(
      fc.property(anyApplying, facts => {
        if (facts.flow.purpose === 'rise') expect(judgeApply(facts)).toEqual(judgeRise(facts))
      }),
    )
  })
})

describe('to see an event', () => {
  test('by invitation only: nobody else, whatever their rank', () => {
    const event = { ...booking.event, visibility: 'invitation_only' as const }
    expect(judgeSeeEvent({ ...booking, event })).toMatchObject({ reason: 'invitation_only' })
    const invitation = { state: 'sent' as const, guestsAllowed: 0 }
    expect(judgeSeeEvent({ ...booking, event, invitation, membership: null })).toMatchObject({ ok: true })
  })

  test('an event for members is seen by every member, not by others', () => {
    const event = { ...booking.event, minRank: 3 }
    expect(judgeSeeEvent({ ...booking, event })).toMatchObject({ ok: true })
    expect(judgeSeeEvent({ ...booking, event, membership: null })).toMatchObject({ reason: 'not_a_member' })
    expect(judgeSeeEvent({ ...booking, event, membership: { state: 'ended' } })).toMatchObject({
      reason: 'membership_ended',
    })
  })

  test('a draft is not there', () => {
    expect(judgeSeeEvent({ ...booking, event: { ...booking.event, state: 'draft' } })).toMatchObject({
      reason: 'not_announced',
    })
  })
})

describe('to book', () => {
  test('rank, not name, opens the event', () => {
    const tierName = { fr: 'Signature', en: 'Signature' }
    expect(book({}, { minRank: 3, minTierName: tierName })).toMatchObject({
      gate: 'rank',
      reason: 'rank_too_low',
      neededRank: 3,
      tierName,
      next: 'rise',
    })
    expect(book({}, { minRank: 2 })).toMatchObject({ ok: true })
    expect(book({ membership: member({ rank: 9 }) }, { minRank: 3 })).toMatchObject({ ok: true })
  })

  test('early hours are counted back from the opening, and that very instant is open', () => {
    const opensAt = hours(48)
    const early = member({ earlyAccessHours: 48 })
    expect(book({ membership: early }, { bookingsOpenAt: opensAt })).toMatchObject({ ok: true })
    expect(
      book({ membership: early, now: new Date(now.getTime() - 1) }, { bookingsOpenAt: opensAt }),
    ).toMatchObject({
      gate: 'opening',
      reason: 'not_open_yet',
      opensAt: now,
    })
    expect(book({}, { bookingsOpenAt: opensAt })).toMatchObject({ reason: 'not_open_yet', opensAt })
    expect(book({ now: opensAt }, { bookingsOpenAt: opensAt })).toMatchObject({ ok: true })
  })

  test.each([
    ['forward', '2027-03-29T09:00:00+02:00', '2027-03-27T08:00:00+01:00'],
    ['back', '2027-11-01T09:00:00+01:00', '2027-10-30T10:00:00+02:00'],
  ])('hours of early access are elapsed hours on the day clocks go %s', (_, opening, early) => {
    const facts = {
      ...booking,
      event: { ...booking.event, bookingsOpenAt: new Date(opening) },
      membership: member({ earlyAccessHours: 48 }),
    }
    expect(opensFor(facts)).toEqual(new Date(early))
  })

  test('whoever is invited comes whatever their rank, before the opening, and with their own number of guests', () => {
    const invitation = { state: 'sent' as const, guestsAllowed: 4 }
    const asks = { minRank: 9, bookingsOpenAt: hours(1), guestsAllowed: 0 }
    for (const membership of [null, member({ state: 'suspended' }), { state: 'ended' as const }])
      expect(book({ invitation, membership, guests: 4 }, asks)).toMatchObject({ ok: true })
  })

  test('an invitation that was taken back leaves a member the way of members, and nobody else any way', () => {
    const invitation = { state: 'withdrawn' as const, guestsAllowed: 4 }
    expect(book({ invitation })).toMatchObject({ ok: true })
    expect(book({ invitation }, { minRank: 3 })).toMatchObject({ reason: 'rank_too_low' })
    expect(book({ invitation, guests: 3 })).toMatchObject({ reason: 'tier_guests' })
    expect(book({ invitation, membership: null })).toMatchObject({ reason: 'withdrawn' })
    expect(book({ invitation }, { visibility: 'invitation_only' })).toMatchObject({ reason: 'withdrawn' })
  })

  test('a membership that rests, is suspended or has ended opens nothing', () => {
    expect(book({ membership: member({ state: 'paused' }) })).toMatchObject({ reason: 'membership_paused' })
    expect(book({ membership: member({ state: 'suspended' }) })).toMatchObject({
      reason: 'membership_suspended',
    })
    expect(book({ membership: { state: 'ended' } })).toMatchObject({ reason: 'membership_ended' })
  })
})

describe('to bring a guest', () => {
  test('by membership the lesser of what the event and the tier allow', () => {
    expect(guestsAllowedTo(booking)).toBe(2)
    expect(guestsAllowedTo({ ...booking, event: { ...booking.event, guestsAllowed: 1 } })).toBe(1)
    expect(judgeBringGuest({ ...booking, guests: 2 })).toMatchObject({ ok: true })
    expect(judgeBringGuest({ ...booking, guests: 3 })).toMatchObject({
      gate: 'guests_of_the_tier',
      reason: 'tier_guests',
      guestsAllowed: 2,
    })
    expect(judgeBringGuest({ ...booking, guests: 4 })).toMatchObject({
      gate: 'guests_of_the_event',
      reason: 'guests_not_allowed',
      guestsAllowed: 3,
    })
  })

  test('a party sits whole or not at all', () => {
    expect(book({ guests: 1, seatsFree: 1 })).toMatchObject({ reason: 'not_enough_seats', seatsFree: 1 })
    expect(book({ seatsFree: 0, guests: 1 })).toMatchObject({ reason: 'sold_out' })
  })
})

test('what a page explains and what a command refuses are one: the first gate shown closed is the refusal', () => {
  const agree = <Facts, Closed extends Refusal>(
    gates: readonly Gate<Facts, Closed>[],
    facts: Facts,
    judged: Judgement<Closed>,
  ) => {
    const first = explainGates(gates, facts).find(({ refusal }) => refusal !== null)
    expect(judged.ok).toBe(first === undefined)
    if (first) expect(judged).toEqual({ ok: false, gate: first.gate, ...first.refusal })
  }
  fc.assert(
    fc.property(anyBooking, anyApplying, (facts, applied) => {
      agree(seeEventGates, facts, judgeSeeEvent(facts))
      agree(bookGates, facts, judgeBook(facts))
      agree(bringGuestGates, facts, judgeBringGuest(facts))
      agree(applied.flow.purpose === 'rise' ? riseGates : applyGates, applied, judgeApply(applied))
    }),
    { numRuns: 500 },
  )
})

test('whoever may book may see the event, and may bring the guests they named', () => {
  fc.assert(
    fc.property(anyBooking, facts => {
      if (!judgeBook(facts).ok) return
      expect(judgeSeeEvent(facts)).toMatchObject({ ok: true })
      expect(judgeBringGuest(facts)).toMatchObject({ ok: true })
      expect(facts.guests).toBeLessThanOrEqual(guestsAllowedTo(facts))
    }),
    { numRuns: 500 },
  )
})

describe('a teaser and an event open to applicants', () => {
  const see = (change: Partial<BookFacts>, event: Partial<BookFacts['event']>) =>
    judgeSeeEvent({ ...booking, ...change, event: { ...booking.event, ...event } })
  const teaser = { visibility: 'teaser', minRank: 3 } as const
  const applicants = { visibility: 'applicants', minRank: null } as const
  const none = { membership: null, invitation: null }

  test('a member below the rank is told what opens it, and one of the rank sees it', () => {
    expect(see({ invitation: null, membership: member({ rank: 2 }) }, teaser)).toMatchObject({
      gate: 'teaser',
      reason: 'rank_too_low',
      neededRank: 3,
    })
    expect(see({ invitation: null, membership: member({ rank: 3 }) }, teaser)).toMatchObject({ ok: true })
    expect(see(none, teaser)).toMatchObject({ reason: 'not_a_member' })
  })

  test('an invitation opens a teaser whatever the rank', () => {
    const invitation = { state: 'sent', guestsAllowed: 0 } as const
    expect(see({ invitation, membership: null }, teaser)).toMatchObject({ ok: true })
  })

  test('an applicant sees and may come to what is open to applicants, unless a rank is asked', () => {
    expect(see({ ...none, isApplicant: true }, applicants)).toMatchObject({ ok: true })
    expect(see({ ...none, isApplicant: false }, applicants)).toMatchObject({ reason: 'not_a_member' })
    expect(see({ ...none, isApplicant: true }, { visibility: 'members' })).toMatchObject({
      reason: 'not_a_member',
    })
    const free = { ...none, isApplicant: true, live: null, seatsFree: 4, guests: 0 }
    expect(book(free, { ...applicants, bookingsOpenAt: null })).toMatchObject({ ok: true })
    expect(book(free, { ...applicants, minRank: 1 })).toMatchObject({ reason: 'rank_too_low' })
    expect(
      book({ ...free, guests: 1 }, { ...applicants, bookingsOpenAt: null, guestsAllowed: 2 }),
    ).toMatchObject({
      reason: 'tier_guests',
    })
  })

  test('whoever was a member once is no applicant to it', () => {
    expect(
      see({ invitation: null, membership: { state: 'ended' }, isApplicant: true }, applicants),
    ).toMatchObject({
      reason: 'membership_ended',
    })
  })
})
