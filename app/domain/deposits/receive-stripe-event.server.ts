import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import type { PaymentPort } from './port'

/**
 * Takes a webhook of Stripe: verified by its signature, kept once by its event id, and followed up by the worker, all
 * in one transaction. Only the id of the object is kept: the body says where to look, nothing more. Refuses `unsigned`.
 */
export async function receiveStripeEvent(
  ctx: Ctx & { payments: Pick<PaymentPort, 'readWebhook'> },
  webhook: { rawBody: string; signature: string | null },
): Promise<Result<undefined, { reason: 'unsigned' }>> {
  const event = ctx.payments.readWebhook(webhook.rawBody, webhook.signature)
  if (!event) return refuse({ reason: 'unsigned' })
  await inTransaction(ctx.db, async tx => {
    const fresh = await tx
      .insertInto('stripe_events')
      .values({ id: event.id, type: event.type, object_id: event.objectId })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (fresh) await queueEffect(tx, { kind: 'stripe.handle_event', payload: { stripeEventId: event.id } })
  })
  return allow()
}
