import { Temporal } from 'temporal-polyfill'
import type { EventState, RefundStep } from './types'

export type RefundQuestion = {
  paid: number
  currency: string
  steps: readonly RefundStep[]
  eventStartsAt: Date
  timeZone: string
  now: Date
}

/**
 * What comes back of a deposit of `paid` minor units when its member cancels at `now`. Days are calendar days at the
 * venue, counted back from the event's first local day. The most distant step that still holds decides: a step holds
 * through the end of its own day, whatever the clocks do that day. After the last of them nothing comes back, and
 * `step` is null. Half a minor unit is rounded up, in the member's favour.
 */
export function refundDue(asked: RefundQuestion): {
  amount: number
  currency: string
  percent: number
  step: RefundStep | null
} {
  if (!Number.isSafeInteger(asked.paid) || asked.paid < 0)
    throw new Error('a deposit is a whole number of minor units')
  const step =
    inOrder(asked.steps).find(
      each => asked.now.getTime() < endOf(each, asked.eventStartsAt, asked.timeZone),
    ) ?? null
  const percent = step?.percent ?? 0
  return { amount: Math.floor((asked.paid * percent + 50) / 100), currency: asked.currency, percent, step }
}

export type RefundPromise = {
  percent: number
  /** The last millisecond at which the step holds. */
  until: Date
  /** The venue's calendar day that ends then, yyyy-mm-dd. */
  lastDay: string
}

/** The same steps as promises with a date, the first to end first. */
export function explainRefundSteps(
  steps: readonly RefundStep[],
  startsAt: Date,
  timeZone: string,
): RefundPromise[] {
  return inOrder(steps).map(step => ({
    percent: step.percent,
    until: new Date(endOf(step, startsAt, timeZone) - 1),
    lastDay: lastDayOf(step, startsAt, timeZone).toString(),
  }))
}

export type BookingWindow =
  | { open: true; closesAt: Date }
  | { open: false; reason: 'draft' | 'cancelled' | 'reply_closed' | 'over' }

/** May a reservation be made at `now`? Until the reply date of a published event; that very instant is too late. */
export function bookingWindow(asked: {
  event: { state: EventState; replyClosesAt: Date; endsAt: Date }
  now: Date
}): BookingWindow {
  const { event, now } = asked
  if (event.state !== 'published') return { open: false, reason: event.state }
  if (now >= event.endsAt) return { open: false, reason: 'over' }
  if (now >= event.replyClosesAt) return { open: false, reason: 'reply_closed' }
  return { open: true, closesAt: event.replyClosesAt }
}

function inOrder(steps: readonly RefundStep[]): RefundStep[] {
  return [...steps].sort((a, b) => b.until_days_before - a.until_days_before)
}

function lastDayOf(step: RefundStep, startsAt: Date, timeZone: string): Temporal.PlainDate {
  const firstDay = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  return firstDay.subtract({ days: step.until_days_before })
}

/** The first millisecond at which a step no longer holds: the next day begins, at whatever hour it begins there. */
function endOf(step: RefundStep, startsAt: Date, timeZone: string): number {
  return lastDayOf(step, startsAt, timeZone).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
}
