import type { Answers, AnswerValue, Condition } from './types'

/**
 * True when the condition holds of these answers, from which hidden ones are already left out. A comparison with a
 * question that has no answer, or an answer of another kind than the comparison reads, does not hold. `all` of nothing
 * holds; `any` of nothing does not.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every(part => holds(part, answers))
  if ('any' in condition) return condition.any.some(part => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  return compares(condition, answerTo(answers, condition.question))
}

/** A condition that looks at one question. */
export type Comparison = Extract<Condition, { question: string }>

/** True when one comparison holds of an answer; of none, it does not. */
export function compares(comparison: Comparison, answer: AnswerValue | undefined): boolean {
  if (answer === undefined) return false
  switch (comparison.is) {
    case 'answered':
      return true
    case 'one_of':
      return typeof answer === 'string' && comparison.options.includes(answer)
    case 'includes':
      return Array.isArray(answer) && answer.includes(comparison.option)
    case 'at_least':
      return typeof answer === 'number' && answer >= comparison.number
    case 'at_most':
      return typeof answer === 'number' && answer <= comparison.number
    case 'on_or_before':
      return isDay(answer) && answer <= comparison.date
    case 'on_or_after':
      return isDay(answer) && answer >= comparison.date
    case 'given':
      return typeof answer === 'object' && 'given' in answer && answer.given
  }
}

/** The answer kept under this question's own id, undefined for none. */
export function answerTo(answers: Answers, questionId: string): AnswerValue | undefined {
  return Object.hasOwn(answers, questionId) ? answers[questionId] : undefined
}

/** Every comparison within a condition, in the order in which it is written. */
export function comparisonsIn(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn)
  if ('any' in condition) return condition.any.flatMap(comparisonsIn)
  if ('not' in condition) return comparisonsIn(condition.not)
  return [condition]
}

/** The ids of the questions that a condition looks at, each once. */
export function questionsIn(condition: Condition): string[] {
  return [...new Set(comparisonsIn(condition).map(({ question }) => question))]
}

function isDay(answer: AnswerValue): answer is string {
  return typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(answer)
}
