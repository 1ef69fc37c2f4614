import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isSettled } from './interview-policy'
import { readPickedHour } from './interview-queries.server'
import { lockOpenStep, type StepRefusal } from './own-step.server'
import { freeHour } from './pick-interview.server'
import { tellHosts } from './tell-hosts.server'

/**
 * Lets go of the hour that the applicant has, while its step can still be changed; afterwards they may only change it for
 * another. Refuses `settled` from a day before. Without an hour there is nothing to do.
 */
export async function releaseInterview(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; stepId: string },
): Promise<Result<undefined, StepRefusal | { reason: 'settled' }>> {
  return inTransaction(ctx.db, async tx => {
    const opened = await lockOpenStep(tx, actor, { ...input, kind: 'interview' })
    if (!opened.ok) return opened
    const { application, step } = opened.value
    const hour = await readPickedHour(tx, application.id, step.id)
    if (!hour) return allow()
    await lockRows(tx, 'interview_slots', [hour.id])
    if (isSettled(hour, await readClock(tx))) return refuse({ reason: 'settled' })
    await freeHour(tx, hour.id)
    await tellHosts(tx, { kind: 'freed', applicationId: application.id, hourIds: [hour.id] })
    await recordAudit(tx, actor, {
      action: 'interview.released',
      subject: { kind: 'application', id: application.id },
      brandId: application.flow.brand?.id,
      details: { hourId: hour.id },
    })
    return allow()
  })
}

/**
 * Frees every hour to come of an application that ends, in the caller's transaction, which has locked the application.
 * Those that have passed stay as they were. Their hosts hear of it.
 */
export async function releaseInterviews(tx: Tx, applicationId: string): Promise<void> {
  const rows = await tx
    .selectFrom('interview_slots')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('starts_at', '>', await readClock(tx))
    .execute()
  const ids = rows.map(({ id }) => id)
  await lockRows(tx, 'interview_slots', ids)
  for (const id of ids) await freeHour(tx, id)
  await tellHosts(tx, { kind: 'freed', applicationId, hourIds: ids })
}
