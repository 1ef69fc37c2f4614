import { Temporal } from 'temporal-polyfill'

/** The least age and the least years of licence that an event asks, and what is known of a person; days are 'yyyy-mm-dd'. */
export type AgeFacts = {
  minAge: number | null
  minLicenceYears: number | null
  /** The first day of the event on its venue's calendar: the day on which both are counted. */
  day: string
  bornOn: string | null
  licensedOn: string | null
  /** The day that is known was told before, and is not being written in the form at hand. */
  isBirthKnown: boolean
  isLicenceKnown: boolean
  /** False on a page that has asked for nothing yet: a day that is unknown leaves the gate open there. */
  isAsked: boolean
}

/**
 * Are so many years over on `day`, that very day included? Calendar days alone are counted, so no clock moves it. Whoever
 * was born on 29 February has their birthday on the 28th of a common year, in their favour.
 */
export function hasYears(since: string, years: number, day: string): boolean {
  const reached = Temporal.PlainDate.from(since).add({ years })
  return Temporal.PlainDate.compare(reached, Temporal.PlainDate.from(day)) <= 0
}

/** The calendar day at the venue on which an event begins. */
export function firstDayAt(startsAt: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}
