import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import { queueEffect } from '../outbox/queue-effect.server'
import type { PaymentPort } from './port'
import { findDeposit, keepStripeIds } from './store.server'

/**
 * Follows one event of Stripe to the deposit that it concerns, by asking Stripe for the object itself, and has that
 * deposit settled. The settlement and the mark on the event are committed together, once for an event id. An event
 * that comes late, twice, out of order or about an object of someone else ends the same way: settled as Stripe holds it
 * now, or marked and left.
 */
export async function handleStripeEvent(
  ctx: Ctx & { payments: PaymentPort },
  stripeEventId: string,
): Promise<void> {
  const event = await ctx.db
    .selectFrom('stripe_events')
    .select(['object_id as objectId', 'type'])
    .where('id', '=', stripeEventId)
    .where('handled_at', 'is', null)
    .executeTakeFirst()
  if (!event) return
  const found = await ctx.payments.findDeposit(event.objectId)
  // Metadata is free text: another use of the same Stripe account may write anything there.
  const deposit = found && isUuid(found.depositId) ? await findDeposit(ctx.db, found.depositId) : null
  if (!deposit) ctx.log.info({ stripeEventId, type: event.type }, 'a Stripe event concerns no deposit')
  await inTransaction(ctx.db, async tx => {
    if (deposit) await lockRows(tx, 'deposits', [deposit.id])
    const marked = await tx
      .updateTable('stripe_events')
      .set({ handled_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', stripeEventId)
      .where('handled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!marked || !deposit) return
    if (found?.sessionId && !deposit.sessionId)
      await keepStripeIds(tx, deposit.id, { sessionId: found.sessionId })
    await queueEffect(tx, { kind: 'deposits.settle', payload: { depositId: deposit.id } })
  })
}
