import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { recordMovements } from './ledger.server'
import type { PaymentPort, RefundReading } from './port'
import { findDeposit } from './store.server'

/**
 * Returns the money that is owed. Stripe is asked first whether it already holds this refund, by the house's own id:
 * an idempotency key is forgotten after a day, and a half refund made twice would be a whole one. Then the refund is
 * made under the key `refund:<id>`, so that a crash between Stripe and our commit repeats the same call. A refund that
 * is still pending is finished by its webhook or the reconciler.
 */
export async function issueRefund(ctx: Ctx & { payments: PaymentPort }, refundId: string): Promise<void> {
  const owed = await ctx.db
    .selectFrom('deposit_refunds')
    .select(['deposit_id as depositId', 'amount'])
    .where('id', '=', refundId)
    .executeTakeFirstOrThrow()
  const deposit = await findDeposit(ctx.db, owed.depositId)
  if (!deposit?.sessionId) throw new Error('money is owed back on a deposit that has no checkout')
  const { payment } = await ctx.payments.readCheckout(deposit.sessionId)
  if (!payment) throw new Error('money is owed back on a deposit that was not paid')

  const known = payment.refunds.find(refund => refund.refundId === refundId)
  const refund =
    known ??
    (await ctx.payments.refund(
      { refundId, depositId: deposit.id, paymentIntentId: payment.paymentIntentId, amount: owed.amount },
      `refund:${refundId}`,
    ))
  await inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'deposits', [deposit.id])
    await tx
      .updateTable('deposit_refunds')
      .set({ stripe_refund_id: refund.stripeRefundId })
      .where('id', '=', refundId)
      .where('stripe_refund_id', 'is', null)
      .execute()
    await recordMovements(tx, deposit.id, { ...payment, refunds: [refund] })
  })
  tell(ctx, deposit.id, refundId, refund)
}

function tell(ctx: Ctx, depositId: string, refundId: string, refund: RefundReading): void {
  const fields = { depositId, refundId, stripeRefundId: refund.stripeRefundId, status: refund.status }
  if (refund.status === 'failed') ctx.log.error(fields, 'a refund failed at the bank: a person must look')
  else ctx.log.info(fields, 'a refund was made')
}
