import { Temporal } from 'temporal-polyfill'

/** Six places and both days of 2027 on which their clocks change: by an hour, by half of one, where a quarter is added to the zone. */
export const clockChanges = [
  ['Europe/Paris', '2027-03-28', '2027-10-31'],
  ['Europe/Helsinki', '2027-03-28', '2027-10-31'],
  ['America/New_York', '2027-03-14', '2027-11-07'],
  ['America/St_Johns', '2027-03-14', '2027-11-07'],
  ['Australia/Lord_Howe', '2027-10-03', '2027-04-04'],
  ['Pacific/Chatham', '2027-09-26', '2027-04-04'],
] as const

/** Each place with each of its two days. */
export const clockChangeDays = clockChanges.flatMap(([zone, forward, back]) => [
  [zone, 'forward', forward] as const,
  [zone, 'back', back] as const,
])

/** The instant of that day at which the clock jumps, and by how many minutes. */
export function changeOf(zone: string, day: string): { instant: Date; minutes: number } {
  const change = Temporal.PlainDate.from(day).toZonedDateTime(zone).getTimeZoneTransition('next')
  if (!change) throw new Error(`${zone} never changes its clock`)
  const before = change.subtract({ nanoseconds: 1 })
  return {
    instant: new Date(change.epochMilliseconds),
    minutes: (change.offsetNanoseconds - before.offsetNanoseconds) / 60_000_000_000,
  }
}

/** Every quarter hour of a day of that place, as it is lived: 92 of them, 100, or 94 and 98 where half an hour is moved. */
export function quartersOf(zone: string, day: string): Date[] {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(zone)
  return Array.from(
    { length: midnight.hoursInDay * 4 },
    (_, quarter) => new Date(midnight.add({ minutes: quarter * 15 }).epochMilliseconds),
  )
}

/** What a wall clock of that place shows at an instant, with its offset: '2027-10-31T02:30+01:00'. */
export function wallOf(zone: string, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'minute', timeZoneName: 'never' })
}
