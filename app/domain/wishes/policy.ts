import { Temporal } from 'temporal-polyfill'
import { allow, type Result, refuse } from '../kernel/result'
import { afterQuiet, silences } from '../permission/policy'
import type { WritingFacts } from '../permission/types'

export type ThanksRefusal =
  | { reason: 'suppressed' | 'never' | 'paused' }
  | { reason: 'quiet_hours'; nextAllowedAt: Date }

/**
 * May the thanks for an evening be written to one who came? They promote nothing and follow from a reservation of the
 * person's own, so that no permission is asked and they spend nothing of the cadence. They also ask a question that
 * nobody asked for: whoever wants no letters, stands in a pause or is silenced by this brand gets none, and nobody's
 * quiet hours are broken.
 */
export function mayThank(
  facts: Pick<WritingFacts, 'policy' | 'suppressions' | 'personZone'>,
  now: Date,
): Result<undefined, ThanksRefusal> {
  const { policy, suppressions, personZone } = facts
  if (suppressions.some(reason => silences(reason, 'email'))) return refuse({ reason: 'suppressed' })
  if (policy.lettersMax === 0) return refuse({ reason: 'never' })
  if (policy.pausedUntil && now < policy.pausedUntil) return refuse({ reason: 'paused' })
  const nextAllowedAt = afterQuiet(policy, personZone, now)
  return nextAllowedAt > now ? refuse({ reason: 'quiet_hours', nextAllowedAt }) : allow()
}

/** For so many days after an event its feedback can be given and put right. */
export const feedbackDays = 30

/** The last day for feedback, on the venue's calendar: 'yyyy-mm-dd'. */
export function lastFeedbackDay(endsAt: Date, timeZone: string): string {
  return dayOf(endsAt, timeZone).add({ days: feedbackDays }).toString()
}

export type FeedbackRefusal = { reason: 'not_ended' | 'not_there' | 'closed' }

/** May feedback be given, or put right, at this instant? From the end of the event to the end of its last day. */
export function mayGiveFeedback(facts: {
  endsAt: Date
  timeZone: string
  tookPart: boolean
  now: Date
}): Result<undefined, FeedbackRefusal> {
  const { endsAt, timeZone, tookPart, now } = facts
  if (now < endsAt) return refuse({ reason: 'not_ended' })
  if (!tookPart) return refuse({ reason: 'not_there' })
  const closesAt = dayOf(endsAt, timeZone)
    .add({ days: feedbackDays + 1 })
    .toZonedDateTime(timeZone)
  return now.getTime() < closesAt.epochMilliseconds ? allow() : refuse({ reason: 'closed' })
}

function dayOf(instant: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
}
