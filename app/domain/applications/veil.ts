import type { Option, Question, Step } from '../qualification/types'

/** A step as its applicant may have it: what is asked, and nothing of how it is weighed. */
export function veilStep(step: Step): Step {
  switch (step.kind) {
    case 'questions':
      return { ...step, showWhen: null, questions: step.questions.map(veilQuestion) }
    case 'quiz':
      return { ...step, showWhen: null, questions: step.questions.map(veilQuestion) }
    case 'proof':
      return { ...step, showWhen: null, questions: step.questions.map(veilQuestion) }
    default:
      return { ...step, showWhen: null }
  }
}

/** A question without its weight, the points of its options, those that are fatal, and what it hangs on. */
export function veilQuestion<Q extends Question>(question: Q): Q {
  const veiled = { ...question, weight: 0, showWhen: null }
  return 'options' in veiled ? { ...veiled, options: veiled.options.map(veilOption) } : veiled
}

function veilOption(option: Option): Option {
  return { ...option, points: 0, isFatal: false }
}
