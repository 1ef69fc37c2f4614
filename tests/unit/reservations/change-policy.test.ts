import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChangeQuestion, mayChange } from '~/domain/reservations/change-policy'
import { partyOf } from '~/domain/reservations/policy'
import { returnAll, returnSome, type Stake } from '~/domain/reservations/stakes'

const startsAt = new Date('2027-02-12T07:30:00Z')
const now = new Date('2027-01-02T10:00:00Z')
const asked: ChangeQuestion = {
  event: {
    state: 'published',
    visibility: 'invitation_only',
    minRank: null,
    minTierName: null,
    bookingsOpenAt: null,
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    endsAt: new Date('2027-02-13T13:30:00Z'),
    guestsAllowed: 0,
  },
  invitation: { state: 'sent', guestsAllowed: 1 },
  membership: null,
  seatsFree: 2,
  choice: null,
  guestsNamedBy: null,
  isOwedToLine: false,
  held: null,
  party: partyOf(['Hugo Renard']),
  slotIds: [],
  reservation: { state: 'confirmed', expiresAt: null, seats: 2, guests: ['Hugo Renard'], slotIds: [] },
  price: null,
  stakes: [],
  eventStartsAt: startsAt,
  isOwedWhole: false,
  now,
}

test('what it is already is the answer, whatever has closed since', () => {
  const late = new Date('2027-02-13T10:00:00Z')
  expect(mayChange({ ...asked, now: late })).toMatchObject({ ok: true, value: { kind: 'keep' } })
  expect(mayChange({ ...asked, party: partyOf(['Anne Morel']), now: late })).toMatchObject({
    reason: 'begun',
  })
})

test('only what is confirmed is changed, and only while replies are open', () => {
  const other = { ...asked, party: partyOf(['Anne Morel']) }
  expect(mayChange(other)).toMatchObject({ ok: true, value: { kind: 'change', renames: true } })
  expect(mayChange({ ...other, now: asked.event.replyClosesAt })).toMatchObject({ reason: 'closed' })
  const held = { ...asked.reservation, state: 'held' as const, expiresAt: startsAt }
  expect(mayChange({ ...other, reservation: held })).toMatchObject({ reason: 'not_confirmed' })
})

test('whom the house has declined is not named anew, by a change nor by a name alone; who comes already stays', () => {
  const declined = ['Anne Morel']
  const [other, namedBy] = [{ ...asked, declined, party: partyOf(['Anne Morel']) }, startsAt]
  expect(mayChange(other)).toMatchObject({ reason: 'guest_declined', name: 'Anne Morel' })
  expect(mayChange({ ...other, guestsNamedBy: namedBy })).toMatchObject({ reason: 'guest_declined' })
  const late = { ...other, guestsNamedBy: namedBy, now: asked.event.replyClosesAt }
  expect(mayChange(late)).toMatchObject({ reason: 'guest_declined' })
  expect(mayChange({ ...late, declined: [] })).toMatchObject({ ok: true })
  const comes = { ...asked.reservation, seats: 3, guests: ['Anne Morel', 'Paul Vidal'] }
  expect(mayChange({ ...other, reservation: comes })).toMatchObject({ ok: true })
  const two = { ...other, party: partyOf(['Anne Morel', 'Anne Morel']) }
  expect(mayChange({ ...two, reservation: comes })).toMatchObject({ reason: 'guest_declined' })
})

test('whoever comes with no more than before keeps what has shrunk or closed since', () => {
  const slot = {
    id: 's',
    startsAt,
    endsAt: new Date('2027-02-12T08:00:00Z'),
    isClosed: true,
    minRank: 9,
    minTierName: null,
    free: -3,
  }
  const sitting = {
    ...asked,
    invitation: { state: 'sent' as const, guestsAllowed: 0 },
    choice: { least: 1, most: 1, slots: [slot], unknown: false },
    slotIds: ['s'],
    seatsFree: -1,
    reservation: { ...asked.reservation, slotIds: ['s'] },
  }
  expect(mayChange({ ...sitting, party: partyOf([]) })).toMatchObject({ ok: true })
  expect(mayChange({ ...sitting, party: partyOf(['Anne Morel']) })).toMatchObject({ ok: true })
  const entering = { ...sitting, reservation: { ...sitting.reservation, slotIds: ['other'] } }
  expect(mayChange(entering)).toMatchObject({ reason: 'slot_closed' })
})

