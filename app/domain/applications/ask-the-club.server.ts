import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isLiving } from './policy'
import { mostMessageCharacters } from './schema'
import { findOwnApplication } from './store.server'

/** How many questions may wait for an answer at once. */
const mostWaiting = 12

/**
 * Puts the applicant's own question to the club, while nothing is decided. The same words pressed twice are one
 * question. Refuses more than twelve that wait, so that nobody is read away.
 */
export async function askTheClub(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; words: string },
): Promise<Result<{ messageId: string }, { reason: 'not_found' | 'closed' | 'empty' | 'enough_questions' }>> {
  const words = input.words.trim().slice(0, mostMessageCharacters)
  if (words === '') return refuse({ reason: 'empty' })
  return inTransaction(ctx.db, async tx => {
    const found = await findOwnApplication(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findOwnApplication(tx, actor, found.id)) ?? found
    if (!isLiving(application.state)) return refuse({ reason: 'closed' })
    const waiting = await tx
      .selectFrom('application_messages')
      .select(['id', 'words'])
      .where('application_id', '=', application.id)
      .where('kind', '=', 'question')
      .where('settled_at', 'is', null)
      .execute()
    const same = waiting.find(message => message.words === words)
    if (same) return allow({ messageId: same.id })
    if (waiting.length >= mostWaiting) return refuse({ reason: 'enough_questions' })
    const { id } = await tx
      .insertInto('application_messages')
      .values({ application_id: application.id, kind: 'question', author_id: application.person.id, words })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAudit(tx, actor, {
      action: 'application.question_asked',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brand && { brandId: application.flow.brand.id }),
      details: { messageId: id },
    })
    return allow({ messageId: id })
  })
}
