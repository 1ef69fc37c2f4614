import type { Bilingual } from '~/shared/copy'
import type { AnswerRefusal, WayIn } from '../qualification/types'

/** Where an application is: `draft` while it is walked, then with the club, then over in one of two ways. */
export type ApplicationState = 'draft' | 'submitted' | 'waitlisted' | 'withdrawn' | 'decided'

export const sources = ['site', 'salon', 'dealer', 'campaign', 'nomination'] as const
/** How someone came to the door. It is kept with the application. */
export type Source = (typeof sources)[number]

/** The ways in that may be spared steps; whoever came by the site alone came by neither. */
export function wayOf(source: Source): WayIn | null {
  if (source === 'site') return null
  return source === 'nomination' ? 'nomination' : 'code'
}

/** What was written and is not kept, by the id of its question. */
export type UnkeptAnswers = Readonly<Record<string, AnswerRefusal>>

export type MessageKind = 'question' | 'answer' | 'request' | 'reply'
/** One thing that the applicant or the club said to the other. `stepId`: the step that a request opens again. */
export type ApplicationMessage = {
  id: string
  kind: MessageKind
  answersId: string | null
  stepId: string | null
  words: string
  writtenAt: Date
  settledAt: Date | null
}

/** The club's answer, once it has taken effect. */
export type MyDecision = {
  kind: 'admit' | 'trial' | 'waitlist' | 'decline' | 'later'
  /** The day from which the person may come back, when the answer says so. */
  returnOn: string | null
  subject: string
  words: string
  effectiveAt: Date
}

/** The run of a timed quiz: it began by the database's clock and ends by it. */
export type QuizRun = { stepId: string; startedAt: Date; endsAt: Date | null; finishedAt: Date | null }

/** One line of what someone has under way with the club. */
export type MyApplicationRow = {
  id: string
  flowSlug: string
  name: Bilingual
  accent: string | null
  state: ApplicationState
  startedAt: Date
  replyBy: Date | null
  /** Steps still to be walked before it can be sent; 0 once it was. */
  stepsLeft: number
  /** The club has asked for more and waits for it. */
  isAsked: boolean
  decision: MyDecision | null
}
