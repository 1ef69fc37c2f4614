import type { Locale } from '~/shared/copy'

export const verdicts = ['admit', 'trial', 'waitlist', 'decline', 'later'] as const
/** What a vote asks for, and what a decision says: the same five answers. */
export type Verdict = (typeof verdicts)[number]

export const decisionStates = ['pending', 'released', 'effective', 'called_back'] as const
export type DecisionState = (typeof decisionStates)[number]

export const applicationStates = ['draft', 'submitted', 'waitlisted', 'withdrawn', 'decided'] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationSources = ['site', 'salon', 'dealer', 'campaign', 'nomination'] as const
export type ApplicationSource = (typeof applicationSources)[number]

/** The parts into which the queue can be narrowed. `open`: everything that waits for an answer. */
export const queueParts = [
  'open',
  'to_read',
  'to_vote',
  'asked',
  'interview',
  'ready',
  'pending',
  'waitlisted',
  'decided',
] as const
export type QueuePart = (typeof queueParts)[number]

/** Marks from 1 to 5, by the id of the criterion. */
export type Marks = Readonly<Record<string, number>>

/** The name of the field in which a criterion is marked. */
export function markField(criterionId: string): string {
  return `mark.${criterionId}`
}

/** A vote as it counts: that of a reader without an interest. */
export type CountedVote = { reviewerId: string; verdict: Verdict; tierId: string | null; marks: Marks }

/** What is decided, with what each answer needs to be said. Days are 'yyyy-mm-dd' on the club's calendar. */
export type DecisionDraft = { because: string } & (
  | { kind: 'admit'; tierId: string }
  | { kind: 'trial'; tierId: string; trialUntil: string }
  | { kind: 'waitlist'; rank: number }
  | { kind: 'decline'; returnOn: string | null }
  | { kind: 'later'; returnOn: string }
)

/** Someone as the readers' pages and the letters name them. */
export type Named = {
  givenName: string
  familyName: string
  civility: 'mme' | 'm' | 'dr' | null
}
export type Correspondent = Named & { locale: Locale }
