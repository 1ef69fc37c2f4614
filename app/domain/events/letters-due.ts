import { Temporal } from 'temporal-polyfill'
import { daysInZone } from '~/shared/format'

/** Thanks leave at this hour of the venue's clock, reminders at that one. */
const thanksHour = Temporal.PlainTime.from('09:00')
const reminderHour = Temporal.PlainTime.from('10:00')
/** A night's rest stands between the end of an evening and the letter. */
const restHours = 6

/**
 * When thanks for an event leave: the first nine o'clock at the venue that comes at least six hours after its end. An
 * evening that ends at one in the morning is thanked for that same morning, an afternoon the next day.
 */
export function thanksDueAt(endsAt: Date, timeZone: string): Date {
  const rested = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime()).add({ hours: restHours })
  const day = rested.toZonedDateTimeISO(timeZone).toPlainDate()
  const mornings = [day, day.add({ days: 1 })].map(one => instantOf(one, thanksHour, timeZone))
  const due = mornings.find(morning => morning.getTime() >= rested.epochMilliseconds)
  if (!due) throw new Error('a day without a morning')
  return due
}

/** When those who are expected are reminded: at ten in the morning at the venue, on the eve of its first day. */
export function reminderDueAt(startsAt: Date, timeZone: string): Date {
  const first = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  return instantOf(first.subtract({ days: 1 }), reminderHour, timeZone)
}

/** When reminders of an event leave, a day of it after another: whoever chose an hour is reminded on the eve of that hour. */
export function remindersDueAt(event: { startsAt: Date; endsAt: Date; timeZone: string }): Date[] {
  const { startsAt, endsAt, timeZone } = event
  return daysInZone(startsAt, endsAt, timeZone).map(day =>
    instantOf(Temporal.PlainDate.from(day).subtract({ days: 1 }), reminderHour, timeZone),
  )
}

/** When those of whom something is still asked hear of it once: at ten in the morning at the venue, six days before. */
export function missingDueAt(startsAt: Date, timeZone: string): Date {
  const first = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  return instantOf(first.subtract({ days: 6 }), reminderHour, timeZone)
}

/** When those who have a guest to name hear of it once: at ten in the morning at the venue, three days before the date for names. */
export function namesDueAt(namedBy: Date, timeZone: string): Date {
  const last = Temporal.Instant.fromEpochMilliseconds(namedBy.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  return instantOf(last.subtract({ days: 3 }), reminderHour, timeZone)
}

function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime, timeZone: string): Date {
  return new Date(day.toPlainDateTime(time).toZonedDateTime(timeZone).epochMilliseconds)
}
