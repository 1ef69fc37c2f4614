import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { findFileQuestion } from './find-file-question.server'
import { findOwnApplication } from './store.server'
import { keepFileAnswer } from './write-file-answer.server'

/**
 * Takes back a file: it counts no more from this instant, nobody reads it, and the worker erases its bytes. Pressed
 * again it is the same answer. Refuses `not_found` for a file that is not in the actor's own application, `closed` when
 * its step cannot be changed any more.
 */
export async function removeFile(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { applicationId, fileId }: { applicationId: string; fileId: string },
): Promise<Result<{ stepId: string }, { reason: 'not_found' } | { reason: 'closed' }>> {
  if (!isUuid(fileId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const own = await findOwnApplication(tx, actor, applicationId)
    if (!own) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [own.id])
    const file = await tx
      .selectFrom('application_files')
      .select(['question_id as questionId', 'removed_at as removedAt'])
      .where('id', '=', fileId)
      .where('application_id', '=', own.id)
      .executeTakeFirst()
    if (!file) return refuse({ reason: 'not_found' })
    const found = await findFileQuestion(tx, actor, own.id, file.questionId)
    if (!found.ok) return found
    const { stepId } = found.value
    if (file.removedAt !== null) return allow({ stepId })
    await tx
      .updateTable('application_files')
      .set({ removed_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', fileId)
      .execute()
    await keepFileAnswer(tx, own.id, file.questionId, stepId)
    await recordAudit(tx, actor, {
      action: 'application.file_removed',
      subject: { kind: 'application', id: own.id },
      brandId: own.flow.brand?.id,
      details: { fileId, question: file.questionId },
    })
    return allow({ stepId })
  })
}
