import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isLiving } from './policy'
import { releaseInterviews } from './release-interview.server'
import { returnFee } from './return-fee.server'
import { findOwnApplication } from './store.server'

/**
 * Takes the actor's application back, at any time before it is decided, and for good: what was confided is erased the
 * same night, whoever was asked to vouch is asked no more, an hour that was picked is free again, and a deposit goes
 * back. Pressed again it answers the same. Refuses once the club has decided.
 */
export async function withdrawApplication(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'decided' }>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findOwnApplication(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    // The end of an application changes what the person is: they are locked first.
    await lockRows(tx, 'persons', [found.person.id])
    await lockRows(tx, 'applications', [found.id])
    const application = (await findOwnApplication(tx, actor, found.id)) ?? found
    if (application.state === 'withdrawn') return allow()
    if (!isLiving(application.state)) return refuse({ reason: 'decided' })
    const now = await readClock(tx)
    await endApplication(tx, application.id, now)
    await recordAudit(tx, actor, {
      action: 'application.withdrawn',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brand && { brandId: application.flow.brand.id }),
      details: { from: application.state },
    })
    return allow()
  })
}

/** Marks an application as withdrawn and lets go of all that it held. Under the caller's locks on person and application. */
export async function endApplication(tx: Tx, applicationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('applications')
    .set(eb => ({ state: 'withdrawn', withdrawn_at: now, erase_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', applicationId)
    .execute()
  await tx
    .updateTable('application_messages')
    .set({ settled_at: now })
    .where('application_id', '=', applicationId)
    .where('settled_at', 'is', null)
    .execute()
  await tx
    .updateTable('vouches')
    .set({ withdrawn_at: now })
    .where('application_id', '=', applicationId)
    .where('state', '<>', 'given')
    .where('withdrawn_at', 'is', null)
    .execute()
  await releaseInterviews(tx, applicationId)
  await returnFee(tx, applicationId, 'withdrawn')
}
