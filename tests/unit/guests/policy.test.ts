import { describe, expect, test } from 'vitest'
import { judgeNamedBy, mayAnswer, mayDecline } from '~/domain/guests/policy'
import type { Stake } from '~/domain/reservations/stakes'

const now = new Date('2037-01-10T12:00:00Z')
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const event = { state: 'published' as const, startsAt: inHours(48), endsAt: inHours(60) }
const party = { state: 'confirmed' as const, expiresAt: null, seats: 3 }
const stake: Stake = {
  depositId: 'deposit',
  currency: 'EUR',
  refundSteps: [{ until_days_before: 0, percent: 0 }],
  timeZone: 'Europe/Paris',
  eventStartsAt: event.startsAt,
  seats: 3,
  perSeat: 25_000,
  left: 75_000,
  returnable: 75_000,
}
const decline = (wishes: Partial<Parameters<typeof mayDecline>[0]> = {}) =>
  mayDecline({ party, event, stakes: [stake], isOneIn: false, now, ...wishes })

describe('a date for names', () => {
  test.each([
    ['none at all', null, null, null],
    ['one to come, before the event', inHours(24), null, null],
    ['the very beginning of the event', inHours(48), null, null],
    ['one that is past', inHours(-1), null, 'past'],
    ['this instant', now, null, 'past'],
    ['one after the beginning', inHours(48.1), null, 'after_start'],
    ['one that is past and stands already', inHours(-1), inHours(-1), null],
  ])('%s', (_, namedBy, standing, problem) => {
    expect(judgeNamedBy({ namedBy, standing, startsAt: event.startsAt, now })).toBe(problem)
  })
})

describe('declining a guest', () => {
  test('gives back the whole share of one seat, whatever the terms say of the day', () => {
    expect(decline()).toMatchObject({
      ok: true,
      value: { seats: { before: 3, after: 2 }, returned: { amount: 25_000, currency: 'EUR' }, percent: 100 },
    })
  })

  test('gives back nothing where nothing was paid, nor of a seat that nothing was asked for', () => {
    expect(decline({ stakes: [] })).toMatchObject({ ok: true, value: { returned: null, parts: [] } })
    expect(decline({ party: { ...party, seats: 4 } })).toMatchObject({ ok: true, value: { returned: null } })
  })

  test.each([
    [
      'an unpaid hold',
      { party: { ...party, state: 'held' as const, expiresAt: inHours(1) } },
      'not_confirmed',
    ],
    ['a reservation that was let go', { party: { ...party, state: 'cancelled' as const } }, 'not_confirmed'],
    ['an event that has begun', { event: { ...event, startsAt: now } }, 'begun'],
    ['a party of which one is in', { isOneIn: true }, 'begun'],
    ['an event that is over', { event: { ...event, startsAt: inHours(-2), endsAt: now } }, 'over'],
    ['an event that was called off', { event: { ...event, state: 'cancelled' as const } }, 'over'],
  ])('is refused for %s', (_, wishes, reason) => {
    expect(decline(wishes)).toMatchObject({ ok: false, reason })
  })
})

test('a yes is still said once the event has begun, and not once it is over', () => {
  const begun = { ...event, startsAt: inHours(-1) }
  expect(mayAnswer({ party, event: begun, now })).toMatchObject({ ok: true })
  expect(mayAnswer({ party, event: { ...begun, endsAt: now }, now })).toMatchObject({ reason: 'over' })
})
