import { allow, type Result, refuse } from '../kernel/result'
import { readPassage } from '../qualification/passage'
import type { Passage, PassageStep, Step, StepKind } from '../qualification/types'
import type { ApplicationFacts } from './store.server'
import type { ApplicationState, QuizRun } from './types'

export type StepRefusal =
  /** Sent, withdrawn or decided, and no request of the club opens this step again. */
  | { reason: 'closed' }
  /** Not in this passage, or no longer, as earlier answers stand. */
  | { reason: 'step_hidden' }
  /** `next` is what comes first. */
  | { reason: 'step_ahead'; next: string }

/** Steps whose end is in someone else's hands: what follows them is walked meanwhile. */
const inOtherHands: readonly StepKind[] = ['vouching', 'interview']

/** The passage as this applicant walks it now. */
export function passageOf({
  definition,
  answers,
  way,
  facts,
}: Omit<ApplicationFacts, 'application'>): Passage {
  return readPassage(definition, answers, { way, facts })
}

/** True while the applicant may still change, ask or withdraw: nothing is decided. */
export function isLiving(state: ApplicationState): boolean {
  return state === 'draft' || state === 'submitted' || state === 'waitlisted'
}

/**
 * May this step be opened to be written in? In a draft: each one up to the first that the applicant has yet to do
 * themself. Once it was sent: those that a request of the club names (`requested`), and those that an answer changed
 * there leaves wanting; never the review.
 */
export function mayOpenStep(
  state: ApplicationState,
  passage: Passage,
  stepId: string,
  requested: readonly string[],
): Result<PassageStep, StepRefusal> {
  const at = passage.steps.findIndex(({ step }) => step.id === stepId)
  const found = passage.steps[at]
  if (state === 'draft') {
    if (!found) return refuse({ reason: 'step_hidden' })
    const before = passage.steps.slice(0, at).find(isInTheWay)
    return before ? refuse({ reason: 'step_ahead', next: before.step.id }) : allow(found)
  }
  if (!isLiving(state) || requested.length === 0) return refuse({ reason: 'closed' })
  if (!found) return refuse({ reason: 'step_hidden' })
  const opens = requested.includes(stepId) || (!found.isDone && found.missing.length > 0)
  return opens && found.step.kind !== 'review' ? allow(found) : refuse({ reason: 'closed' })
}

/** The step that follows, null after the last; the one before, null before the first. */
export function neighboursOf(
  passage: Passage,
  stepId: string,
): { previous: string | null; following: string | null } {
  const at = passage.steps.findIndex(({ step }) => step.id === stepId)
  return {
    previous: passage.steps[at - 1]?.step.id ?? null,
    following: at < 0 ? null : (passage.steps[at + 1]?.step.id ?? null),
  }
}

/** Where to take up a draft again: where it was left, if that is still open, else at what comes first. */
export function resumeAt(passage: Passage, currentStep: string): string {
  if (mayOpenStep('draft', passage, currentStep, []).ok) return currentStep
  const before = passage.steps.filter(({ step }) => step.kind !== 'review')
  const first = before.find(isInTheWay) ?? before.find(({ isDone }) => !isDone) ?? passage.steps.at(-1)
  return first?.step.id ?? ''
}

/** What the applicant has yet to do before it can be sent: the review itself is not counted. */
export function countStepsLeft(passage: Passage): number {
  return passage.steps.filter(({ step, isDone }) => step.kind !== 'review' && !isDone).length
}

export type QuizStanding = 'open' | 'not_begun' | 'running' | 'over'

/** A quiz without a time is open like any question; a timed one runs once, by the database's clock. */
export function quizStanding(step: Step, run: QuizRun | undefined, now: Date): QuizStanding {
  if (step.kind !== 'quiz' || step.seconds === null) return 'open'
  if (!run) return 'not_begun'
  return run.finishedAt !== null || (run.endsAt !== null && run.endsAt <= now) ? 'over' : 'running'
}

function isInTheWay({ step, isDone }: PassageStep): boolean {
  return !isDone && !inOtherHands.includes(step.kind)
}
