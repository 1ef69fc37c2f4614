import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { spendPoints } from './earn-points.server'
import { pointsPrice } from './points'
import { holdMembership } from './store.server'
import type { CountedBenefit } from './types'

export type BuyBenefitRefusal = { reason: 'not_a_member' } | { reason: 'not_enough'; balance: number }

/**
 * A member exchanges points for one more of a counted benefit this calendar year. `purchaseId` is of the form's own
 * making: pressed twice it is one purchase, and of two purchases with the last points one succeeds. Refuses
 * `not_a_member` (nor while paused or suspended) and `not_enough`, with what is there.
 */
export async function buyBenefit(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { benefit, purchaseId }: { benefit: CountedBenefit; purchaseId: string },
): Promise<Result<{ balance: number }, BuyBenefitRefusal>> {
  if (actor.kind !== 'person') return refuse({ reason: 'not_a_member' })
  return inTransaction(ctx.db, async tx => {
    const { membership } = await holdMembership(tx, actor.personId)
    if (membership?.period.state !== 'active') return refuse({ reason: 'not_a_member' })
    const spent = await spendPoints(tx, {
      personId: actor.personId,
      amount: pointsPrice[benefit],
      reason: 'benefit',
      subject: { kind: benefit, id: purchaseId },
    })
    if (!spent.ok) return spent
    if (spent.value.isNew) {
      await recordAudit(tx, actor, {
        action: 'benefit.bought',
        subject: { kind: 'person', id: actor.personId },
        details: { benefit, points: pointsPrice[benefit] },
      })
    }
    return allow({ balance: spent.value.balance })
  })
}
