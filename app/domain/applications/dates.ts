import { Temporal } from 'temporal-polyfill'
import type { FlowDefinition } from '../qualification/types'

/** The end of the day by which an application sent now is answered, on the club's own clock. */
export function replyByOf(
  { promiseDays }: Pick<FlowDefinition, 'promiseDays'>,
  from: Date,
  zone: string,
): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: promiseDays })
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).epochMilliseconds)
}

/** When the answers and files of an application decided at `from` are erased, as its flow promised. */
export function retentionEnd({ keptMonths }: Pick<FlowDefinition, 'keptMonths'>, from: Date): Date {
  return monthsAfter(from, keptMonths)
}

/** The same hour so many calendar months later, in UTC; the last day of a month that is too short. */
export function monthsAfter(from: Date, months: number): Date {
  const then = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO('UTC')
    .add({ months })
  return new Date(then.epochMilliseconds)
}
