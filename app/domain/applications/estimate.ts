import { questionsOf } from '../qualification/passage'
import type { QuestionKind, Step } from '../qualification/types'

const minutesOfQuestion: Record<QuestionKind, number> = {
  short: 0.5,
  long: 4,
  choice: 0.5,
  several: 0.75,
  number: 0.25,
  date: 0.25,
  address: 1,
  file: 2,
  vehicle: 1.5,
  ranking: 1,
  consent: 0.5,
}

/** About how many minutes a step takes to walk, never less than one. An interview lasts what the flow says. */
export function estimateMinutes(step: Step): number {
  return Math.max(1, Math.round(minutesOf(step)))
}

function minutesOf(step: Step): number {
  switch (step.kind) {
    case 'quiz':
      return step.seconds === null ? questionsOf(step).length * 0.5 : step.seconds / 60
    case 'questions':
    case 'proof':
      return questionsOf(step).reduce((sum, { kind }) => sum + minutesOfQuestion[kind], 0)
    case 'interview':
      return step.minutes
    case 'your_questions':
    case 'review':
    case 'fee':
    case 'vouching':
      return 2
    case 'statement':
      return 1
  }
}
