import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findDecision } from './decision-store.server'
import { mayCallBack } from './policy'
import { findVetted, readStanding } from './store.server'

export type CallBackRefusal = { reason: 'not_found' | 'not_yours' | 'interest' | 'too_late' }

/**
 * Second thoughts: takes a decision back, whole, as long as it is only prepared or was released less than an hour ago.
 * No letter has left and nobody has become anything; the application waits for an answer as before, and votes can change
 * again. After the hour it is `too_late`, whether or not the worker has come to it. Called back twice, it is once.
 */
export async function callBackDecision(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  decisionId: string,
): Promise<Result<{ applicationId: string }, CallBackRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findDecision(tx, decisionId)
    const application = found && (await findVetted(tx, actor, found.applicationId))
    if (!application) return refuse({ reason: 'not_found' })
    if (!runsTheClub(actor)) return refuse({ reason: 'not_yours' })
    // What takes effect holds the person first: whoever of the two comes second sees what the other did.
    await lockRows(tx, 'persons', [application.personId])
    await lockRows(tx, 'applications', [application.id])
    await lockRows(tx, 'decisions', [found.id])
    const decision = (await findDecision(tx, found.id)) ?? found
    if ((await readStanding(tx, actor, application)).facts.hasInterest) return refuse({ reason: 'interest' })
    const now = await readClock(tx)
    const calling = mayCallBack(decision, now)
    if (!calling.ok && calling.reason === 'already') return allow({ applicationId: application.id })
    if (!calling.ok) return refuse({ reason: 'too_late' })
    await tx
      .updateTable('decisions')
      .set({
        state: 'called_back',
        called_back_at: now,
        called_back_by: actor.personId,
        version: decision.version + 1,
      })
      .where('id', '=', decision.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'decision.called_back',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brandId && { brandId: application.flow.brandId }),
      details: { decisionId: decision.id, wasReleased: decision.state === 'released' },
    })
    return allow({ applicationId: application.id })
  })
}
