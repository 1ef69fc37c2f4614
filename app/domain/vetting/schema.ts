import { z } from 'zod'
import type { Committee } from '../qualification/types'
import { type DecisionProblem, problemsOfDecision } from './policy'
import { applicationSources, type DecisionDraft, type Marks, markField, queueParts, verdicts } from './types'

const words = (most: number) => z.string().trim().min(1).max(most)
const optionalWords = (most: number) => z.string().trim().max(most).optional().default('')
const flag = z
  .string()
  .optional()
  .transform(text => text === '1')
  .catch(false)

export const queueSorts = ['promise', 'name', 'score'] as const
/** What is asked of the queue by its address. Anything unreadable asks nothing. */
export const queueSearchSchema = z.object({
  part: z.enum(queueParts).catch('open'),
  flow: z.uuid().or(z.literal('')).catch(''),
  source: z.enum(applicationSources).or(z.literal('')).catch(''),
  mine: flag,
  late: flag,
  q: z.string().trim().max(100).catch(''),
  sort: z.enum(queueSorts).catch('promise'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
  page: z.coerce.number().int().min(1).catch(1),
})
export type QueueSearch = z.output<typeof queueSearchSchema>

/** The marks of a form, from 1 to 5; a criterion without one, or with anything else, is left out. */
export function readMarks(committee: Committee, form: Pick<FormData, 'get'>): Marks {
  return Object.fromEntries(
    committee.criteria.flatMap(({ id }) => {
      const mark = Number(form.get(markField(id)))
      return Number.isInteger(mark) && mark >= 1 && mark <= 5 ? [[id, mark]] : []
    }),
  )
}

export const sheetFields = z.object({
  version: z.coerce.number().int().min(0),
  notes: z.string().max(8000).optional().default(''),
})
export const voteFields = sheetFields.extend({
  verdict: z.enum(verdicts),
  tierId: z.uuid().optional(),
  words: optionalWords(4000),
})
export const commentFields = z.object({ words: words(4000) })
export const conflictFields = z.object({ words: words(1000) })
export const requestFields = z.object({ words: words(4000), stepId: z.string().max(60).optional() })
export const answerFields = z.object({ messageId: z.uuid(), words: words(4000) })
export const assignFields = z.object({ reviewerIds: z.array(z.uuid()).max(60).optional().default([]) })
export const letterFields = z.object({
  version: z.coerce.number().int().min(1),
  subject: words(200),
  body: words(8000),
})
export const releaseFields = z.object({
  /** 'id:version' of each: a letter that was changed since the page was shown is not released unread. */
  chosen: z
    .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/))
    .max(200)
    .optional()
    .default([]),
})

const decisionFields = z.object({
  kind: z.enum(verdicts),
  tierId: z.uuid().optional(),
  trialUntil: z.iso.date().optional(),
  rank: z.coerce.number().int().optional(),
  returns: z.enum(['yes', 'no']).optional(),
  returnOn: z.iso.date().optional(),
  laterOn: z.iso.date().optional(),
  because: optionalWords(2000),
})
export type DecisionForm = z.output<typeof decisionFields>
export type DecisionField = keyof DecisionForm

/** Reads the form into a decision. `say` words what is amiss; `today` is the day on the club's calendar. */
export function decisionSchema(say: (problem: DecisionProblem['problem']) => string, today: string) {
  return decisionFields.transform((form, context): DecisionDraft => {
    const tell = (field: DecisionField, problem: DecisionProblem['problem']) =>
      context.addIssue({ code: 'custom', message: say(problem), path: [field] })
    const draft = readDraft(form, field => tell(field, 'missing'))
    if (draft === null) return z.NEVER
    const problems = problemsOfDecision(draft, today)
    for (const { field, problem } of problems)
      tell(field === 'returnOn' && draft.kind === 'later' ? 'laterOn' : field, problem)
    return draft
  })
}

function readDraft(form: DecisionForm, lacks: (field: DecisionField) => void): DecisionDraft | null {
  const { kind, because, tierId, trialUntil, rank, returnOn, laterOn } = form
  const lacking = (field: DecisionField): null => {
    lacks(field)
    return null
  }
  switch (kind) {
    case 'admit':
      return tierId ? { kind, because, tierId } : lacking('tierId')
    case 'trial':
      if (!tierId) return lacking('tierId')
      return trialUntil ? { kind, because, tierId, trialUntil } : lacking('trialUntil')
    case 'waitlist':
      return rank === undefined ? lacking('rank') : { kind, because, rank }
    case 'decline':
      if (form.returns === 'no') return { kind, because, returnOn: null }
      return returnOn ? { kind, because, returnOn } : lacking('returnOn')
    case 'later':
      return laterOn ? { kind, because, returnOn: laterOn } : lacking('laterOn')
  }
}
