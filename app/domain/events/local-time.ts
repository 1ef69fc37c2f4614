import { Temporal } from 'temporal-polyfill'

export type LocalTimeProblem = 'malformed' | 'does_not_exist' | 'happens_twice'
export type LocalMoment = { ok: true; instant: Date } | { ok: false; problem: LocalTimeProblem }

/** True for a name of the IANA time zone database with a place in it ('Europe/Helsinki'); offsets such as '+02:00' are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The zones that a form offers, `own` among them: every place that this runtime knows, by name. */
export function listTimeZones(own: string): string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort()
}

/**
 * The instant at which a wall clock at the venue shows this date ('yyyy-mm-dd') and time ('hh:mm'). On the day clocks
 * go forward an hour does not exist, and on the day they go back an hour happens twice: both are told, never guessed.
 */
export function readLocalTime(date: string, time: string, timeZone: string): LocalMoment {
  let wall: Temporal.PlainDateTime
  try {
    wall = Temporal.PlainDate.from(date, { overflow: 'reject' }).toPlainDateTime(
      Temporal.PlainTime.from(time),
    )
  } catch {
    return { ok: false, problem: 'malformed' }
  }
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { ok: true, instant: new Date(earlier.epochMilliseconds) }
  return { ok: false, problem: earlier.toPlainDateTime().equals(wall) ? 'happens_twice' : 'does_not_exist' }
}

/** What a wall clock at the venue shows at this instant, for a form to show again. */
export function writeLocalTime(instant: Date, timeZone: string): { date: string; time: string } {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return {
    date: there.toPlainDate().toString(),
    time: there.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/**
 * The same with its offset, for a file that is read elsewhere: '2027-10-31 02:30+01:00'. Of an hour that comes twice,
 * each is told from the other.
 */
export function writeLocalMoment(instant: Date, timeZone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return there.toString({ smallestUnit: 'minute', timeZoneName: 'never' }).replace('T', ' ')
}
