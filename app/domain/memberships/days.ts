import { Temporal } from 'temporal-polyfill'

/** The first instant of a day ('yyyy-mm-dd') on the clock of a zone. Throws for a day that never was. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}

/** The first instant after a day: what lasts until a day lasts through it. */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), timeZone)
}

/** The day through which something lasts that ends at this instant. */
export function lastDayBefore(end: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(end.getTime() - 1)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/** True for a day that a calendar has. */
export function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
