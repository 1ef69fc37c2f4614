import { isOpen } from './policy'
import type { ApplicationState, DecisionState, Verdict } from './types'

/** Where an application is with its readers, in one word for the queue. */
export type Stage =
  | { kind: 'withdrawn' | 'pending' | 'asked' | 'ready' | 'to_read' }
  | { kind: 'decided'; verdict: Verdict | null }
  | { kind: 'released'; takesEffectAt: Date }
  | { kind: 'waitlisted'; rank: number | null }
  | { kind: 'interview'; at: Date; timeZone: string }
  | { kind: 'voting'; votes: number; quorum: number }

export type StageFacts = {
  state: ApplicationState
  open: { state: DecisionState; takesEffectAt: Date | null } | null
  /** The last answer that took effect. */
  last: { verdict: Verdict; rank: number | null } | null
  isAsked: boolean
  interview: { at: Date; timeZone: string } | null
  votes: number
  quorum: number
}

/** What matters most comes first: what is over, what is about to leave, what waits for someone else, then the reading. */
export function stageOf({ state, open, last, isAsked, interview, votes, quorum }: StageFacts): Stage {
  if (state === 'withdrawn') return { kind: 'withdrawn' }
  if (!isOpen(state)) return { kind: 'decided', verdict: last?.verdict ?? null }
  if (open?.state === 'released' && open.takesEffectAt)
    return { kind: 'released', takesEffectAt: open.takesEffectAt }
  if (open) return { kind: 'pending' }
  if (state === 'waitlisted') return { kind: 'waitlisted', rank: last?.rank ?? null }
  if (isAsked) return { kind: 'asked' }
  if (interview) return { kind: 'interview', ...interview }
  if (votes >= quorum) return { kind: 'ready' }
  if (votes > 0) return { kind: 'voting', votes, quorum }
  return { kind: 'to_read' }
}
