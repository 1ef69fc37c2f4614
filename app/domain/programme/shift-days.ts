import { Temporal } from 'temporal-polyfill'
import { readLocalTime, writeLocalTime } from '../events/local-time'

/** How many calendar days lie from one instant's day at the venue to another day; null where that is no day. */
export function daysBetween(from: Date, to: string, timeZone: string): number | null {
  try {
    const day = Temporal.PlainDate.from(to, { overflow: 'reject' })
    return Temporal.PlainDate.from(writeLocalTime(from, timeZone).date).until(day).days
  } catch {
    return null
  }
}

/**
 * The same hour on the venue's wall, so many calendar days later, whatever the clocks do in between. Null where clocks
 * skip or repeat that hour on the new day: which one is meant is for its staff to say.
 */
export function shiftDays(instant: Date, days: number, timeZone: string): Date | null {
  const { date, time } = writeLocalTime(instant, timeZone)
  const read = readLocalTime(Temporal.PlainDate.from(date).add({ days }).toString(), time, timeZone)
  if (!read.ok) return null
  // What lies below the minute on the wall is kept.
  return new Date(read.instant.getTime() + (instant.getTime() % 60_000))
}
