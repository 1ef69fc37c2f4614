import fc from 'fast-check'
import { problemsOfFlow } from '~/domain/qualification/check-definition'
import { questionsOf } from '~/domain/qualification/passage'
import {
  type Answers,
  type AnswerValue,
  type Condition,
  type FlowDefinition,
  type Question,
  questionKinds,
  type Step,
  type WayIn,
  waysIn,
} from '~/domain/qualification/types'
import { aChoice, anOption, aShortFlow, aShortQuestion, aStep } from '../../factories/flow'

/** A condition before it is known which questions come earlier: numbers choose among what there is. */
type Wish = { all: Wish[] } | { any: Wish[] } | { not: Wish } | { pick: number; how: number; value: number }

const nat = fc.nat({ max: 1_000 })
const leaf: fc.Arbitrary<Wish> = fc.record({ pick: nat, how: nat, value: nat })
const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 5, arbitrary: leaf },
  { weight: 1, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map(all => ({ all })) },
  { weight: 1, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map(any => ({ any })) },
  { weight: 1, arbitrary: leaf.map(not => ({ not })) },
)
const maybeWish = fc.option(wish, { freq: 2 })

const questionWish = fc.record({
  kind: fc.constantFrom(...questionKinds),
  isRequired: fc.boolean(),
  weight: fc.integer({ min: 0, max: 3 }),
  showWhen: maybeWish,
})
const stepWish = fc.record({
  kind: fc.constantFrom('questions', 'questions', 'questions', 'quiz', 'proof', 'vouching', 'statement'),
  showWhen: maybeWish,
  sparedTo: fc.subarray([...waysIn]),
  questions: fc.array(questionWish, { minLength: 1, maxLength: 4 }),
})

