import { expect, test } from 'vitest'
import { bookGates } from '~/domain/eligibility/gates'
import { waitGates } from '~/domain/eligibility/wait-gates'
import { keepsPlace, precedenceOf } from '~/domain/waitlist/order'
import { mayWait, type WaitQuestion } from '~/domain/waitlist/policy'
import { booking } from '../eligibility/facts'

const slot = (id: string, hour: number, change: Partial<WaitQuestion['offered']['slots'][number]> = {}) => ({
  id,
  startsAt: new Date(Date.UTC(2027, 1, 13, hour)),
  endsAt: new Date(Date.UTC(2027, 1, 13, hour + 1)),
  isClosed: false,
  minRank: null,
  minTierName: null,
  free: Number.POSITIVE_INFINITY,
  ...change,
})
const question: WaitQuestion = {
  event: booking.event,
  invitation: booking.invitation,
  membership: booking.membership,
  live: null,
  now: booking.now,
  party: { seats: 1, wants: 'any', slotIds: [] },
  offered: { least: 0, most: 0, slots: [] },
}
const drives = {
  least: 1,
  most: 2,
  slots: [slot('a', 9), slot('b', 10), slot('c', 11, { isClosed: true }), slot('d', 12, { minRank: 3 })],
}
const ask = (party: Partial<WaitQuestion['party']>, change: Partial<WaitQuestion> = {}) =>
  mayWait({ ...question, offered: drives, ...change, party: { ...question.party, ...party } })

test('to wait asks every gate of booking in its order, but those that count seats', () => {
  const seats = ['line', 'seat_left', 'slots_free', 'seats_for_the_party']
  const names = bookGates.map(({ name }) => name).filter(name => !seats.includes(name))
  expect(waitGates.map(({ name }) => name)).toEqual(names)
})

test('whoever might book if there were seats may wait, and nobody else', () => {
  expect(mayWait(question)).toEqual({ ok: true, value: undefined })
  expect(mayWait({ ...question, membership: null })).toMatchObject({ reason: 'not_a_member' })
  expect(mayWait({ ...question, event: { ...question.event, minRank: 3 } })).toMatchObject({
    reason: 'rank_too_low',
  })
  expect(mayWait({ ...question, now: question.event.replyClosesAt })).toMatchObject({ reason: 'closed' })
  expect(mayWait({ ...question, party: { ...question.party, seats: 9 } })).toMatchObject({
    reason: 'guests_not_allowed',
  })
  const live = { id: 'r', state: 'held' as const, seats: 1 }
  expect(mayWait({ ...question, live })).toMatchObject({ reason: 'already_confirmed', reservationId: 'r' })
})

test('whoever joins is asked whom they name, and not again when seats come', () => {
  const [invitation, declined] = [{ state: 'sent' as const, guestsAllowed: 1 }, ['Hugo Renard']]
  const party = { ...question.party, seats: 2 }
  expect(
    mayWait({ ...question, invitation, declined, party: { ...party, names: ['Hugo Renard'] } }),
  ).toMatchObject({ reason: 'guest_declined' })
  expect(mayWait({ ...question, invitation, declined, party })).toMatchObject({ ok: true })
})

test('one waits for any of several slots, each of which one might choose, or for all of some as one would choose them', () => {
  expect(ask({ slotIds: ['a', 'b'] })).toMatchObject({ ok: true })
  expect(ask({ slotIds: ['a', 'b'], wants: 'all' })).toMatchObject({ ok: true })
  expect(ask({ slotIds: [] })).toMatchObject({ reason: 'choose_slots' })
  expect(ask({ slotIds: ['a', 'c'] })).toMatchObject({ reason: 'slot_closed' })
  expect(ask({ slotIds: ['a', 'd'] })).toMatchObject({ reason: 'slot_rank' })
  expect(ask({ slotIds: ['a', 'gone'] })).toMatchObject({ reason: 'slot_closed' })
  expect(ask({ slotIds: ['a'] }, { offered: { ...drives, least: 2 } })).toMatchObject({
    reason: 'choose_slots',
  })
})

test('a party keeps its place while it asks for no more', () => {
  const party = { seats: 2, wants: 'any' as const, slotIds: ['a', 'b'] }
  expect(keepsPlace(party, { ...party, seats: 1 })).toBe(true)
  expect(keepsPlace(party, { ...party, slotIds: ['b'] })).toBe(true)
  expect(keepsPlace(party, { ...party, seats: 3 })).toBe(false)
  expect(keepsPlace(party, { ...party, slotIds: ['a', 'b', 'c'] })).toBe(false)
  expect(keepsPlace(party, { ...party, wants: 'all' })).toBe(false)
  expect(keepsPlace(party, { ...party, slotIds: [] })).toBe(false)
})

test('by arrival all are alike; by rank the tier decides; by attendance a seat left empty takes back two visits', () => {
  const standing = { rank: 3, came: 4, missed: 1 }
  expect(precedenceOf('arrival', standing)).toBe(0)
  expect(precedenceOf('rank', standing)).toBe(3)
  expect(precedenceOf('attendance', standing)).toBe(2)
})
