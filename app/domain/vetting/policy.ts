import { Temporal } from 'temporal-polyfill'
import { dayInZone } from '~/shared/format'
import { allow, type Result, refuse } from '../kernel/result'
import type { ApplicationState, DecisionDraft, DecisionState, Verdict } from './types'

/** How long second thoughts can still call a released decision back. */
export const graceMinutes = 60

/** `days`: whole calendar days until the promised day on the club's clock; below 0 once it has passed. */
export type PromiseStanding = { standing: 'late' | 'due' | 'open'; days: number }

/** How an application stands against the day by which the club promised to answer: due on that day and the one before. */
export function judgePromise(replyBy: Date, now: Date, zone: string): PromiseStanding {
  const promised = Temporal.PlainDate.from(dayInZone(new Date(replyBy.getTime() - 1), zone))
  const { days } = Temporal.PlainDate.from(dayInZone(now, zone)).until(promised, { largestUnit: 'days' })
  return { standing: days < 0 ? 'late' : days <= 1 ? 'due' : 'open', days }
}

/** An application that waits for an answer: sent, or told to wait. */
export function isOpen(state: ApplicationState): boolean {
  return state === 'submitted' || state === 'waitlisted'
}

export type ReaderFacts = {
  application: ApplicationState
  hasOpenDecision: boolean
  /** Declared, or plain from what is known: see `has_interest` in the schema. */
  hasInterest: boolean
  hasVoted: boolean
  isAssigned: boolean
  runsTheClub: boolean
  /** Votes that count, and how many a decision needs. */
  votes: number
  quorum: number
}

/** Whether a reader sees what the others wrote; if not, why not yet, or not at all. */
export type Sight = 'shown' | 'interest' | 'vote_first' | 'until_quorum'

/**
 * A first vote is blind. Whoever has an interest never sees the others' votes, marks and words; a reader sees them once
 * their own vote is in; those who run the club and were not asked to read see them once there are votes enough; and
 * once the answer has taken effect every reader without an interest may look back.
 */
export function seesOthers(facts: ReaderFacts): Sight {
  if (facts.hasInterest) return 'interest'
  if (facts.hasVoted || facts.application === 'decided') return 'shown'
  if (!facts.runsTheClub || facts.isAssigned) return 'vote_first'
  return facts.votes >= Math.max(1, facts.quorum) ? 'shown' : 'until_quorum'
}

export type ReadRefusal = { reason: 'closed' | 'decision_prepared' | 'interest' }
export type VoteRefusal = ReadRefusal | { reason: 'not_blind' }

/** Whether a sheet may be filled in: while the application waits and nothing is decided, by those without an interest. */
export function mayRead(facts: ReaderFacts): Result<undefined, ReadRefusal> {
  if (facts.hasInterest) return refuse({ reason: 'interest' })
  if (!isOpen(facts.application)) return refuse({ reason: 'closed' })
  if (facts.hasOpenDecision) return refuse({ reason: 'decision_prepared' })
  return allow()
}

/** The same for the vote. One who has read the others' votes without one of their own casts none: `not_blind`. */
export function mayVote(facts: ReaderFacts): Result<undefined, VoteRefusal> {
  const reading = mayRead(facts)
  if (!reading.ok) return reading
  if (!facts.hasVoted && seesOthers(facts) === 'shown') return refuse({ reason: 'not_blind' })
  return allow()
}

export type DecideFacts = ReaderFacts & { isVetoed: boolean; purpose: 'join' | 'rise' }
export type DecideRefusal =
  | { reason: 'not_yours' | 'interest' | 'closed' | 'decision_prepared' | 'vetoed' | 'no_trial_here' }
  | { reason: 'no_quorum'; votes: number; quorum: number }

/**
 * Whether this person may decide so: one who runs the club, without an interest, with votes enough. A veto keeps from
 * admitting, on trial too, and from nothing else. Whoever asks for a higher tier is a member: there is no trial for them.
 */
export function mayDecide(facts: DecideFacts, kind: Verdict): Result<undefined, DecideRefusal> {
  if (!facts.runsTheClub) return refuse({ reason: 'not_yours' })
  if (facts.hasInterest) return refuse({ reason: 'interest' })
  if (!isOpen(facts.application)) return refuse({ reason: 'closed' })
  if (facts.hasOpenDecision) return refuse({ reason: 'decision_prepared' })
  if (facts.votes < facts.quorum)
    return refuse({ reason: 'no_quorum', votes: facts.votes, quorum: facts.quorum })
  if (facts.isVetoed && (kind === 'admit' || kind === 'trial')) return refuse({ reason: 'vetoed' })
  if (kind === 'trial' && facts.purpose === 'rise') return refuse({ reason: 'no_trial_here' })
  return allow()
}

export type DecisionProblem = {
  field: 'trialUntil' | 'returnOn' | 'rank' | 'because'
  problem: 'not_to_come' | 'out_of_range' | 'missing'
}

/** What keeps a decision from being said: days that are not to come, a rank out of range, a refusal without its reason. */
export function problemsOfDecision(draft: DecisionDraft, today: string): DecisionProblem[] {
  const problems: DecisionProblem[] = []
  const toCome = (field: 'trialUntil' | 'returnOn', day: string) => {
    if (day <= today) problems.push({ field, problem: 'not_to_come' })
  }
  if (draft.kind === 'trial') toCome('trialUntil', draft.trialUntil)
  if ((draft.kind === 'decline' || draft.kind === 'later') && draft.returnOn !== null)
    toCome('returnOn', draft.returnOn)
  if (draft.kind === 'waitlist' && !(Number.isInteger(draft.rank) && draft.rank >= 1 && draft.rank <= 999))
    problems.push({ field: 'rank', problem: 'out_of_range' })
  if (draft.kind === 'decline' && draft.because.trim() === '')
    problems.push({ field: 'because', problem: 'missing' })
  return problems
}

export type DecisionMoment = { state: DecisionState; takesEffectAt: Date | null }

/** Whether a decision can be called back: prepared, or released less than an hour ago. */
export function mayCallBack(
  { state, takesEffectAt }: DecisionMoment,
  now: Date,
): Result<undefined, { reason: 'too_late' | 'already' }> {
  if (state === 'called_back') return refuse({ reason: 'already' })
  if (state === 'pending') return allow()
  if (state === 'released' && takesEffectAt !== null && now < takesEffectAt) return allow()
  return refuse({ reason: 'too_late' })
}

/** True from the instant at which nobody can call the decision back any more, until it has taken effect. */
export function isDue({ state, takesEffectAt }: DecisionMoment, now: Date): boolean {
  return state === 'released' && takesEffectAt !== null && now >= takesEffectAt
}

/** The day from which someone refused today may come back, as the programme says; null when the decision must say. */
export function suggestReturn(returnMonths: number | null, today: string): string | null {
  return returnMonths === null
    ? null
    : Temporal.PlainDate.from(today).add({ months: returnMonths }).toString()
}
