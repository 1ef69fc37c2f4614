import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { bookingWindow, explainRefundSteps, refundDue } from '~/domain/events/policy'
import type { RefundStep } from '~/domain/events/types'

const lapland = {
  steps: [
    { until_days_before: 45, percent: 100 },
    { until_days_before: 14, percent: 50 },
    { until_days_before: 0, percent: 0 },
  ],
  eventStartsAt: new Date('2027-02-12T09:00:00+02:00'),
  timeZone: 'Europe/Helsinki',
}
const due = (now: string, paid = 50_000) =>
  refundDue({ ...lapland, paid, currency: 'EUR', now: new Date(now) })

test('the deposit comes back whole through the last second of the forty-fifth day before, at the venue', () => {
  expect(due('2026-12-29T23:59:59.999+02:00')).toEqual({
    amount: 50_000,
    currency: 'EUR',
    percent: 100,
    step: lapland.steps[0],
  })
  expect(due('2026-12-30T00:00:00+02:00')).toMatchObject({ amount: 25_000, percent: 50 })
})

test('a member in Paris is judged by the clock of the venue', () => {
  expect(due('2026-12-29T22:59:59+01:00').percent).toBe(100)
  expect(due('2026-12-29T23:00:00+01:00').percent).toBe(50)
})

test('half comes back through the fourteenth day before, then nothing', () => {
  expect(due('2027-01-29T23:59:59+02:00').amount).toBe(25_000)
  expect(due('2027-01-30T00:00:00+02:00')).toMatchObject({ amount: 0, percent: 0, step: lapland.steps[2] })
})

test('after the day of the last step nothing comes back, and no step is named', () => {
  expect(due('2027-02-13T00:00:00+02:00')).toMatchObject({ amount: 0, percent: 0, step: null })
})

test('half a cent is rounded in the favour of the member', () => {
  expect(due('2027-01-10T12:00:00+02:00', 4_001).amount).toBe(2_001)
})

test('the order in which the steps are written does not matter', () => {
  const asked = { ...lapland, paid: 50_000, currency: 'EUR', now: new Date('2027-01-10T12:00:00+02:00') }
  expect(refundDue({ ...asked, steps: [...lapland.steps].reverse() })).toEqual(refundDue(asked))
})

test('an event without steps returns nothing', () => {
  expect(refundDue({ ...lapland, steps: [], paid: 50_000, currency: 'EUR', now: new Date(0) })).toMatchObject(
    { amount: 0, step: null },
  )
})

test('the promises carry the last day of each step at the venue', () => {
  expect(explainRefundSteps(lapland.steps, lapland.eventStartsAt, lapland.timeZone)).toEqual([
    { percent: 100, until: new Date('2026-12-29T23:59:59.999+02:00'), lastDay: '2026-12-29' },
    { percent: 50, until: new Date('2027-01-29T23:59:59.999+02:00'), lastDay: '2027-01-29' },
    { percent: 0, until: new Date('2027-02-12T23:59:59.999+02:00'), lastDay: '2027-02-12' },
  ])
})

describe('on the days on which clocks change', () => {
  const at = (startsAt: string, days: number, percent: number) =>
    explainRefundSteps([{ until_days_before: days, percent }], new Date(startsAt), 'Europe/Paris')[0]?.until

  test('a step that ends on the day of 23 hours ends at its midnight', () => {
    expect(at('2027-03-30T09:00:00+02:00', 2, 100)).toEqual(new Date('2027-03-28T23:59:59.999+02:00'))
    expect(at('2027-03-28T09:00:00+02:00', 1, 100)).toEqual(new Date('2027-03-27T23:59:59.999+01:00'))
  })

  test('a step that ends on the day of 25 hours ends at its midnight', () => {
    expect(at('2027-11-02T09:00:00+01:00', 2, 100)).toEqual(new Date('2027-10-31T23:59:59.999+01:00'))
    expect(at('2027-10-31T09:00:00+01:00', 1, 100)).toEqual(new Date('2027-10-30T23:59:59.999+02:00'))
  })

  test('a day that begins at one in the morning still ends the day before it', () => {
    // In Beirut clocks go forward at midnight: 28 March 2027 has no midnight.
    const [promise] = explainRefundSteps(
      [{ until_days_before: 1, percent: 100 }],
      new Date('2027-03-28T12:00:00+03:00'),
      'Asia/Beirut',
    )
    expect(promise).toMatchObject({ lastDay: '2027-03-27', until: new Date('2027-03-27T21:59:59.999Z') })
  })
})

