import { Temporal } from 'temporal-polyfill'

/** Thanks leave at this hour of the venue's clock. */
const thanksHour = Temporal.PlainTime.from('09:00')
/** A night's rest stands between the end of an evening and the letter. */
const restHours = 6

/**
 * When thanks for an event leave: the first nine o'clock at the venue that comes at least six hours after its end. An
 * evening that ends at one in the morning is thanked for that same morning, an afternoon the next day.
 */
export function thanksDueAt(endsAt: Date, timeZone: string): Date {
  const rested = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime()).add({ hours: restHours })
  const day = rested.toZonedDateTimeISO(timeZone).toPlainDate()
  const mornings = [day, day.add({ days: 1 })].map(one =>
    one.toPlainDateTime(thanksHour).toZonedDateTime(timeZone).toInstant(),
  )
  const due = mornings.find(morning => Temporal.Instant.compare(morning, rested) >= 0)
  if (!due) throw new Error('a day without a morning')
  return new Date(due.epochMilliseconds)
}
