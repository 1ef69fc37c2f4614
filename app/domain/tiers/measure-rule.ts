import { Temporal } from 'temporal-polyfill'
import type { Deeds, Measure, TierRule } from './types'

/**
 * How far someone is with each part that a rule gives, in the order in which rules are told. Pure: what lies after `now`
 * does not count yet.
 */
export function measureRule(rule: TierRule, deeds: Deeds, now: Date, timeZone: string): Measure[] {
  const count = (part: 'attendances' | 'nominationsAdmitted') => {
    const asked = rule[part]
    if (!asked) return []
    const from = windowStart(asked.withinMonths, deeds.pauses, now, timeZone)
    const counted = deeds[part].filter(at => at > from && at <= now)
    const measure = { part, needed: asked.least, had: counted.length, withinMonths: asked.withinMonths }
    return [{ ...measure, until: endOfOldest(counted, from, now) }]
  }
  return [
    ...measurePoints(rule, deeds, now, timeZone),
    ...count('attendances'),
    ...count('nominationsAdmitted'),
    ...measureTenure(rule, deeds, now, timeZone),
  ]
}

/** Every part that the rule gives is reached. A rule that gives none is met by everyone. */
export function isMet(measures: readonly Measure[]): boolean {
  return measures.every(({ had, needed }) => had >= needed)
}

/**
 * Where a window of whole months begins that ends now, on the club's calendar. Pauses that it meets do not count: it
 * reaches back by as much.
 */
export function windowStart(months: number, pauses: Deeds['pauses'], now: Date, timeZone: string): Date {
  const started = pauses.filter(({ from }) => from < now).sort((a, b) => b.from.getTime() - a.from.getTime())
  let start = addMonths(now, -months, timeZone).getTime()
  for (const { from, to } of started) {
    const end = Math.min(to.getTime(), now.getTime())
    if (end > start) start -= end - from.getTime()
  }
  return new Date(start)
}

/** The same hour of the same day so many months later (or earlier); a day that the month lacks becomes its last. */
export function addMonths(moment: Date, months: number, timeZone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  return new Date(there.add({ months }).epochMilliseconds)
}

function measurePoints({ points }: TierRule, deeds: Deeds, now: Date, timeZone: string): Measure[] {
  if (!points) return []
  const from = windowStart(points.withinMonths, deeds.pauses, now, timeZone)
  const counted = deeds.points.filter(({ at }) => at > from && at <= now)
  const sum = counted.reduce((total, { amount }) => total + amount, 0)
  const earned = counted.filter(({ amount }) => amount > 0).map(({ at }) => at)
  return [
    {
      part: 'points',
      needed: points.least,
      had: Math.max(sum, 0),
      withinMonths: points.withinMonths,
      until: endOfOldest(earned, from, now),
    },
  ]
}

function measureTenure({ tenureMonths }: TierRule, deeds: Deeds, now: Date, timeZone: string): Measure[] {
  if (tenureMonths === undefined) return []
  const whole = wholeMonths(deeds.memberSince, now, timeZone)
  return [
    {
      part: 'tenure',
      needed: tenureMonths,
      had: whole,
      withinMonths: null,
      until: whole < tenureMonths ? addMonths(deeds.memberSince, tenureMonths, timeZone) : null,
    },
  ]
}

function wholeMonths(from: Date, to: Date, timeZone: string): number {
  const there = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return Math.max(there(from).until(there(to), { largestUnit: 'months' }).months, 0)
}

/** The oldest of what counts leaves the window as long after now as it lies after the window's start. */
function endOfOldest(counted: readonly Date[], from: Date, now: Date): Date | null {
  if (counted.length === 0) return null
  const oldest = Math.min(...counted.map(at => at.getTime()))
  return new Date(now.getTime() + oldest - from.getTime())
}
