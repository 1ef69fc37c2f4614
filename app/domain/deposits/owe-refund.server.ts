import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'
import type { Deposit, RefundCause, ShareCause } from './types'

/**
 * Owes back what ends a deposit, once however often it is asked: the row and the effect that returns it, in the caller's
 * transaction. Returns false when its end is owed already. What left with seats before is owed beside it.
 */
export async function oweRefund(
  tx: Tx,
  deposit: Pick<Deposit, 'id' | 'amount'>,
  refund: { amount: number; because: RefundCause },
): Promise<boolean> {
  const row = await tx
    .insertInto('deposit_refunds')
    .values({
      deposit_id: deposit.id,
      deposit_amount: deposit.amount,
      amount: refund.amount,
      because: refund.because,
    })
    .onConflict(conflict => conflict.column('deposit_id').where('share_id', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: row.id } })
  return true
}

/**
 * Writes that seats left the party of a deposit, with what had been paid for them, and owes back `returned` of it. The
 * caller holds the deposit: each call is another departure.
 */
export async function releaseShare(
  tx: Tx,
  deposit: Pick<Deposit, 'id' | 'amount'>,
  share: { seats: number; amount: number; returned: number; because: ShareCause },
): Promise<void> {
  const { seats, amount, returned, because } = share
  const { id } = await tx
    .insertInto('deposit_shares')
    .values({ deposit_id: deposit.id, seats, amount, because })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (returned === 0) return
  const refund = await tx
    .insertInto('deposit_refunds')
    .values({
      deposit_id: deposit.id,
      deposit_amount: deposit.amount,
      amount: returned,
      because,
      share_id: id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: refund.id } })
}
