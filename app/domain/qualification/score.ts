import { answerTo, holds } from './conditions'
import { readPassage, submittable, type Walk } from './passage'
import type { Advice, Answers, AnswerValue, FlowDefinition, Option, Question, Score } from './types'

/**
 * What the answers say by the rules of the flow: advice for those who decide, never a decision. Only what is shown and
 * would be submitted counts. The score is the mean, from 0 to 10 and to two decimals, of the points of the questions
 * that weigh, by their weight; one that is shown and not answered has 0 points. Points of
 * - a choice: those of its option;
 * - several: the mean of the options chosen, so that ticking more wins nothing by itself;
 * - a number: from 0 at its least to 10 at its most, evenly;
 * - a ranking: each option's points times its place counted from the end, from 0 for the worst order to 10 for the best.
 * Other kinds, and numbers or rankings in which nothing differs, have no points: their weight counts for nothing.
 * The advice is the gravest of: a fatal option chosen, a knock-out that holds, a score below the minimum; else pass.
 */
export function scoreAnswers(definition: FlowDefinition, answers: Answers, walk: Walk): Score {
  const shown = readPassage(definition, answers, walk).steps.flatMap(({ questions }) => questions)
  const counting = submittable(definition, answers, walk)
  const parts = shown
    .filter(question => question.weight > 0 && givesPoints(question))
    .map(question => ({
      questionId: question.id,
      weight: question.weight,
      points: pointsOf(question, answerTo(counting, question.id)),
    }))
  const score = meanOf(parts)
  const fatal = shown.flatMap(question => fatalIn(question, answerTo(counting, question.id)))
  const knockedOut = definition.knockOuts.filter(({ when }) => holds(when, counting)).map(({ id }) => id)
  return { score, parts, fatal, knockedOut, advice: adviceOn(definition, score, fatal, knockedOut) }
}

/** True for a question whose answer can be counted in points, when it has a weight. */
export function givesPoints(question: Question): boolean {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return true
    case 'number':
      return question.most > question.least
    case 'ranking':
      return new Set(question.options.map(({ points }) => points)).size > 1
    default:
      return false
  }
}

/** From 0 to 10. */
function pointsOf(question: Question, answer: AnswerValue | undefined): number {
  if (answer === undefined) return 0
  if (question.kind === 'number' && typeof answer === 'number') {
    return (10 * (answer - question.least)) / (question.most - question.least)
  }
  if (question.kind === 'choice') return pointsOfOption(question.options, answer)
  if (question.kind === 'several' && Array.isArray(answer)) {
    const points = answer.map(id => pointsOfOption(question.options, id))
    return points.reduce((sum, one) => sum + one, 0) / points.length
  }
  return question.kind === 'ranking' && Array.isArray(answer) ? pointsOfOrder(question.options, answer) : 0
}

function pointsOfOption(options: readonly Option[], id: AnswerValue): number {
  return options.find(option => option.id === id)?.points ?? 0
}

/** By the rearrangement inequality no order is better than by falling points, nor worse than by rising points. */
function pointsOfOrder(options: readonly Option[], order: readonly string[]): number {
  const worth = (points: number[]) => points.reduce((sum, one, at) => sum + one * (points.length - at), 0)
  const rising = options.map(({ points }) => points).sort((a, b) => a - b)
  const [worst, best] = [worth(rising), worth([...rising].reverse())]
  return (10 * (worth(order.map(id => pointsOfOption(options, id))) - worst)) / (best - worst)
}

function meanOf(parts: Score['parts']): number | null {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  if (weight === 0) return null
  const total = parts.reduce((sum, part) => sum + part.weight * part.points, 0)
  return Math.round((100 * total) / weight) / 100
}

function fatalIn(question: Question, answer: AnswerValue | undefined): Score['fatal'] {
  if (question.kind !== 'choice' && question.kind !== 'several') return []
  const chosen = Array.isArray(answer) ? answer : [answer]
  return question.options
    .filter(option => option.isFatal && chosen.includes(option.id))
    .map(option => ({ questionId: question.id, optionId: option.id }))
}

function adviceOn(
  { minimumScore }: FlowDefinition,
  score: number | null,
  fatal: Score['fatal'],
  knockedOut: readonly string[],
): Advice {
  if (fatal.length > 0) return 'fatal'
  if (knockedOut.length > 0) return 'knocked_out'
  return minimumScore !== null && score !== null && score < minimumScore ? 'below_minimum' : 'pass'
}
