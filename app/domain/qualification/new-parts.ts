import type { Bilingual } from '~/shared/copy'
import type { Condition, Question, QuestionKind, Step, StepKind } from './types'

/** Which kinds of question a step of each kind may hold; none for the steps that ask nothing. */
export const questionKindsOf: Readonly<Record<StepKind, readonly QuestionKind[]>> = {
  statement: [],
  questions: [
    'short',
    'long',
    'choice',
    'several',
    'number',
    'date',
    'address',
    'vehicle',
    'ranking',
    'consent',
    'file',
  ],
  quiz: ['choice'],
  proof: ['file'],
  vouching: [],
  interview: [],
  fee: [],
  your_questions: [],
  review: [],
}

const blank = (): Bilingual => ({ fr: '', en: '' })

/** A step of a kind, with nothing said yet. The review is never made: a definition has its own from the beginning. */
export function newStep(kind: Exclude<StepKind, 'review'>, id: string): Step {
  const common = { id, title: blank(), text: blank(), showWhen: null, sparedTo: [] }
  switch (kind) {
    case 'statement':
    case 'your_questions':
      return { ...common, kind }
    case 'questions':
      return { ...common, kind, questions: [] }
    case 'quiz':
      return { ...common, kind, seconds: null, questions: [] }
    case 'proof':
      return { ...common, kind, questions: [] }
    case 'vouching':
      return { ...common, kind, vouchers: 1 }
    case 'interview':
      return { ...common, kind, minutes: 30 }
    case 'fee':
      return { ...common, kind, amount: 5000, currency: 'EUR', isReturned: true }
  }
}

/** A question of a kind, with nothing asked yet. What touches a person's car or address is read by the managers alone. */
export function newQuestion(kind: QuestionKind, id: string, newId: () => string): Question {
  const common = {
    id,
    label: blank(),
    help: blank(),
    isRequired: true,
    purpose: blank(),
    readBy: 'committee' as const,
    keptMonths: null,
    showWhen: null,
    weight: 0,
  }
  const options = () => [0, 1].map(() => ({ id: newId(), label: blank(), points: 0, isFatal: false }))
  switch (kind) {
    case 'short':
      return { ...common, kind, mostCharacters: 200 }
    case 'long':
      return { ...common, kind, mostCharacters: 2000 }
    case 'choice':
    case 'ranking':
      return { ...common, kind, options: options() }
    case 'several':
      return { ...common, kind, options: options(), least: 1, most: 2 }
    case 'number':
      return { ...common, kind, least: 0, most: 10, unit: blank() }
    case 'date':
      return { ...common, kind, notBefore: null, notAfter: null }
    case 'address':
      return { ...common, kind, readBy: 'managers' }
    case 'vehicle':
      return { ...common, kind }
    case 'file':
      return { ...common, kind, readBy: 'managers', accepts: 'images_and_pdf', most: 1 }
    case 'consent':
      return { ...common, kind, words: blank() }
  }
}

/** The same step under new ids; conditions within it that name its own questions name those of the copy. */
export function copyStep(step: Step, newId: () => string): Step {
  const id = newId()
  if (!('questions' in step)) return { ...step, id }
  const renamed = new Map(step.questions.map(question => [question.id, newId()]))
  const copy = <Q extends Question>(question: Q): Q => ({
    ...question,
    id: renamed.get(question.id) ?? newId(),
    showWhen: question.showWhen && rename(question.showWhen, renamed),
  })
  switch (step.kind) {
    case 'questions':
      return { ...step, id, questions: step.questions.map(copy) }
    case 'quiz':
      return { ...step, id, questions: step.questions.map(copy) }
    case 'proof':
      return { ...step, id, questions: step.questions.map(copy) }
  }
}

function rename(condition: Condition, names: ReadonlyMap<string, string>): Condition {
  if ('all' in condition) return { all: condition.all.map(part => rename(part, names)) }
  if ('any' in condition) return { any: condition.any.map(part => rename(part, names)) }
  if ('not' in condition) return { not: rename(condition.not, names) }
  return { ...condition, question: names.get(condition.question) ?? condition.question }
}
