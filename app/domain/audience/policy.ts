import { mayWrite } from '../permission/policy'
import type { WritingFacts } from '../permission/types'
import type { Candidate, Reach } from './types'

/** When a letter could reach someone, by the rule that will hold when it leaves, and before anyone may answer no more. */
export function reachOf(facts: WritingFacts, now: Date, replyClosesAt: Date): Reach {
  const verdict = mayWrite({ ...facts, now })
  if (verdict.ok) return { kind: 'now' }
  const { reason: because, nextAllowedAt: from } = verdict
  if (from === null) return { kind: 'never', because }
  return from < replyClosesAt ? { kind: 'later', because, from } : { kind: 'too_late', because, from }
}

/** May staff choose this person for a wave? A letter that has to wait is chosen knowingly; one that cannot arrive is not. */
export function mayBeChosen(candidate: Pick<Candidate, 'invited' | 'reach'>): boolean {
  return candidate.invited === null && isReachable(candidate.reach)
}

export function isReachable(reach: Reach): boolean {
  return reach.kind === 'now' || reach.kind === 'later'
}
