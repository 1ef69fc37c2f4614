import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { RefundStep } from '../events/types'
import { queueEffect } from '../outbox/queue-effect.server'
import type { PaymentReading } from './port'
import type {
  ApplicationDeposit,
  Deposit,
  Ledger,
  OwedRefund,
  RefundCause,
  ReservationDeposit,
} from './types'

export type NewDeposit = Pick<
  ReservationDeposit,
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

export type NewApplicationDeposit = Pick<
  ApplicationDeposit,
  'applicationId' | 'stepId' | 'amount' | 'currency' | 'isReturned'
>

/** Writes what a step of an application asks. Returns its id. */
export async function openApplicationDeposit(tx: Tx, deposit: NewApplicationDeposit): Promise<string> {
  const { id } = await tx
    .insertInto('deposits')
    .values({
      application_id: deposit.applicationId,
      step_id: deposit.stepId,
      amount: deposit.amount,
      currency: deposit.currency,
      is_returned: deposit.isReturned,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Sets aside a deposit whose payment page ran out unpaid, so that another can take its place. */
export async function endApplicationDeposit(tx: Tx, depositId: string): Promise<void> {
  await tx
    .updateTable('deposits')
    .set({ ended_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', depositId)
    .where('ended_at', 'is', null)
    .execute()
}

/** One deposit by its id, or null. */
export async function findDeposit(db: DatabaseOrTx, id: string): Promise<Deposit | null> {
  const row = await selectDeposits(db).where('id', '=', id).executeTakeFirst()
  return row ? shape(row) : null
}

/** The deposit of a reservation, or null when it asks for none. */
export async function findDepositOf(
  db: DatabaseOrTx,
  reservationId: string,
): Promise<ReservationDeposit | null> {
  const row = await selectDeposits(db).where('reservation_id', '=', reservationId).executeTakeFirst()
  return row ? shapeOfReservation(row) : null
}

/** All that the steps of an application asked, those that ran out among them, in the order in which they were asked. */
export async function findDepositsOfApplication(
  db: DatabaseOrTx,
  applicationId: string,
): Promise<ApplicationDeposit[]> {
  const rows = await selectDeposits(db)
    .where('application_id', '=', applicationId)
    .orderBy('created_at')
    .execute()
  return rows.map(shapeOfApplication)
}

/** Ends the checkout of a reservation that no longer holds its seats, once the caller's transaction commits. */
export async function queueCheckoutClosing(tx: Tx, reservationId: string): Promise<void> {
  const deposit = await findDepositOf(tx, reservationId)
  if (deposit) await queueDepositClosing(tx, deposit.id)
}

/** Ends the checkout of one deposit, once the caller's transaction commits. */
export async function queueDepositClosing(tx: Tx, depositId: string): Promise<void> {
  await queueEffect(tx, { kind: 'deposits.close_checkout', payload: { depositId } })
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
      'amount',
      'currency',
      'reservation_id as reservationId',
      'refund_steps as refundSteps',
      'time_zone as timeZone',
      'event_starts_at as eventStartsAt',
      'application_id as applicationId',
      'step_id as stepId',
      'is_returned as isReturned',
      'created_at as createdAt',
      'ended_at as endedAt',
      'stripe_session_id as sessionId',
      'stripe_session_url as sessionUrl',
      'stripe_payment_intent_id as paymentIntentId',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectDeposits>['executeTakeFirstOrThrow']>>

function shape(row: Row): Deposit {
  return row.reservationId === null ? shapeOfApplication(row) : shapeOfReservation(row)
}

function shapeOfReservation(row: Row): ReservationDeposit {
  const { id, amount, currency, sessionId, sessionUrl, paymentIntentId } = row
  const { reservationId, refundSteps, timeZone, eventStartsAt } = row
  if (reservationId === null || timeZone === null || eventStartsAt === null)
    throw new Error('a deposit of a reservation lacks its terms')
  return {
    of: 'reservation',
    ...{ id, amount, currency, sessionId, sessionUrl, paymentIntentId },
    ...{ reservationId, refundSteps: readSteps(refundSteps), timeZone, eventStartsAt },
  }
}

function shapeOfApplication(row: Row): ApplicationDeposit {
  const { id, amount, currency, sessionId, sessionUrl, paymentIntentId } = row
  const { applicationId, stepId, isReturned, createdAt, endedAt } = row
  if (applicationId === null || stepId === null || isReturned === null)
    throw new Error('a deposit belongs to nothing')
  return {
    of: 'application',
    ...{ id, amount, currency, sessionId, sessionUrl, paymentIntentId },
    ...{ applicationId, stepId, isReturned, createdAt, endedAt },
  }
}

/** The schema keeps what the house itself wrote, in the shape of RefundStep. */
function readSteps(kept: unknown): RefundStep[] {
  if (!Array.isArray(kept)) throw new Error('the refund steps of a deposit are not a list')
  return kept as RefundStep[]
}

function sum(movements: readonly { amount: number }[]): number {
  return movements.reduce((total, { amount }) => total + amount, 0)
}