describe('whatever the event, the zone and the moment', () => {
  const zone = fc.constantFrom(
    'Europe/Paris',
    'Europe/Helsinki',
    'America/New_York',
    'Asia/Beirut',
    'Pacific/Auckland',
    'Asia/Kathmandu',
  )
  const clockChange = fc.constantFrom(
    '2027-03-14',
    '2027-03-28',
    '2027-04-04',
    '2027-09-26',
    '2027-10-31',
    '2027-11-07',
  )
  const aroundChange = fc.record({ day: clockChange, minutes: fc.integer({ min: -3 * 1440, max: 3 * 1440 }) })
  const instant = aroundChange.map(
    ({ day, minutes }) => new Date(Date.parse(`${day}T12:00:00Z`) + minutes * 60_000),
  )
  const steps = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 4 }).chain(days =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: days.length, maxLength: days.length })
      .map(percents => {
        const falling = [...percents].sort((a, b) => b - a)
        return [...days]
          .sort((a, b) => b - a)
          .map((d, i): RefundStep => ({ until_days_before: d, percent: falling[i] ?? 0 }))
      }),
  )
  const paid = fc.integer({ min: 1, max: 10_000_000 })
  const question = fc.record({
    paid,
    steps,
    eventStartsAt: instant,
    timeZone: zone,
    daysBefore: fc.integer({ min: -3, max: 125 }),
    minutes: fc.integer({ min: -1500, max: 1500 }),
  })
  const asked = question.map(q => ({
    ...q,
    currency: 'EUR',
    now: new Date(q.eventStartsAt.getTime() - q.daysBefore * 86_400_000 + q.minutes * 60_000),
  }))

  test('what comes back is never less than nothing nor more than what was paid', () => {
    fc.assert(
      fc.property(asked, q => {
        const { amount } = refundDue(q)
        expect(Number.isInteger(amount) && amount >= 0 && amount <= q.paid).toBe(true)
      }),
    )
  })

  test('waiting never brings more back', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 10_000_000_000 }), (q, wait) => {
        expect(refundDue({ ...q, now: new Date(q.now.getTime() + wait) }).amount).toBeLessThanOrEqual(
          refundDue(q).amount,
        )
      }),
    )
  })

  test('the step counts calendar days at the venue, not hours', () => {
    fc.assert(
      fc.property(asked, q => {
        const dayOf = (instant: Date) =>
          Temporal.Instant.fromEpochMilliseconds(instant.getTime())
            .toZonedDateTimeISO(q.timeZone)
            .toPlainDate()
        const daysLeft = dayOf(q.now).until(dayOf(q.eventStartsAt), { largestUnit: 'days' }).days
        const expected = q.steps
          .filter(step => step.until_days_before <= daysLeft)
          .sort((a, b) => b.until_days_before - a.until_days_before)[0]
        expect(refundDue(q).step).toEqual(expected ?? null)
      }),
    )
  })

  test('the promises on the page are the ones the refund keeps', () => {
    fc.assert(
      fc.property(asked, q => {
        for (const promise of explainRefundSteps(q.steps, q.eventStartsAt, q.timeZone)) {
          expect(refundDue({ ...q, now: promise.until }).percent).toBe(promise.percent)
          expect(refundDue({ ...q, now: new Date(promise.until.getTime() + 1) }).percent).toBeLessThanOrEqual(
            promise.percent,
          )
        }
      }),
    )
  })
})

describe('the booking window', () => {
  const event = {
    state: 'published' as const,
    replyClosesAt: new Date('2027-01-20T16:00:00Z'),
    endsAt: new Date('2027-02-13T16:00:00Z'),
  }
  test('is open until the reply date, and closed at that very instant', () => {
    expect(bookingWindow({ event, now: new Date('2027-01-20T15:59:59.999Z') })).toEqual({
      open: true,
      closesAt: event.replyClosesAt,
    })
    expect(bookingWindow({ event, now: event.replyClosesAt })).toEqual({
      open: false,
      reason: 'reply_closed',
    })
  })
  test('is closed for a draft, a cancelled event and one that is over', () => {
    const now = new Date('2027-01-01T00:00:00Z')
    expect(bookingWindow({ event: { ...event, state: 'draft' }, now })).toEqual({
      open: false,
      reason: 'draft',
    })
    expect(bookingWindow({ event: { ...event, state: 'cancelled' }, now })).toEqual({
      open: false,
      reason: 'cancelled',
    })
    expect(bookingWindow({ event, now: event.endsAt })).toEqual({ open: false, reason: 'over' })
  })
})
