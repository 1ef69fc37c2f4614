import type { DatabaseOrTx, Tx } from '~db/client'
import type { RefundStep } from '../events/types'
import { queueEffect } from '../outbox/queue-effect.server'
import type { PaymentReading } from './port'
import type { Deposit, Ledger, OwedRefund, RefundCause } from './types'

export type NewDeposit = Pick<
  Deposit,
  'reservationId' | 'amount' | 'currency' | 'refundSteps' | 'timeZone' | 'eventStartsAt'
>

/** Writes the deposit that a reservation asks for, with the terms in force now. Returns its id. */
export async function openDeposit(tx: Tx, deposit: NewDeposit): Promise<string> {
  const { id } = await tx
    .insertInto('deposits')
    .values({
      reservation_id: deposit.reservationId,
      amount: deposit.amount,
      currency: deposit.currency,
      refund_steps: JSON.stringify(deposit.refundSteps),
      time_zone: deposit.timeZone,
      event_starts_at: deposit.eventStartsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One deposit by its id, or null. */
export async function findDeposit(db: DatabaseOrTx, id: string): Promise<Deposit | null> {
  const row = await selectDeposits(db).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, refundSteps: readSteps(row.refundSteps) } : null
}

/** The deposit of a reservation, or null when it asks for none. */
export async function findDepositOf(db: DatabaseOrTx, reservationId: string): Promise<Deposit | null> {
  const row = await selectDeposits(db).where('reservation_id', '=', reservationId).executeTakeFirst()
  return row ? { ...row, refundSteps: readSteps(row.refundSteps) } : null
}

/** Ends the checkout of a reservation that no longer holds its seats, once the caller's transaction commits. */
export async function queueCheckoutClosing(tx: Tx, reservationId: string): Promise<void> {
  const deposit = await findDepositOf(tx, reservationId)
  if (deposit) await queueEffect(tx, { kind: 'deposits.close_checkout', payload: { depositId: deposit.id } })
}

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
    .select(['id', 'amount', 'because', 'stripe_refund_id as stripeRefundId'])
    .where('deposit_id', '=', depositId)
    .executeTakeFirst()
  const standingOf = (stripeRefundId: string | null): OwedRefund['standing'] => {
    if (stripeRefundId !== null && failed.has(stripeRefundId)) return 'failed'
    return arrived.some(each => each.objectId === stripeRefundId) ? 'returned' : 'on_its_way'
  }
  const refund: OwedRefund | null = owed
    ? { ...owed, because: owed.because as RefundCause, standing: standingOf(owed.stripeRefundId) }
    : null
  return { captured, refunded: sum(arrived), refund }
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

/** Keeps Stripe's ids of a deposit; the first checkout kept stays the one. */
export async function keepStripeIds(
  tx: Tx,
  depositId: string,
  ids: { sessionId?: string; paymentIntentId?: string },
): Promise<void> {
  await tx
    .updateTable('deposits')
    .set(eb => ({
      stripe_session_id: eb.fn.coalesce('stripe_session_id', eb.val(ids.sessionId ?? null)),
      stripe_payment_intent_id: eb.fn.coalesce(
        'stripe_payment_intent_id',
        eb.val(ids.paymentIntentId ?? null),
      ),
    }))
    .where('id', '=', depositId)
    .execute()
}

/**
 * Owes money back, once for a deposit however often it is asked: the row and the effect that returns it, in the caller's
 * transaction. Returns false when something is owed already.
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
    .onConflict(conflict => conflict.column('deposit_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await queueEffect(tx, { kind: 'deposits.refund', payload: { refundId: row.id } })
  return true
}

function selectDeposits(db: DatabaseOrTx) {
  return db
    .selectFrom('deposits')
    .select([
      'id',
      'reservation_id as reservationId',
      'amount',
      'currency',
      'refund_steps as refundSteps',
      'time_zone as timeZone',
      'event_starts_at as eventStartsAt',
      'stripe_session_id as sessionId',
      'stripe_session_url as sessionUrl',
      'stripe_payment_intent_id as paymentIntentId',
    ])
}

/** The schema keeps what the house itself wrote, in the shape of RefundStep. */
function readSteps(kept: unknown): RefundStep[] {
  if (!Array.isArray(kept)) throw new Error('the refund steps of a deposit are not a list')
  return kept as RefundStep[]
}

function sum(movements: readonly { amount: number }[]): number {
  return movements.reduce((total, { amount }) => total + amount, 0)
}
