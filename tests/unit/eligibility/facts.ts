import fc from 'fast-check'
import type { ApplyFacts, BookFacts } from '~/domain/eligibility/types'

export const now = new Date('2027-01-02T10:00:00Z')

/** A member of the second rank before an event that is open to them. */
export const booking: BookFacts = {
  event: {
    state: 'published',
    visibility: 'members',
    minRank: null,
    minTierName: null,
    bookingsOpenAt: null,
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    endsAt: new Date('2027-02-13T13:30:00Z'),
    guestsAllowed: 3,
  },
  invitation: null,
  membership: { state: 'active', rank: 2, earlyAccessHours: 0, guestsPerEvent: 2 },
  now,
  seatsFree: 10,
  guests: 0,
  unnamed: { count: 0, by: null },
  choice: null,
  live: null,
}

/** Someone before a programme that leads into the circle. */
export const applying: ApplyFacts = {
  flow: { state: 'open', purpose: 'join', hasPublished: true },
  person: { standing: 'prospect', rank: null },
  target: { rank: null },
  living: null,
  lastDecision: null,
  today: '2027-01-02',
}

const instant = fc.constantFrom(
  new Date('2027-01-01T10:00:00Z'),
  now,
  new Date('2027-01-04T10:00:00Z'),
  new Date('2027-01-20T16:00:00Z'),
)
const guests = fc.integer({ min: 0, max: 4 })

export const anyBooking: fc.Arbitrary<BookFacts> = fc.record({
  event: fc.record({
    state: fc.constantFrom('draft', 'published', 'cancelled'),
    visibility: fc.constantFrom('invitation_only', 'teaser', 'members', 'applicants'),
    minRank: fc.option(fc.integer({ min: 1, max: 3 })),
    minTierName: fc.option(fc.constant({ fr: 'Signature', en: 'Signature' })),
    bookingsOpenAt: fc.option(instant),
    replyClosesAt: instant,
    endsAt: instant,
    guestsAllowed: guests,
  }),
  invitation: fc.option(
    fc.record({ state: fc.constantFrom('sent', 'declined', 'withdrawn'), guestsAllowed: guests }),
  ),
  membership: fc.option(
    fc.oneof(
      fc.constant({ state: 'ended' as const }),
      fc.record({
        state: fc.constantFrom('active', 'paused', 'suspended'),
        rank: fc.integer({ min: 1, max: 3 }),
        earlyAccessHours: fc.constantFrom(0, 48),
        guestsPerEvent: guests,
      }),
    ),
  ),
  now: instant,
  seatsFree: fc.integer({ min: -1, max: 3 }),
  guests,
  unnamed: fc.record({ count: fc.integer({ min: 0, max: 2 }), by: fc.option(instant) }),
  newcomers: fc.subarray(['Hugo Renard', 'Anne Morel']),
  declined: fc.subarray(['HUGO  RENARD', 'Éva Lind']),
  choice: fc.option(
    fc.record({
      least: fc.integer({ min: 0, max: 2 }),
      most: fc.integer({ min: 1, max: 2 }),
      unknown: fc.boolean(),
      slots: fc.array(
        fc
          .record({
            id: fc.constantFrom('a', 'b', 'c'),
            hour: fc.integer({ min: 0, max: 3 }),
            isClosed: fc.boolean(),
            minRank: fc.option(fc.integer({ min: 1, max: 3 })),
            minTierName: fc.option(fc.constant({ fr: 'Signature', en: 'Signature' })),
            free: fc.integer({ min: -1, max: 3 }),
          })
          .map(({ hour, ...slot }) => ({
            ...slot,
            startsAt: new Date(Date.UTC(2027, 1, 13, 9 + hour)),
            endsAt: new Date(Date.UTC(2027, 1, 13, 10 + hour, 30)),
          })),
        { maxLength: 3 },
      ),
    }),
  ),
  live: fc.option(
    fc.record({
      id: fc.constant('r'),
      state: fc.constantFrom('held', 'offered', 'confirmed'),
      seats: fc.integer({ min: 1, max: 3 }),
    }),
  ),
})

export const anyApplying: fc.Arbitrary<ApplyFacts> = fc.record({
  flow: fc.record({
    state: fc.constantFrom('draft', 'open', 'closed'),
    purpose: fc.constantFrom('join', 'rise'),
    hasPublished: fc.boolean(),
  }),
  person: fc.record({
    standing: fc.constantFrom('prospect', 'applicant', 'member'),
    rank: fc.option(fc.integer({ min: 1, max: 3 })),
    membership: fc.constantFrom('active', 'paused', 'suspended'),
  }),
  target: fc.record({ rank: fc.option(fc.integer({ min: 1, max: 3 })) }),
  living: fc.option(fc.constant({ applicationId: 'a' })),
  lastDecision: fc.option(
    fc.record({
      kind: fc.constantFrom('admit', 'trial', 'waitlist', 'decline', 'later'),
      returnOn: fc.option(fc.constantFrom('2026-12-01', '2027-01-02', '2027-06-01')),
      day: fc.constant('2026-11-01'),
    }),
  ),
  today: fc.constant('2027-01-02'),
})
