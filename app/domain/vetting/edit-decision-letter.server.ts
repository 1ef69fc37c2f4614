import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findDecision } from './decision-store.server'
import { findVetted, readStanding } from './store.server'

export type EditLetterRefusal = {
  reason: 'not_found' | 'not_yours' | 'interest' | 'released' | 'edited_elsewhere'
}

/**
 * Rewrites the letter of a decision that is not released yet. `version` is that of the page on which it was read; the
 * same words sent twice are written once.
 */
export async function editDecisionLetter(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { decisionId: string; version: number; subject: string; body: string },
): Promise<Result<{ version: number }, EditLetterRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findDecision(tx, input.decisionId)
    const application = found && (await findVetted(tx, actor, found.applicationId))
    if (!application) return refuse({ reason: 'not_found' })
    if (!runsTheClub(actor)) return refuse({ reason: 'not_yours' })
    await lockRows(tx, 'decisions', [found.id])
    const decision = (await findDecision(tx, found.id)) ?? found
    if ((await readStanding(tx, actor, application)).facts.hasInterest) return refuse({ reason: 'interest' })
    if (decision.state !== 'pending') return refuse({ reason: 'released' })
    const { subject, body } = input
    if (decision.letter.subject === subject && decision.letter.body === body)
      return allow({ version: decision.version })
    if (decision.version !== input.version) return refuse({ reason: 'edited_elsewhere' })
    const version = decision.version + 1
    await tx
      .updateTable('decisions')
      .set({ letter_subject: subject, letter_body: body, version })
      .where('id', '=', decision.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'decision.letter_edited',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brandId && { brandId: application.flow.brandId }),
      details: { decisionId: decision.id, version },
    })
    return allow({ version })
  })
}
