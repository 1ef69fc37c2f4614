import { Temporal } from 'temporal-polyfill'
import { checkAnswer } from './check-answer'
import type { Comparison } from './conditions'
import type { AnswerValue, Question, QuestionOf } from './types'

/**
 * For a question, answers of every kind that these comparisons with it can tell apart; none when it has no answer at
 * all. All of them can be kept.
 */
export function* candidatesFor(
  question: Question,
  comparisons: readonly Comparison[],
): Generator<AnswerValue> {
  for (const value of valuesFor(question, comparisons)) {
    const checked = checkAnswer(question, value)
    if (checked.ok) yield checked.value
  }
}

function valuesFor(question: Question, comparisons: readonly Comparison[]): Iterable<AnswerValue> {
  switch (question.kind) {
    case 'short':
    case 'long':
      return ['…']
    case 'choice':
      return question.options.map(({ id }) => id)
    case 'several':
      return choicesOf(question, comparisons)
    case 'number':
      return numbersAround(question, comparisons)
    case 'date':
      return daysAround(question, comparisons)
    case 'address':
      return [{ lines: '1', postalCode: '', city: '…', country: 'FR' }]
    case 'file':
      return [{ fileIds: ['…'] }]
    case 'vehicle':
      return [{ vin: '11111111111111111', model: '…', since: null }]
    case 'ranking':
      return [question.options.map(({ id }) => id)]
    case 'consent':
      return [{ given: true }]
  }
}

/** Every choice among the options that are looked at, filled up from the others as far as `least` asks. */
function* choicesOf(
  question: QuestionOf<'several'>,
  comparisons: readonly Comparison[],
): Generator<string[]> {
  const seen = comparisons.flatMap(comparison => (comparison.is === 'includes' ? [comparison.option] : []))
  const looked = question.options.map(({ id }) => id).filter(id => seen.includes(id))
  const others = question.options.map(({ id }) => id).filter(id => !seen.includes(id))
  for (const chosen of choices(looked)) {
    yield [...chosen, ...others.slice(0, Math.max(0, Math.max(1, question.least) - chosen.length))]
  }
}

function* choices(ids: readonly string[]): Generator<string[]> {
  const [first, ...rest] = ids
  if (first === undefined) {
    yield []
    return
  }
  for (const chosen of choices(rest)) {
    yield chosen
    yield [first, ...chosen]
  }
}

/** The bounds, the numbers compared with, and one number between each two of these. */
function numbersAround(question: QuestionOf<'number'>, comparisons: readonly Comparison[]): number[] {
  const compared = comparisons.flatMap(comparison => ('number' in comparison ? [comparison.number] : []))
  const points = [question.least, question.most, ...compared].sort((a, b) => a - b)
  const between = points.slice(1).map((point, at) => (point + (points[at] ?? point)) / 2)
  return [...new Set([...points, ...between])]
}

/** The bounds, the days compared with, and their neighbours. */
function daysAround(question: QuestionOf<'date'>, comparisons: readonly Comparison[]): string[] {
  const compared = comparisons.flatMap(comparison => ('date' in comparison ? [comparison.date] : []))
  const bounds = [question.notBefore, question.notAfter].filter(day => day !== null)
  const points = [...bounds, ...compared].map(day => Temporal.PlainDate.from(day))
  const days = points.flatMap(day => [day.subtract({ days: 1 }), day, day.add({ days: 1 })])
  return [...new Set(['2000-01-01', ...days.map(day => day.toString())])]
}
