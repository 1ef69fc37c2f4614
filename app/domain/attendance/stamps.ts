/** One device's word that someone of a party came through the door. Instants in milliseconds, on the house's clock. */
export type Stamp = { id: string; cameAt: number; undone: boolean }

/**
 * Which of the stamps of one seat stands: the earliest that was not undone, whatever the order in which they arrived.
 * Two of the same instant are told apart by their ids, so that every process answers alike. Null: nobody came.
 */
export function settleStamps(stamps: readonly Stamp[]): Stamp | null {
  return stamps
    .filter(stamp => !stamp.undone)
    .reduce<Stamp | null>((first, stamp) => (first && comesFirst(first, stamp) ? first : stamp), null)
}

function comesFirst(one: Stamp, other: Stamp): boolean {
  return one.cameAt < other.cameAt || (one.cameAt === other.cameAt && one.id < other.id)
}

/**
 * When something happened on the house's clock, told by a device whose own clock may be wrong: the device says how long
 * before it sent this it happened. Never later than now, and never longer ago than a device may stay away.
 */
export function placeInTime(now: Date, agoMs: number): Date {
  return new Date(now.getTime() - Math.min(Math.max(agoMs, 0), longestAwayMs))
}

const hourMs = 3_600_000
export const longestAwayMs = 7 * 24 * hourMs
/** Those who receive are there before the first guest, and until after the last. */
export const opensBeforeMs = 12 * hourMs
export const closesAfterMs = 12 * hourMs

/** Whether people are received at this instant: from half a day before the event until half a day after it. */
export function judgeHour(
  event: { startsAt: Date; endsAt: Date },
  cameAt: Date,
): 'open' | 'too_early' | 'too_late' {
  if (cameAt.getTime() < event.startsAt.getTime() - opensBeforeMs) return 'too_early'
  return cameAt.getTime() > event.endsAt.getTime() + closesAfterMs ? 'too_late' : 'open'
}