/** Definitions whose conditions look back only; some have conditions that nobody meets. */
export const anyFlow: fc.Arbitrary<FlowDefinition> = fc
  .record({
    steps: fc.array(stepWish, { minLength: 1, maxLength: 5 }),
    knockOut: maybeWish,
    minimumScore: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  .map(({ steps: wishes, knockOut, minimumScore }) => {
    const earlier: Question[] = []
    const steps = wishes.map((wished, at) => makeStep(wished, at, earlier))
    const when = makeCondition(knockOut, earlier)
    return aShortFlow(steps, {
      minimumScore,
      knockOuts: when === null ? [] : [{ id: 'ko', when, words: { fr: 'ko', en: 'ko' } }],
    })
  })

/** Those that may be published. */
export const publishableFlow = anyFlow.filter(definition => problemsOfFlow(definition).length === 0)

type StepWish = typeof stepWish extends fc.Arbitrary<infer T> ? T : never

function makeStep(wished: StepWish, at: number, earlier: Question[]): Step {
  const { showWhen: _, ...common } = aStep(`s${at}`, [])
  const head = { ...common, showWhen: makeCondition(wished.showWhen, earlier), sparedTo: wished.sparedTo }
  const add = (question: Question, showWhen: Wish | null): Question => {
    const made = { ...question, showWhen: makeCondition(showWhen, earlier) }
    earlier.push(made)
    return made
  }
  const { questions: __, kind: ___, ...bare } = head
  switch (wished.kind) {
    case 'vouching':
      return { ...bare, kind: 'vouching', vouchers: 1 }
    case 'statement':
      return { ...bare, kind: 'statement', text: { fr: 'Bonjour.', en: 'Good day.' } }
    case 'quiz':
      return {
        ...bare,
        kind: 'quiz',
        seconds: 60,
        questions: wished.questions.flatMap((one, i) => {
          const made = add(aChoice(`q${at}x${i}`, asWished(one)), one.showWhen)
          return made.kind === 'choice' ? [made] : []
        }),
      }
    case 'proof':
      return {
        ...bare,
        kind: 'proof',
        questions: wished.questions.flatMap((one, i) => {
          const made = add(makeQuestion('file', `q${at}x${i}`, one), one.showWhen)
          return made.kind === 'file' ? [made] : []
        }),
      }
    default:
      return {
        ...head,
        questions: wished.questions.map((one, i) =>
          add(makeQuestion(one.kind, `q${at}x${i}`, one), one.showWhen),
        ),
      }
  }
}

const asWished = ({ isRequired, weight }: { isRequired: boolean; weight: number }) => ({
  isRequired,
  weight,
})

function makeQuestion(
  kind: Question['kind'],
  id: string,
  wished: { isRequired: boolean; weight: number },
): Question {
  const { kind: _, mostCharacters, ...common } = { ...aShortQuestion(id), ...asWished(wished) }
  const options = ['a', 'b', 'c', 'd'].map((letter, at) =>
    anOption(letter, { points: at * 3, isFatal: at === 3 }),
  )
  switch (kind) {
    case 'short':
    case 'long':
      return { ...common, kind, mostCharacters }
    case 'choice':
    case 'ranking':
      return { ...common, kind, options }
    case 'several':
      return { ...common, kind, options, least: 1, most: 3 }
    case 'number':
      return { ...common, kind, least: -2, most: 6, unit: { fr: '', en: '' } }
    case 'date':
      return { ...common, kind, notBefore: '2020-01-01', notAfter: '2020-01-31' }
    case 'address':
    case 'vehicle':
      return { ...common, kind }
    case 'file':
      return { ...common, kind, accepts: 'images', most: 2 }
    case 'consent':
      return { ...common, kind, words: { fr: 'Oui.', en: 'Yes.' } }
  }
}

function makeCondition(wished: Wish | null, earlier: readonly Question[]): Condition | null {
  return wished === null || earlier.length === 0 ? null : build(wished, earlier)
}

function build(wished: Wish, earlier: readonly Question[]): Condition {
  if ('all' in wished) return { all: wished.all.map(one => build(one, earlier)) }
  if ('any' in wished) return { any: wished.any.map(one => build(one, earlier)) }
  if ('not' in wished) return { not: build(wished.not, earlier) }
  const question = earlier[wished.pick % earlier.length]
  if (!question) throw new Error('there is an earlier question')
  return wished.how % 4 === 0
    ? { question: question.id, is: 'answered' }
    : compare(question, wished.how, wished.value)
}

function compare(question: Question, how: number, value: number): Condition {
  const id = question.id
  const isOdd = how % 2 === 1
  switch (question.kind) {
    case 'choice': {
      const options = question.options.map(option => option.id)
      return { question: id, is: 'one_of', options: options.slice(value % options.length).slice(0, 2) }
    }
    case 'several':
      return { question: id, is: 'includes', option: question.options[value % 4]?.id ?? 'a' }
    case 'number':
      return { question: id, is: isOdd ? 'at_least' : 'at_most', number: (value % 10) - 3 }
    case 'date': {
      const date = `2020-01-${String((value % 31) + 1).padStart(2, '0')}`
      return { question: id, is: isOdd ? 'on_or_before' : 'on_or_after', date }
    }
    case 'consent':
      return { question: id, is: 'given' }
    default:
      return { question: id, is: 'answered' }
  }
}

/** An answer that the question accepts; another number gives another one. */
export function validAnswer(question: Question, n: number): AnswerValue {
  switch (question.kind) {
    case 'short':
    case 'long':
      return `réponse ${n}`
    case 'choice':
      return question.options[n % question.options.length]?.id ?? ''
    case 'several': {
      const from = n % question.options.length
      const ids = question.options.map(({ id }) => id)
      const most = Math.min(question.most, ids.length)
      const many = Math.max(1, question.least, Math.min(most, 1 + (n % 3)))
      return [...ids.slice(from), ...ids.slice(0, from)].slice(0, many)
    }
    case 'number':
      return question.least + (n % (question.most - question.least + 1))
    case 'date':
      return `2020-01-${String((n % 31) + 1).padStart(2, '0')}`
    case 'address':
      return { lines: '3 rue Haute', postalCode: '75001', city: 'Paris', country: 'FR' }
    case 'file':
      return { fileIds: [`f${n}`] }
    case 'vehicle':
      return { vin: 'VF17PLKG9SC0L1PX1', model: 'Boréale', since: null }
    case 'ranking':
      return n % 2 === 0
        ? question.options.map(({ id }) => id)
        : question.options.map(({ id }) => id).reverse()
    case 'consent':
      return { given: true }
  }
}

/** A value that no question accepts as it stands. */
const unkeepable: AnswerValue[] = [
  '',
  'nowhere',
  [],
  ['a', 'a'],
  -99,
  '2019-12-31',
  { fileIds: [] },
  { given: false },
]

/** For each question, by its place, an answer, one that cannot be kept, or none; and answers to questions never asked. */
export const anyAnswers = fc.array(fc.record({ n: nat, what: fc.integer({ min: 0, max: 9 }) }), {
  minLength: 20,
  maxLength: 20,
})

export function answersFor(definition: FlowDefinition, drawn: { n: number; what: number }[]): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const [at, question] of definition.steps.flatMap(questionsOf).entries()) {
    const { n, what } = drawn[at % drawn.length] ?? { n: 0, what: 0 }
    const wrong = unkeepable[n % unkeepable.length]
    if (what < 6) answers[question.id] = validAnswer(question, n)
    else if (what === 6 && wrong !== undefined) answers[question.id] = wrong
  }
  if ((drawn[0]?.what ?? 0) > 4) answers['never-asked'] = 'oui'
  return answers
}

export const anyWay: fc.Arbitrary<WayIn | null> = fc.constantFrom(null, ...waysIn)
