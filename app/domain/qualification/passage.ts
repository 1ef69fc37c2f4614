import { checkAnswer } from './check-answer'
import { answerTo, holds } from './conditions'
import type {
  Answers,
  AnswerValue,
  FlowDefinition,
  Passage,
  PassageStep,
  Question,
  Step,
  StepFacts,
  WayIn,
} from './types'

export type Walk = { way: WayIn | null; facts: StepFacts }

/**
 * The passage as it stands for these answers, whoever asks and however often. One walk forward: a step or question is
 * shown when its condition holds of the answers before it that count; an answer counts when its question is shown and
 * it can be kept. What is hidden therefore hides what hangs on it, and an earlier answer that changes moves all that
 * follows. A step is left out for the ways in that are spared it; the review is never left out.
 * Done: statements and the applicant's own questions at once; vouching, interview and fee once `facts` says so; a step
 * with questions once no required one is missing; a quiz also when `facts` says that its run is over, whatever was left
 * empty, so that time that ran out closes no way; the review when `facts` says that the application was sent.
 */
export function readPassage(definition: FlowDefinition, answers: Answers, walk: Walk): Passage {
  const { steps } = walkForward(definition, answers, walk)
  const before = steps.filter(({ step }) => step.kind !== 'review')
  const shown = new Set(steps.flatMap(({ questions }) => questions.map(({ id }) => id)))
  return {
    steps,
    next: before.find(({ isDone }) => !isDone)?.step.id ?? null,
    isWhole: before.every(({ isDone }) => isDone),
    hiddenAnswers: Object.keys(answers).filter(id => !shown.has(id)),
  }
}

/** The answers that may be submitted: those whose question is shown, and that can be kept. Nothing else counts. */
export function submittable(definition: FlowDefinition, answers: Answers, walk: Walk): Answers {
  return walkForward(definition, answers, walk).counting
}

/** The questions of a step, none for the kinds that ask nothing. */
export function questionsOf(step: Step): readonly Question[] {
  return 'questions' in step ? step.questions : []
}

function walkForward(
  definition: FlowDefinition,
  answers: Answers,
  walk: Walk,
): { steps: PassageStep[]; counting: Answers } {
  const counting: Record<string, AnswerValue> = {}
  const steps: PassageStep[] = []
  for (const step of definition.steps) {
    if (!isWalked(step, counting, walk.way)) continue
    const questions: Question[] = []
    const missing: string[] = []
    for (const question of questionsOf(step)) {
      if (question.showWhen !== null && !holds(question.showWhen, counting)) continue
      questions.push(question)
      const value = answerTo(answers, question.id)
      const checked = value === undefined ? null : checkAnswer(question, value)
      if (checked?.ok) counting[question.id] = checked.value
      else if (question.isRequired) missing.push(question.id)
    }
    steps.push(standingOf(step, questions, missing, walk.facts))
  }
  return { steps, counting }
}

/** True when the step is walked by someone who came this way, as far as the answers before it say. */
export function isWalked(step: Step, counting: Answers, way: WayIn | null): boolean {
  if (step.kind === 'review') return true
  if (way !== null && step.sparedTo.includes(way)) return false
  return step.showWhen === null || holds(step.showWhen, counting)
}

function standingOf(step: Step, questions: Question[], missing: string[], facts: StepFacts): PassageStep {
  const isSaid = Object.hasOwn(facts, step.id) && facts[step.id] === true
  switch (step.kind) {
    case 'statement':
    case 'your_questions':
      return { step, questions, isDone: true, missing }
    case 'questions':
    case 'proof':
      return { step, questions, isDone: missing.length === 0, missing }
    case 'quiz':
      return isSaid
        ? { step, questions, isDone: true, missing: [] }
        : { step, questions, isDone: missing.length === 0, missing }
    case 'vouching':
    case 'interview':
    case 'fee':
    case 'review':
      return { step, questions, isDone: isSaid, missing }
  }
}
