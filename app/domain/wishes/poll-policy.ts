import { Temporal } from 'temporal-polyfill'
import { allow, type Result, refuse } from '../kernel/result'

export type PollFacts = { opensAt: Date; closesAt: Date; minRank: number | null }
export type VoteRefusal = { reason: 'not_asked' | 'not_open' | 'closed' }

/**
 * May this member vote, or change their vote, at this instant? From the opening until the very instant of the close;
 * those of the rank that is asked, in good standing. `rank` is null for whoever is no active member.
 */
export function mayVote(poll: PollFacts, rank: number | null, now: Date): Result<undefined, VoteRefusal> {
  if (rank === null || (poll.minRank !== null && rank < poll.minRank)) return refuse({ reason: 'not_asked' })
  if (now < poll.opensAt) return refuse({ reason: 'not_open' })
  return now < poll.closesAt ? allow() : refuse({ reason: 'closed' })
}

/** From the beginning of the first day to the end of the last, on the clock of a zone. */
export function pollWindow(
  firstDay: string,
  lastDay: string,
  timeZone: string,
): { opensAt: Date; closesAt: Date } {
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds)
  return {
    opensAt: startOf(Temporal.PlainDate.from(firstDay)),
    closesAt: startOf(Temporal.PlainDate.from(lastDay).add({ days: 1 })),
  }
}

/** Below this many, a count could point at someone: it is told among the others. */
export const smallestGroup = 3

export type Count = { key: string; count: number }

/** The counts that may be told, the largest first, and how many stand behind the rest. */
export function veilCounts(counts: readonly Count[]): { told: Count[]; others: number } {
  const told = counts.filter(({ count }) => count >= smallestGroup)
  const others = counts.filter(({ count }) => count < smallestGroup)
  return {
    told: [...told].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key)),
    others: others.reduce((sum, { count }) => sum + count, 0),
  }
}
