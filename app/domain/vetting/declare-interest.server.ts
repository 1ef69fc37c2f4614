import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isOpen } from './policy'
import { readSheet, writeSheet } from './review-store.server'
import { assignOnSubmission } from './share-out-applications.server'
import { findVetted, readStanding } from './store.server'

export type DeclareInterestRefusal = { reason: 'not_found' | 'closed' | 'decision_prepared' }

/**
 * A reader says that they have an interest in the answer, and why. For good: they read no vote and give none, a vote
 * already given counts no more, their sheet stays as it is and nobody reads it, and someone else is asked in their place.
 * Said twice, it is said once. Not once a decision is prepared: it must be called back first.
 */
export async function declareInterest(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; words: string },
): Promise<Result<undefined, DeclareInterestRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findVetted(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findVetted(tx, actor, found.id)) ?? found
    const { facts } = await readStanding(tx, actor, application)
    if (!isOpen(application.state)) return refuse({ reason: 'closed' })
    if (facts.hasOpenDecision) return refuse({ reason: 'decision_prepared' })

    const written = await tx
      .insertInto('conflicts_of_interest')
      .values({ application_id: application.id, reviewer_id: actor.personId, words: input.words })
      .onConflict(conflict => conflict.columns(['application_id', 'reviewer_id']).doNothing())
      .returning('reviewer_id')
      .executeTakeFirst()
    if (!written) return allow()
    const of = { applicationId: application.id, reviewerId: actor.personId }
    const sheet = await readSheet(tx, of.applicationId, of.reviewerId)
    if (sheet.verdict !== null) {
      const withdrawn = { ...sheet, verdict: null, tierId: null, votedAt: null }
      await writeSheet(tx, of, sheet.version, withdrawn, await readClock(tx))
    }
    await tx
      .deleteFrom('application_assignments')
      .where('application_id', '=', of.applicationId)
      .where('reviewer_id', '=', of.reviewerId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'review.interest_declared',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brandId && { brandId: application.flow.brandId }),
      details: { voteWithdrawn: sheet.verdict !== null },
    })
    if (facts.isAssigned) await assignOnSubmission(tx, application.id)
    return allow()
  })
}
