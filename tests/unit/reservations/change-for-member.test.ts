import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type HouseChangeQuestion,
  mayCancelForMember,
  mayChangeForMember,
} from '~/domain/reservations/change-for-member'
import { mayChange } from '~/domain/reservations/change-policy'
import { mayCancel, partyOf } from '~/domain/reservations/policy'
import type { Stake } from '~/domain/reservations/stakes'

const startsAt = new Date('2027-02-12T07:30:00Z')
const afterClose = new Date('2027-02-10T10:00:00Z')
const stake: Stake = {
  depositId: 'd',
  currency: 'EUR',
  refundSteps: [{ until_days_before: 14, percent: 50 }],
  timeZone: 'Europe/Helsinki',
  eventStartsAt: startsAt,
  seats: 2,
  perSeat: 50_000,
  left: 100_000,
  returnable: 100_000,
}
const slot = {
  id: 's',
  startsAt,
  endsAt: new Date('2027-02-12T08:00:00Z'),
  isClosed: false,
  minRank: 9,
  minTierName: null,
  free: 4,
}
const asked: HouseChangeQuestion = {
  event: {
    state: 'published',
    visibility: 'invitation_only',
    minRank: 9,
    minTierName: null,
    bookingsOpenAt: null,
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    endsAt: new Date('2027-02-13T13:30:00Z'),
    guestsAllowed: 0,
  },
  invitation: null,
  membership: null,
  seatsFree: 10,
  choice: null,
  guestsNamedBy: new Date('2027-01-25T16:00:00Z'),
  isOwedToLine: false,
  party: partyOf(['Hugo Renard', 'Anne Morel', 'Paul Vidal'], 6),
  slotIds: [],
  held: null,
  reservation: { state: 'confirmed', expiresAt: null, seats: 2, guests: ['Hugo Renard'], slotIds: [] },
  price: { amount: 50_000, currency: 'EUR' },
  stakes: [stake],
  eventStartsAt: startsAt,
  isOwedWhole: false,
  now: afterClose,
  returns: 'terms',
  passesLine: false,
}

test('the house adds seats after the close, past the rank, the guests allowed and the date for names, and asks nothing for them', () => {
  expect(mayChange(asked)).toMatchObject({ ok: false })
  expect(mayChangeForMember(asked)).toMatchObject({
    ok: true,
    value: { kind: 'change', seats: { before: 2, after: 6 }, paid: null, returned: null },
  })
})

test('the house names even someone whom it had declined', () => {
  const party = { seats: asked.party.seats, guests: ['Anne Morel'] }
  expect(mayChangeForMember({ ...asked, party, declined: ['Anne Morel'] })).toMatchObject({ ok: true })
})

test('until the event begins, and only of what is confirmed', () => {
  expect(mayChangeForMember({ ...asked, now: startsAt })).toMatchObject({ reason: 'begun' })
  const reservation = { ...asked.reservation, state: 'cancelled' as const }
  expect(mayChangeForMember({ ...asked, reservation })).toMatchObject({ reason: 'not_confirmed' })
  const event = { ...asked.event, state: 'cancelled' as const }
  expect(mayChangeForMember({ ...asked, event })).toMatchObject({ reason: 'cancelled_event' })
})

test('no seat is given that is not there, in the event or in a slot', () => {
  expect(mayChangeForMember({ ...asked, seatsFree: 5 })).toMatchObject({
    reason: 'not_enough_seats',
    seatsFree: 5,
  })
  const choice = { least: 1, most: 1, slots: [{ ...slot, free: 0 }], unknown: false }
  expect(mayChangeForMember({ ...asked, choice, slotIds: ['s'] })).toMatchObject({ reason: 'slot_full' })
  const open = { ...choice, slots: [{ ...slot, free: 6 }] }
  expect(mayChangeForMember({ ...asked, choice: open, slotIds: ['s'] })).toMatchObject({ ok: true })
  expect(mayChangeForMember({ ...asked, choice: { ...open, least: 2, most: 2 } })).toMatchObject({
    reason: 'choose_slots',
  })
})

test('those who wait come first, unless the house says that this party passes before them', () => {
  const owed = { ...asked, isOwedToLine: true }
  expect(mayChangeForMember(owed)).toMatchObject({ reason: 'line_waits' })
  expect(mayChangeForMember({ ...owed, passesLine: true })).toMatchObject({ ok: true })
})

test('seats that leave give back by the terms or whole, and never more than was taken', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400_000 }),
      fc.constantFrom('terms', 'whole'),
      fc.boolean(),
      (returnable, returns, isOwedWhole) => {
        const stakes = [{ ...stake, returnable }]
        const answer = mayChangeForMember({ ...asked, party: partyOf([]), stakes, returns, isOwedWhole })
        if (!answer.ok) throw new Error(answer.reason)
        const due = returns === 'whole' || isOwedWhole ? Math.min(50_000, returnable) : 0
        expect(answer.value.returned?.amount ?? 0).toBe(due)
      },
    ),
  )
})

test('letting go gives back what the terms say, or all of it as the house wishes', () => {
  const { reservation, stakes, eventStartsAt, now } = asked
  const letting = { reservation, stakes, eventStartsAt, now, owedWhole: null }
  expect(mayCancelForMember({ ...letting, returns: 'terms' })).toEqual(mayCancel(letting))
  expect(mayCancelForMember({ ...letting, returns: 'terms' })).toMatchObject({ value: { returned: null } })
  expect(mayCancelForMember({ ...letting, returns: 'whole' })).toMatchObject({
    value: { kind: 'cancel', returned: { amount: 100_000 }, percent: 100 },
  })
  expect(mayCancelForMember({ ...letting, returns: 'whole', now: startsAt })).toMatchObject({
    reason: 'begun',
  })
})

test('an offer is not taken back, and a hold is let go of with nothing to return', () => {
  const { stakes, eventStartsAt, now } = asked
  const of = (state: 'offered' | 'held') => ({
    ...{ stakes, eventStartsAt, now, owedWhole: null, returns: 'whole' as const },
    reservation: { ...asked.reservation, state, expiresAt: startsAt },
  })
  expect(mayCancelForMember(of('offered'))).toMatchObject({ reason: 'offered' })
  expect(mayCancelForMember(of('held'))).toMatchObject({ value: { kind: 'release', returned: null } })
})
