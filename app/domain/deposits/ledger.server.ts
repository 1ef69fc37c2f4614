import type { DatabaseOrTx, Tx } from '~db/client'
import type { PaymentReading } from './port'
import type { Ledger, OwedRefund } from './types'

/** What has moved so far. A refund that Stripe first called done and then failed is not counted as returned. */
export async function readLedger(db: DatabaseOrTx, depositId: string): Promise<Ledger> {
  const movements = await db
    .selectFrom('deposit_movements')
    .select(['kind', 'amount', 'stripe_object_id as objectId'])
    .where('deposit_id', '=', depositId)
    .execute()
  const failed = new Set(movements.filter(each => each.kind === 'failed').map(each => each.objectId))
  const arrived = movements.filter(each => each.kind === 'refunded' && !failed.has(each.objectId))
  const captured = sum(movements.filter(each => each.kind === 'captured'))
  const owed = await db
    .selectFrom('deposit_refunds')
    .select(['id', 'amount', 'because', 'stripe_refund_id as stripeRefundId', 'share_id as shareId'])
    .where('deposit_id', '=', depositId)
    .execute()
  const left = await db
    .selectFrom('deposit_shares')
    .select(['id', 'seats', 'amount'])
    .where('deposit_id', '=', depositId)
    .orderBy('left_at')
    .execute()
  const standingOf = (stripeRefundId: string | null): OwedRefund['standing'] => {
    if (stripeRefundId !== null && failed.has(stripeRefundId)) return 'failed'
    return arrived.some(each => each.objectId === stripeRefundId) ? 'returned' : 'on_its_way'
  }
  const refunds = owed.map(({ shareId, ...row }) => {
    const refund: OwedRefund = {
      ...row,
      because: row.because as OwedRefund['because'],
      standing: standingOf(row.stripeRefundId),
    }
    return { shareId, refund }
  })
  const refundOf = (shareId: string | null) => refunds.find(each => each.shareId === shareId)?.refund ?? null
  const onItsWay = refunds.map(each => each.refund).filter(each => each.standing === 'on_its_way')
  const refunded = sum(arrived)
  return {
    captured,
    refunded,
    refund: refundOf(null),
    shares: left.map(share => ({ ...share, refund: refundOf(share.id) })),
    returnable: captured - refunded - sum(onItsWay),
  }
}

/**
 * Writes what Stripe holds that the ledger lacks: one row a charge taken, authorised or failed, one a refund arrived or
 * failed. Any order and any number of readings leave the same rows. Returns how many were new.
 */
export async function recordMovements(tx: Tx, depositId: string, payment: PaymentReading): Promise<number> {
  const rows = movementsOf(payment).map(movement => ({
    deposit_id: depositId,
    kind: movement.kind,
    amount: movement.amount,
    currency: payment.currency,
    stripe_object_id: movement.objectId,
    occurred_at: movement.at,
  }))
  if (rows.length === 0) return 0
  const inserted = await tx
    .insertInto('deposit_movements')
    .values(rows)
    .onConflict(conflict => conflict.columns(['kind', 'stripe_object_id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length
}

export type Movement = {
  kind: 'captured' | 'authorised' | 'failed' | 'refunded'
  objectId: string
  amount: number
  at: Date
}

/** The movements that a reading of Stripe stands for. What is still pending has not moved. */
export function movementsOf(payment: PaymentReading): Movement[] {
  const charges = payment.charges.flatMap(({ outcome, chargeId, amount, at }): Movement[] =>
    outcome === 'pending' ? [] : [{ kind: outcome, objectId: chargeId, amount, at }],
  )
  const refunds = payment.refunds.flatMap(({ status, stripeRefundId, amount, at }): Movement[] => {
    if (status === 'pending') return []
    return [{ kind: status === 'succeeded' ? 'refunded' : 'failed', objectId: stripeRefundId, amount, at }]
  })
  return [...charges, ...refunds]
}

function sum(movements: readonly { amount: number }[]): number {
  return movements.reduce((total, { amount }) => total + amount, 0)
}
