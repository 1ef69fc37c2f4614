import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { isLiving, passageOf } from './policy'
import { mostMessageCharacters } from './schema'
import { findOwnApplication, readApplicationFacts } from './store.server'
import { keepSubmittable } from './submit-application.server'

export type ReplyRefusal =
  | { reason: 'not_found' | 'closed' | 'words_missing' }
  /** What was changed calls for more; `next` is the step where. */
  | { reason: 'not_whole'; next: string }

/**
 * Answers a request of the club for more: what was changed in the step that it opened counts from now, what it hides
 * is erased, the score is written anew, and the step closes. `words` go with it; a request that opens no step is
 * answered by words alone. Pressed again it answers the same. Refuses while an answer is wanting.
 */
export async function replyToRequest(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; requestId: string; words: string },
): Promise<Result<undefined, ReplyRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findOwnApplication(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const facts = await readApplicationFacts(tx, found.id)
    const request = await findRequest(tx, found.id, input.requestId)
    if (!facts || !request) return refuse({ reason: 'not_found' })
    const { application } = facts
    if (request.settled_at !== null && (await wasAnswered(tx, request.id))) return allow()
    if (!isLiving(application.state) || application.state === 'draft' || request.settled_at !== null)
      return refuse({ reason: 'closed' })
    const words = input.words.trim().slice(0, mostMessageCharacters)
    if (words === '' && request.step_id === null) return refuse({ reason: 'words_missing' })
    const wanting = passageOf(facts).steps.find(({ isDone, missing }) => !isDone && missing.length > 0)
    if (wanting) return refuse({ reason: 'not_whole', next: wanting.step.id })

    await keepSubmittable(tx, facts)
    const now = await readClock(tx)
    await tx
      .insertInto('application_messages')
      .values({
        application_id: application.id,
        kind: 'reply',
        author_id: application.person.id,
        answers_id: request.id,
        step_id: request.step_id,
        words: words === '' ? doneWords[application.person.locale] : words,
      })
      .execute()
    await tx
      .updateTable('application_messages')
      .set({ settled_at: now })
      .where('id', '=', request.id)
      .execute()
    await tx
      .updateTable('applications')
      .set(eb => ({ version: eb('version', '+', 1), saved_at: now }))
      .where('id', '=', application.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'application.request_answered',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brand && { brandId: application.flow.brand.id }),
      details: { requestId: request.id, stepId: request.step_id },
    })
    return allow()
  })
}

/** A reply always says something to those who read it. */
const doneWords = { fr: 'C’est complété.', en: 'It is complete now.' }

async function findRequest(tx: Tx, applicationId: string, requestId: string) {
  if (!isUuid(requestId)) return null
  const row = await tx
    .selectFrom('application_messages')
    .select(['id', 'step_id', 'settled_at'])
    .where('id', '=', requestId)
    .where('application_id', '=', applicationId)
    .where('kind', '=', 'request')
    .executeTakeFirst()
  return row ?? null
}

async function wasAnswered(tx: Tx, requestId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('application_messages')
    .select('id')
    .where('answers_id', '=', requestId)
    .where('kind', '=', 'reply')
    .executeTakeFirst()
  return row !== undefined
}
