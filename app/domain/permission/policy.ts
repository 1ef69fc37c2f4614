import { Temporal } from 'temporal-polyfill'
import { allow, type Result, refuse } from '../kernel/result'
import type { Cadence, ContactPolicy, SuppressionReason, WritingFacts, WritingRefusal } from './types'

export type WritingVerdict = Result<undefined, { reason: WritingRefusal; nextAllowedAt: Date | null }>

const dayMs = 24 * 3_600_000

/**
 * May one promotional letter leave at `now`? The one rule that previews an audience, holds the dispatcher and explains
 * itself to staff and to the person. It needs a current permission of the person to this brand on this channel; no
 * suppression; a cadence that is not zero; no pause; fewer letters than the cadence in the last `perDays` × 24 hours,
 * counted over all brands; and an hour that is not quiet on the person's own clock.
 * `nextAllowedAt` is the first instant at which all of these will hold if nothing else changes; null when time alone
 * will never allow it.
 */
export function mayWrite(facts: WritingFacts & { now: Date }): WritingVerdict {
  const { permission, policy, suppressions, now } = facts
  if (!permission) return refuse({ reason: 'no_permission', nextAllowedAt: null })
  if (suppressions.some(reason => silences(reason, permission.channel))) {
    return refuse({ reason: 'suppressed', nextAllowedAt: null })
  }
  if (policy.lettersMax === 0) return refuse({ reason: 'never', nextAllowedAt: null })
  const reason = reasonToWait(facts, now)
  return reason === null ? allow() : refuse({ reason, nextAllowedAt: firstAllowed(facts) })
}

/** An opposition silences every channel; what befell an address concerns letters only. */
export function silences(reason: SuppressionReason, channel: string): boolean {
  return reason === 'opposed' || channel === 'email'
}

/** How many letters the cadence still allows at `now`. */
export function lettersLeft(cadence: Cadence, letters: readonly Date[], now: Date): number {
  return Math.max(0, cadence.lettersMax - inWindow(cadence, letters, now).length)
}

type Timing = Pick<WritingFacts, 'policy' | 'lettersInWindow' | 'personZone'>

function reasonToWait({ policy, lettersInWindow, personZone }: Timing, at: Date): WritingRefusal | null {
  if (policy.pausedUntil && at < policy.pausedUntil) return 'paused'
  if (lettersLeft(policy, lettersInWindow, at) === 0) return 'cadence_reached'
  return isQuiet(policy, personZone, at) ? 'quiet_hours' : null
}

function firstAllowed(facts: Timing & { now: Date }): Date {
  let at = facts.now
  for (;;) {
    const reason = reasonToWait(facts, at)
    if (reason === null) return at
    if (reason === 'paused') at = facts.policy.pausedUntil ?? at
    else if (reason === 'cadence_reached') at = windowOpens(facts.policy, facts.lettersInWindow, at)
    else at = quietEnds(facts.policy, facts.personZone, at)
  }
}

/** A letter is in the window for exactly `perDays` × 24 hours; letters of the future (another clock) count as now. */
function inWindow({ perDays }: Cadence, letters: readonly Date[], at: Date): Date[] {
  return letters.filter(letter => letter.getTime() > at.getTime() - perDays * dayMs)
}

/** When enough letters have left the window for one more. */
function windowOpens(cadence: Cadence, letters: readonly Date[], at: Date): Date {
  const within = inWindow(cadence, letters, at).sort((a, b) => a.getTime() - b.getTime())
  const last = within[within.length - cadence.lettersMax]
  if (!last) throw new Error('the window is open')
  return new Date(last.getTime() + cadence.perDays * dayMs)
}

type Quiet = Pick<ContactPolicy, 'quietFrom' | 'quietTo'>

/** True when the person's own clock stands in their quiet hours, which may run over midnight. */
export function isQuiet({ quietFrom, quietTo }: Quiet, zone: string, at: Date): boolean {
  const time = onClock(zone, at).toPlainTime()
  const from = Temporal.PlainTime.from(quietFrom)
  const to = Temporal.PlainTime.from(quietTo)
  const began = Temporal.PlainTime.compare(time, from) >= 0
  const goesOn = Temporal.PlainTime.compare(time, to) < 0
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0
  return overMidnight ? began || goesOn : began && goesOn
}

/**
 * The next instant at which no hour is quiet: the time written in the policy, today or tomorrow; both of them where
 * clocks go back and it comes twice; or the very moment at which clocks change and skip the rest of the quiet hours.
 */
function quietEnds(quiet: Quiet, zone: string, at: Date): Date {
  const local = onClock(zone, at)
  const to = Temporal.PlainTime.from(quiet.quietTo)
  const ends = [0, 1, 2].flatMap(days => {
    const wall = local.toPlainDate().add({ days }).toPlainDateTime(to)
    return (['earlier', 'later'] as const).map(disambiguation =>
      wall.toZonedDateTime(zone, { disambiguation }),
    )
  })
  const change = local.getTimeZoneTransition('next')
  const first = [...ends, ...(change ? [change] : [])]
    .map(moment => new Date(moment.epochMilliseconds))
    .filter(moment => moment > at && !isQuiet(quiet, zone, moment))
    .sort((a, b) => a.getTime() - b.getTime())[0]
  if (!first) throw new Error('quiet hours never end')
  return first
}

/** `at` itself, or the end of the quiet hours in which it falls. */
export function afterQuiet(quiet: Quiet, zone: string, at: Date): Date {
  return isQuiet(quiet, zone, at) ? quietEnds(quiet, zone, at) : at
}

function onClock(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}

/**
 * May a consent that a file brings be recorded as a permission? Not against an opposition; not by letter where the
 * person stopped letters or complained of one; and not when it is dated on or before the day on which the person last
 * withdrew it. Days are 'yyyy-mm-dd'.
 */
export function mayRecordConsent(consent: {
  channel: string
  givenOn: string
  withdrawnOn: string | null
  suppressions: readonly SuppressionReason[]
}): Result<undefined, { reason: 'opposed' | 'stopped' | 'withdrawn_since' }> {
  if (consent.suppressions.includes('opposed')) return refuse({ reason: 'opposed' })
  const stopped = consent.suppressions.some(reason => reason === 'stopped' || reason === 'complained')
  if (stopped && consent.channel === 'email') return refuse({ reason: 'stopped' })
  if (consent.withdrawnOn && consent.givenOn <= consent.withdrawnOn)
    return refuse({ reason: 'withdrawn_since' })
  return allow()
}
