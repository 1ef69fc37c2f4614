import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { queueEffect } from '../outbox/queue-effect.server'
import type { PaymentPort } from './port'
import { findDeposit } from './store.server'

/**
 * Makes a payment impossible once its seats are free again. A checkout that was paid in the meantime stays paid, and is
 * settled. Safe to run twice; a checkout that was never opened, or whose address nobody was told, needs nothing.
 */
export async function closeCheckout(ctx: Ctx & { payments: PaymentPort }, depositId: string): Promise<void> {
  const deposit = await findDeposit(ctx.db, depositId)
  if (!deposit?.sessionId) return
  const checkout = await ctx.payments.closeCheckout(deposit.sessionId)
  if (!checkout.payment) return
  await inTransaction(ctx.db, tx => queueEffect(tx, { kind: 'deposits.settle', payload: { depositId } }))
}
