import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lockOpenStep, type StepRefusal } from './own-step.server'

/**
 * Takes back a request to vouch, so that the applicant can name someone else. Refuses `already_given` once the member
 * has vouched; a request that was taken back before is the same answer.
 */
export async function withdrawVouch(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; stepId: string; vouchId: string },
): Promise<Result<undefined, StepRefusal | { reason: 'already_given' }>> {
  if (!isUuid(input.vouchId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const opened = await lockOpenStep(tx, actor, { ...input, kind: 'vouching' })
    if (!opened.ok) return opened
    const { application, step } = opened.value
    const vouch = await tx
      .selectFrom('vouches')
      .select(['state', 'withdrawn_at as withdrawnAt'])
      .where('id', '=', input.vouchId)
      .where('application_id', '=', application.id)
      .where('step_id', '=', step.id)
      .executeTakeFirst()
    if (!vouch) return refuse({ reason: 'not_found' })
    if (vouch.state === 'given') return refuse({ reason: 'already_given' })
    if (vouch.withdrawnAt !== null) return allow()
    await tx
      .updateTable('vouches')
      .set({ withdrawn_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', input.vouchId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'vouch.withdrawn',
      subject: { kind: 'application', id: application.id },
      brandId: application.flow.brand?.id,
      details: { vouchId: input.vouchId },
    })
    return allow()
  })
}