const terms = {
  currency: 'EUR',
  refundSteps: [
    { until_days_before: 45, percent: 100 },
    { until_days_before: 14, percent: 50 },
  ],
  timeZone: 'Europe/Helsinki',
  eventStartsAt: startsAt,
}
const aStake = fc
  .record({ seats: fc.integer({ min: 1, max: 4 }), perSeat: fc.integer({ min: 1, max: 100_000 }) })
  .map(
    ({ seats, perSeat }): Stake => ({
      ...terms,
      depositId: 'd',
      seats,
      perSeat,
      left: seats * perSeat,
      returnable: seats * perSeat,
    }),
  )

test('seats that leave one after another, and the rest at last, never give back more than letting go at once', () => {
  fc.assert(
    fc.property(
      fc.array(aStake, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('2026-12-01', '2027-01-05', '2027-02-05'),
      (drawn, leaving, day) => {
        const at = new Date(day)
        const stakes = drawn.map((stake, index) => ({ ...stake, depositId: `d${index}` }))
        const seats = stakes.reduce((sum, stake) => sum + stake.seats, 0)
        const count = Math.min(leaving, seats)
        const some = returnSome(stakes, { leaving: count, seats, now: at })
        const left = stakes.map(stake => {
          const part = some.parts.find(each => each.depositId === stake.depositId)
          if (!part) return stake
          return {
            ...stake,
            seats: stake.seats - part.seats,
            left: stake.left - part.amount,
            returnable: stake.returnable - part.returned,
          }
        })
        const rest = returnAll(left, at)
        const whole = returnAll(stakes, at)
        const back = (some.returned?.amount ?? 0) + (rest.returned?.amount ?? 0)
        // Halves of minor units are rounded in the member's favour, once for each part.
        expect(Math.abs(back - (whole.returned?.amount ?? 0))).toBeLessThanOrEqual(stakes.length)
        expect(left.every(stake => stake.seats >= 0 && stake.left >= 0 && stake.returnable >= 0)).toBe(true)
        expect(some.parts.reduce((sum, part) => sum + part.seats, 0)).toBe(count)
      },
    ),
  )
})

test('seats for which nothing was asked leave first', () => {
  const stake: Stake = { ...terms, depositId: 'd', seats: 1, perSeat: 500, left: 500, returnable: 500 }
  expect(returnSome([stake], { leaving: 2, seats: 3, now })).toMatchObject({ paid: null, returned: null })
  expect(returnSome([stake], { leaving: 3, seats: 3, now })).toMatchObject({ returned: { amount: 250 } })
})

const grown = { ...asked, seatsFree: 9, invitation: { state: 'sent' as const, guestsAllowed: 4 } }
const price = { amount: 500, currency: 'EUR' }

test('further seats wait for their deposit, and all else holds at once', () => {
  const party = partyOf(['Anne Morel', 'Hugo Renard', 'Paul Vidal'])
  const free = mayChange({ ...grown, party })
  expect(free).toMatchObject({ ok: true, value: { further: null, seats: { after: 4 }, renewsPasses: true } })
  expect(mayChange({ ...grown, party, price })).toMatchObject({
    ok: true,
    value: {
      kind: 'change',
      guests: ['Hugo Renard'],
      further: { seats: 2, guests: ['Anne Morel', 'Paul Vidal'], due: { amount: 1000, currency: 'EUR' } },
      renames: false,
      renewsPasses: false,
    },
  })
})

test('asked again, further seats that are held are the answer; anything else takes their turn', () => {
  const party = partyOf(['Hugo Renard', 'Anne Morel'])
  const held = { seats: 1, guests: ['Anne Morel'] }
  expect(mayChange({ ...grown, party, price, held })).toMatchObject({
    ok: true,
    value: { kind: 'keep', further: { seats: 1 } },
  })
  const other = partyOf(['Hugo Renard', 'Paul Vidal'])
  expect(mayChange({ ...grown, party: other, price, held })).toMatchObject({ value: { kind: 'change' } })
})
