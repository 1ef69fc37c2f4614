import { z } from 'zod'
import type { Bilingual } from '~/shared/copy'
import {
  type Condition,
  type FileQuestion,
  type FlowDefinition,
  type Question,
  readerCircles,
  type Step,
  waysIn,
} from './types'

const words = (most: number): z.ZodType<Bilingual> =>
  z.object({ fr: z.string().max(most), en: z.string().max(most) })
const line = words(300)
const paragraphs = words(6000)
const count = (least: number, most: number) => z.number().int().min(least).max(most)
const day = z.iso.date()

/** A short key: small letters, figures and hyphens. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).max(20) }),
    z.strictObject({ any: z.array(condition).max(20) }),
    z.strictObject({ not: condition }),
    z.strictObject({ question: id, is: z.enum(['answered', 'given']) }),
    z.strictObject({ question: id, is: z.literal('one_of'), options: z.array(id).max(60) }),
    z.strictObject({ question: id, is: z.literal('includes'), option: id }),
    z.strictObject({ question: id, is: z.enum(['at_least', 'at_most']), number: z.number() }),
    z.strictObject({ question: id, is: z.enum(['on_or_before', 'on_or_after']), date: day }),
  ]),
)

const asked = {
  id,
  label: line,
  help: words(1000),
  isRequired: z.boolean(),
  purpose: line,
  readBy: z.enum(readerCircles),
  keptMonths: count(0, 120).nullable(),
  showWhen: condition.nullable(),
  weight: z.number().min(0).max(100),
}
const options = z
  .array(z.object({ id, label: line, points: z.number().min(0).max(10), isFatal: z.boolean() }))
  .max(60)

const choiceQuestion = z.object({ ...asked, kind: z.literal('choice'), options })
const fileQuestion: z.ZodType<FileQuestion> = z.object({
  ...asked,
  kind: z.literal('file'),
  accepts: z.enum(['images', 'images_and_pdf']),
  most: count(0, 20),
})
const bound = z.number().min(-1_000_000_000).max(1_000_000_000)

const question: z.ZodType<Question> = z.union([
  choiceQuestion,
  fileQuestion,
  z.object({ ...asked, kind: z.enum(['short', 'long']), mostCharacters: count(0, 20_000) }),
  z.object({ ...asked, kind: z.literal('several'), options, least: count(0, 60), most: count(0, 60) }),
  z.object({ ...asked, kind: z.literal('number'), least: bound, most: bound, unit: words(40) }),
  z.object({ ...asked, kind: z.literal('date'), notBefore: day.nullable(), notAfter: day.nullable() }),
  z.object({ ...asked, kind: z.enum(['address', 'vehicle']) }),
  z.object({ ...asked, kind: z.literal('ranking'), options }),
  z.object({ ...asked, kind: z.literal('consent'), words: words(3000) }),
])

const walked = {
  id,
  title: line,
  text: paragraphs,
  showWhen: condition.nullable(),
  sparedTo: z.array(z.enum(waysIn)).max(waysIn.length),
}
const questions = z.array(question).max(60)

const step: z.ZodType<Step> = z.union([
  z.object({ ...walked, kind: z.enum(['statement', 'your_questions', 'review']) }),
  z.object({ ...walked, kind: z.literal('questions'), questions }),
  z.object({
    ...walked,
    kind: z.literal('quiz'),
    seconds: count(1, 7200).nullable(),
    questions: z.array(choiceQuestion).max(60),
  }),
  z.object({ ...walked, kind: z.literal('proof'), questions: z.array(fileQuestion).max(20) }),
  z.object({ ...walked, kind: z.literal('vouching'), vouchers: count(1, 9) }),
  z.object({ ...walked, kind: z.literal('interview'), minutes: count(5, 480) }),
  z.object({
    ...walked,
    kind: z.literal('fee'),
    amount: count(1, 100_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/),
    isReturned: z.boolean(),
  }),
])

/**
 * The shape of a definition, drafts included: parsed wherever one is read from the database or comes from a form.
 * That it makes a passage that can be walked is another matter: `problemsOfFlow`.
 */
export const flowDefinition: z.ZodType<FlowDefinition> = z.object({
  name: line,
  story: paragraphs,
  criteria: z.array(line).max(12),
  decides: words(2000),
  promiseDays: count(1, 365),
  keptMonths: count(1, 120),
  returnMonths: count(0, 120).nullable(),
  steps: z.array(step).max(40),
  committee: z.object({
    criteria: z.array(z.object({ id, label: line, weight: z.number().min(0).max(100) })).max(12),
    quorum: count(0, 99),
    veto: z.boolean(),
  }),
  minimumScore: z.number().min(0).max(10).nullable(),
  knockOuts: z.array(z.object({ id, when: condition, words: line })).max(20),
})

/** A definition to begin with: nothing said yet, and the review that always closes a passage. */
export function newDefinition(name: Bilingual = { fr: '', en: '' }): FlowDefinition {
  const blank = { fr: '', en: '' }
  return {
    name,
    story: blank,
    criteria: [],
    decides: blank,
    promiseDays: 14,
    keptMonths: 12,
    returnMonths: 6,
    steps: [
      {
        kind: 'review',
        id: 'review',
        title: { fr: 'Relire et envoyer', en: 'Read again and send' },
        text: blank,
        showWhen: null,
        sparedTo: [],
      },
    ],
    committee: { criteria: [], quorum: 1, veto: false },
    minimumScore: null,
    knockOuts: [],
  }
}
