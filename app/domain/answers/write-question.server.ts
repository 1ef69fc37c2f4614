import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isConditioned, readConditions } from './conditions.server'
import { type AskingRefusal, lockAsking } from './lock-asking.server'
import { columnsOfQuestion, insertQuestion, isAnswered, withIds } from './question-store.server'
import type { QuestionDraft } from './read-question-form'
import { listQuestions } from './store.server'
import { type EventQuestion, type QuestionKind, questionsAtMost, singleKinds } from './types'

export type WriteQuestionRefusal =
  | AskingRefusal
  | { reason: 'enough_questions' }
  /** The event asks for a licence, or a day of birth, already. */
  | { reason: 'asked_already' }
  /** Someone chose what was to be taken away. */
  | { reason: 'choices_stand' }

/** Adds a question at the end of what an event asks. `key` is chosen by the form that sends it: sent twice it is one. */
export async function addQuestion(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; key: string; kind: QuestionKind; draft: QuestionDraft },
): Promise<Result<undefined, WriteQuestionRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, input.eventId)
    if (!event.ok) return event
    const questions = await listQuestions(tx, input.eventId)
    if (questions.some(({ id }) => id === input.key)) return allow()
    if (questions.length >= questionsAtMost) return refuse({ reason: 'enough_questions' })
    if (isSingle(input.kind) && questions.some(({ kind }) => kind === input.kind))
      return refuse({ reason: 'asked_already' })
    const place = questions.length + 1
    const { eventId, kind, draft } = input
    await insertQuestion(tx, { id: input.key, eventId, place, kind, draft })
    await audit(tx, actor, event.value, 'event.question_added', { kind: input.kind })
    return allow()
  })
}

/**
 * Writes a question anew. Its kind stands. Once somebody answered, what may be chosen stands too: words are put right,
 * more is offered, nothing is taken away; for that a question is retired and another one asked.
 */
export async function changeQuestion(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; questionId: string; draft: QuestionDraft },
): Promise<Result<undefined, WriteQuestionRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, input.eventId)
    if (!event.ok) return event
    const question = (await listQuestions(tx, input.eventId)).find(({ id }) => id === input.questionId)
    if (!question) return refuse({ reason: 'not_found' })
    const choices = withIds(input.draft.choices, question.choices)
    const kept = new Set(choices.map(({ id }) => id))
    const isTakenAway = question.choices.some(({ id }) => !kept.has(id))
    if (isTakenAway && (await isAnswered(tx, question.id))) return refuse({ reason: 'choices_stand' })
    await tx
      .updateTable('event_questions')
      .set({
        ...columnsOfQuestion(input.draft, choices),
        ...(await requiredBy(tx, input.eventId, question, input.draft)),
      })
      .where('id', '=', question.id)
      .execute()
    // What guests said goes with the asking of it: nobody keeps what is for nothing any more.
    if (question.forGuests && !input.draft.forGuests)
      await tx
        .deleteFrom('reservation_answers')
        .where('question_id', '=', question.id)
        .where('position', '>', 0)
        .execute()
    await audit(tx, actor, event.value, 'event.question_changed', { question: question.id })
    return allow()
  })
}

/** What an age or a licence is judged on is answered by everyone who is asked. */
async function requiredBy(tx: Tx, eventId: string, { kind }: EventQuestion, draft: QuestionDraft) {
  return { required: draft.isRequired || isConditioned(kind, await readConditions(tx, eventId)) }
}

function isSingle(kind: QuestionKind): boolean {
  return singleKinds.some(one => one === kind)
}

async function audit(
  tx: Tx,
  actor: Actor,
  event: StaffEvent,
  action: string,
  details: Record<string, string>,
): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    subject: { kind: 'event', id: event.id },
    brandId: event.brand.id,
    details,
  })
}
