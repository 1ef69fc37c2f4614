import type { Committee } from '../qualification/types'
import { type CountedVote, type Marks, type Verdict, verdicts } from './types'

/** The middle of the marks under one criterion, and how far apart they lie. */
export type Spread = { median: number; low: number; high: number }

export type Tally = {
  votes: number
  quorum: number
  hasQuorum: boolean
  /** The programme gives a veto, and someone uses it. */
  isVetoed: boolean
  counts: Record<Verdict, number>
  criteria: { id: string; spread: Spread | null }[]
  /** Out of 10: the medians of the criteria, each by its weight. Null while nobody has marked, or nothing weighs. */
  overall: number | null
}

/**
 * Counts the votes by the rules of the programme. `votes` are those that count, one a reader. The order in which they
 * come says nothing. A mark for a criterion that the programme does not have is left out.
 */
export function tallyVotes(committee: Committee, votes: readonly CountedVote[]): Tally {
  const counts = Object.fromEntries(
    verdicts.map(verdict => [verdict, votes.filter(vote => vote.verdict === verdict).length]),
  ) as Record<Verdict, number>
  const criteria = committee.criteria.map(({ id, weight }) => ({ id, weight, spread: spreadOf(votes, id) }))
  return {
    votes: votes.length,
    quorum: committee.quorum,
    hasQuorum: votes.length >= committee.quorum,
    isVetoed: committee.veto && counts.decline > 0,
    counts,
    criteria: criteria.map(({ id, spread }) => ({ id, spread })),
    overall: overallOf(criteria),
  }
}

/** One reader's own marks out of 10, by the same weights; null while a criterion that weighs has none. */
export function weighMarks(committee: Committee, marks: Marks): number | null {
  const criteria = committee.criteria.map(({ id, weight }) => {
    const mark = marks[id]
    return { weight, spread: mark === undefined ? null : { median: mark, low: mark, high: mark } }
  })
  return criteria.some(({ weight, spread }) => weight > 0 && spread === null) ? null : overallOf(criteria)
}

function spreadOf(votes: readonly CountedVote[], criterion: string): Spread | null {
  const marks = votes.flatMap(({ marks: { [criterion]: mark } }) => (mark === undefined ? [] : [mark]))
  if (marks.length === 0) return null
  return { median: medianOf(marks), low: Math.min(...marks), high: Math.max(...marks) }
}

/** The middle one; between the two in the middle when there is none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
  return (lower + upper) / 2
}

function overallOf(criteria: readonly { weight: number; spread: Spread | null }[]): number | null {
  const marked = criteria.flatMap(({ weight, spread }) =>
    spread && weight > 0 ? [{ weight, median: spread.median }] : [],
  )
  const weight = marked.reduce((sum, each) => sum + each.weight, 0)
  if (weight === 0) return null
  const mean = marked.reduce((sum, each) => sum + each.median * each.weight, 0) / weight
  return Math.round(mean * 20) / 10
}
