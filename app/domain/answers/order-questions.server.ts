import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isConditioned, readConditions } from './conditions.server'
import { type AskingRefusal, lockAsking } from './lock-asking.server'
import { isAnswered } from './question-store.server'
import { listQuestions } from './store.server'

/** Moves a question one place up or down; at the end of the list it stays where it is. */
export async function moveQuestion(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; questionId: string; by: 'up' | 'down' },
): Promise<Result<undefined, AskingRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, input.eventId)
    if (!event.ok) return event
    const ids = (await listQuestions(tx, input.eventId)).map(({ id }) => id)
    const at = ids.indexOf(input.questionId)
    if (at < 0) return refuse({ reason: 'not_found' })
    const to = Math.min(ids.length - 1, Math.max(0, at + (input.by === 'up' ? -1 : 1)))
    ids.splice(to, 0, ...ids.splice(at, 1))
    await sql`
      update event_questions q set position = o.place
      from unnest(${ids}::uuid[]) with ordinality as o (id, place) where q.id = o.id
    `.execute(tx)
    return allow()
  })
}

/**
 * Asks a question no longer. What was answered stays readable; a question that nobody answered is gone. What the event's
 * age or licence is judged on is asked for as long as it is.
 */
export async function retireQuestion(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; questionId: string },
): Promise<Result<undefined, AskingRefusal | { reason: 'condition_stands' }>> {
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, input.eventId)
    if (!event.ok) return event
    const question = (await listQuestions(tx, input.eventId)).find(({ id }) => id === input.questionId)
    if (!question) return refuse({ reason: 'not_found' })
    if (isConditioned(question.kind, await readConditions(tx, input.eventId)))
      return refuse({ reason: 'condition_stands' })
    if (await isAnswered(tx, question.id))
      await tx
        .updateTable('event_questions')
        .set({ retired_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', question.id)
        .execute()
    else await tx.deleteFrom('event_questions').where('id', '=', question.id).execute()
    await recordAudit(tx, actor, {
      action: 'event.question_retired',
      subject: { kind: 'event', id: input.eventId },
      brandId: event.value.brand.id,
      details: { question: question.id },
    })
    return allow()
  })
}
