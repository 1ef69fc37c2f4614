import { Temporal } from 'temporal-polyfill'
import { noOfferBeforeCloseMs } from '../reservations/line'

/** Nobody has to answer at night: these hours of the person's own clock are not counted. */
const morning = 8
const evening = 22
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How long an offer lasts, in hours of the day, by what is left until the event: shorter as it comes nearer. */
const windows = [
  { fromDays: 30, hours: 24 },
  { fromDays: 7, hours: 12 },
  { fromDays: 2, hours: 4 },
  { fromDays: 0, hours: 1 },
] as const

/**
 * Until when an offer that is made now stands. Its hours are counted by day on the clock of `zone` (the person's, else
 * the venue's), from 8 to 22, as elapsed time, so that a change of clocks lengthens or shortens none. It never outlasts
 * the reply date. Null: no offer can be made any more.
 */
export function offerEndsAt(asked: {
  now: Date
  zone: string
  eventStartsAt: Date
  replyClosesAt: Date
}): Date | null {
  const { now, zone, eventStartsAt, replyClosesAt } = asked
  if (replyClosesAt.getTime() - now.getTime() <= noOfferBeforeCloseMs || now >= eventStartsAt) return null
  const daysLeft = (eventStartsAt.getTime() - now.getTime()) / dayMs
  const { hours } = windows.find(({ fromDays }) => daysLeft >= fromDays) ?? { hours: 1 }
  const end = addDaylight(now, hours * hourMs, zone)
  return end < replyClosesAt ? end : replyClosesAt
}

/** The instant at which this much time has passed by day, nights left out. */
function addDaylight(from: Date, length: number, zone: string): Date {
  let at = from.getTime()
  let left = length
  for (;;) {
    const { opens, closes } = dayAround(at, zone)
    const begins = Math.max(at, opens)
    if (begins + left <= closes) return new Date(begins + left)
    left -= Math.max(0, closes - begins)
    at = Math.max(at, closes)
    at = dayAfter(at, zone)
  }
}

/** When the day that this instant falls on begins and ends, in that zone. */
function dayAround(instant: number, zone: string): { opens: number; closes: number } {
  const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
  const at = (hour: number) => day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds
  return { opens: at(morning), closes: at(evening) }
}

/** The morning after. */
function dayAfter(instant: number, zone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
  return day.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: { hour: morning } })
    .epochMilliseconds
}
