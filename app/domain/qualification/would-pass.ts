import { readPassage, submittable } from './passage'
import { scoreAnswers } from './score'
import type { Answers, FlowDefinition, Score, WayIn } from './types'

/** Answers to try a flow with: of a past application, without its name, or made up. */
export type Sample = { label: string; answers: Answers; way: WayIn | null }

export type Tried = {
  label: string
  way: WayIn | null
  score: Score
  /** The ids of the steps that are walked, in order. */
  steps: string[]
  /** How many of the questions shown have an answer that counts, of how many. */
  answered: number
  asked: number
}

/**
 * What the rules of a flow would say of these answers, sample by sample, in their order. Answers to questions that this
 * definition does not ask, or that it would not accept, count for nothing: an older version's application can be tried.
 */
export function whoWouldPass(definition: FlowDefinition, samples: readonly Sample[]): Tried[] {
  return samples.map(({ label, answers, way }) => {
    const walk = { way, facts: {} }
    const { steps } = readPassage(definition, answers, walk)
    return {
      label,
      way,
      score: scoreAnswers(definition, answers, walk),
      steps: steps.map(({ step }) => step.id),
      answered: Object.keys(submittable(definition, answers, walk)).length,
      asked: steps.reduce((sum, { questions }) => sum + questions.length, 0),
    }
  })
}
