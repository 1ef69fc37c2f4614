/** One seat that someone held at an event that is over, and what became of it. */
export type Presence = { at: Date; came: boolean; excused: boolean }

/** `came` of `counted`; `share` is 0 to 1, and null while there are too few for a share to mean anything. */
export type AttendanceRate = { came: number; counted: number; share: number | null }

const yearMs = 365.25 * 24 * 3_600_000
/** After this long an evening counts for nothing any more. */
export const lastsYears = 3
/** With fewer, "three of three" says more than a percentage. */
export const fewestForShare = 5

/**
 * How reliably someone comes: what is a year old counts half as much as what is of today, and nothing after three years.
 * An absence with an excuse does not count at all.
 */
export function attendanceRate(presences: readonly Presence[], now: Date): AttendanceRate {
  const counted = presences.filter(presence => counts(presence, now))
  const came = counted.filter(presence => presence.came).length
  const share = counted.length < fewestForShare ? null : weigh(counted, now).share
  return { came, counted: counted.length, share }
}

/**
 * The place that attendance gives in a line that is ordered by it, 0 to 1, larger first. Of whom nothing is known the
 * house supposes that they come: one evening that they came to is added to everyone's, so that a newcomer stands with those
 * who always came, and one absence weighs less the longer someone is known. The same facts give the same place.
 */
export function attendancePrecedence(presences: readonly Presence[], now: Date): number {
  const { came, whole } = weigh(
    presences.filter(presence => counts(presence, now)),
    now,
  )
  return round((came + 1) / (whole + 1))
}

function counts({ at, came, excused }: Presence, now: Date): boolean {
  const age = ageInYears(at, now)
  return (came || !excused) && age >= 0 && age < lastsYears
}

function weigh(presences: readonly Presence[], now: Date) {
  // In one order, so that sums of fractions come out alike.
  const ordered = [...presences].sort((one, other) => one.at.getTime() - other.at.getTime())
  const sum = (all: readonly Presence[]) =>
    all.reduce((total, { at }) => total + 0.5 ** ageInYears(at, now), 0)
  const whole = sum(ordered)
  const came = sum(ordered.filter(presence => presence.came))
  return { came, whole, share: whole === 0 ? 1 : round(came / whole) }
}

function ageInYears(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / yearMs
}

function round(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000
}
