import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { questionsOf } from '../qualification/passage'
import { readAnswer } from '../qualification/read-answer'
import type { AnswerRefusal, AnswerValue, Step } from '../qualification/types'
import { markField, markOf } from './mark.server'
import { lockWritableStep, type WritableRefusal, type WritableStep } from './own-step.server'
import { mayOpenStep, neighboursOf, passageOf, quizStanding } from './policy'
import { keepPlace, readApplicationFacts, writeAnswers } from './store.server'
import type { UnkeptAnswers } from './types'

/** `leave`: what was pressed. `stay` saves alone; `on` and `back` also lead to the neighbouring step. */
export type AnswersGiven = {
  applicationId: string
  stepId: string
  form: FormData
  leave: 'stay' | 'on' | 'back'
}

export type SavedAnswers = {
  savedAt: Date
  /** What was written and could not be kept, of the questions that are still shown. */
  unkept: UnkeptAnswers
  /** Required questions that the page showed and that have no answer. */
  missing: string[]
  /** Required questions that the page did not show: what was just said calls for them. */
  revealed: string[]
  /** The marks of what was written now, for a page that stays open. */
  marks: Record<string, string>
  /** The step to go to; null: stay on this one. */
  to: string | null
  /** The quiz's time had run out: what came after is not taken, what was saved before is kept. */
  isLate: boolean
}

export type SaveRefusal = WritableRefusal | { reason: 'quiz_not_begun' | 'quiz_over' }

/**
 * Keeps what a form says of a step, answer by answer: an incomplete step is kept as far as it goes, what cannot be
 * read is told and changes nothing. Only what was changed in this form is written (its marks tell), so that the last
 * word on a question counts and no other is lost. `on` leads further once nothing is wanting here; `back` once all
 * that was written could be kept. A timed quiz takes answers while it runs, by the database's clock. GET never comes here.
 */
export async function saveAnswers(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: AnswersGiven,
): Promise<Result<SavedAnswers, SaveRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const opened = await lockWritableStep(tx, actor, input)
    if (!opened.ok) return opened
    const { step } = opened.value.at
    const read = readForm(step, input.form)
    const run = opened.value.facts.quizRuns.find(({ stepId }) => stepId === step.id)
    const quiz = quizStanding(step, run, await readClock(tx))
    if (quiz === 'not_begun') return refuse({ reason: 'quiz_not_begun' })
    if (quiz === 'over') {
      if (input.leave === 'stay') return refuse({ reason: 'quiz_over' })
      const isLate = read.changed.size > 0 || Object.keys(read.unkept).length > 0
      return allow(await conclude(tx, opened.value, input, { ...nothing, isLate }))
    }
    await writeAnswers(tx, input.applicationId, read.changed)
    const saved = await conclude(tx, opened.value, input, { ...read, isLate: false })
    if (quiz === 'running' && input.leave === 'on' && saved.to !== null) await endQuiz(tx, input)
    return allow(saved)
  })
}

type ReadForm = {
  changed: Map<string, AnswerValue | null>
  unkept: Record<string, AnswerRefusal>
  shown: Set<string>
  marks: Record<string, string>
}
const nothing: ReadForm = { changed: new Map(), unkept: {}, shown: new Set(), marks: {} }

function readForm(step: Step, form: FormData): ReadForm {
  const read: ReadForm = { changed: new Map(), unkept: {}, shown: new Set(), marks: {} }
  for (const question of questionsOf(step)) {
    const shown = form.get(markField(question.id))
    if (question.kind === 'file' || shown === null) continue
    read.shown.add(question.id)
    const answer = readAnswer(question, form)
    if (!answer.ok) {
      read.unkept[question.id] = { reason: answer.reason, position: answer.position }
      continue
    }
    const mark = markOf(answer.value)
    if (mark === shown) continue
    read.changed.set(question.id, answer.value)
    read.marks[question.id] = mark
  }
  return read
}

async function conclude(
  tx: Tx,
  { facts: { application } }: WritableStep,
  { stepId, leave }: AnswersGiven,
  { unkept, shown, marks, isLate }: Omit<ReadForm, 'changed'> & { isLate: boolean },
): Promise<SavedAnswers> {
  const facts = await readApplicationFacts(tx, application.id)
  if (!facts) throw new Error('an application that is locked is still there')
  const passage = passageOf(facts)
  const here = passage.steps.find(({ step }) => step.id === stepId)
  const stillShown = new Set(here?.questions.map(({ id }) => id))
  const wanting = here?.missing.filter(id => unkept[id] === undefined) ?? []
  const seen = Object.fromEntries(Object.entries(unkept).filter(([id]) => stillShown.has(id)))
  const { previous, following } = neighboursOf(passage, stepId)
  const isClean = Object.keys(seen).length === 0
  const wished = leave === 'stay' ? null : leave === 'on' ? following : previous
  const mayGo = leave === 'back' ? isClean : isClean && wanting.length === 0
  const isOpen =
    application.state === 'draft' && wished !== null && mayOpenStep('draft', passage, wished, []).ok
  const to = mayGo && isOpen ? wished : null
  await keepPlace(
    tx,
    application.id,
    application.state === 'draft' ? (to ?? stepId) : application.currentStep,
  )
  return {
    savedAt: await readClock(tx),
    unkept: seen,
    missing: wanting.filter(id => shown.has(id)),
    revealed: wanting.filter(id => !shown.has(id)),
    marks,
    to,
    isLate,
  }
}

async function endQuiz(tx: Tx, { applicationId, stepId }: AnswersGiven): Promise<void> {
  await tx
    .updateTable('quiz_runs')
    .set({ finished_at: sql<Date>`clock_timestamp()` })
    .where('application_id', '=', applicationId)
    .where('step_id', '=', stepId)
    .where('finished_at', 'is', null)
    .execute()
}
