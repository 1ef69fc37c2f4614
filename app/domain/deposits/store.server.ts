import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { RefundStep } from '../events/types'
import { queueEffect } from '../outbox/queue-effect.server'
import type { ApplicationDeposit, Deposit, ReservationDeposit } from './types'

export type NewDeposit = Pick<
  ReservationDeposit,
  'reservationId' | 'seats' | 'amount' | 'currency' | 'refundSteps' | 'timeZone' | 'eventStartsAt'
> & { additionId?: string }

/** Writes the deposit that a reservation, or further seats of it, asks for, with the terms in force now. Returns its id. */
export async function openDeposit(tx: Tx, deposit: NewDeposit): Promise<string> {
  const { id } = await tx
    .insertInto('deposits')
    .values({
      reservation_id: deposit.reservationId,
      addition_id: deposit.additionId ?? null,
      seats: deposit.seats,
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

/** The deposit that a reservation asked for when it was made, or null when it asks for none. */
export async function findDepositOf(
  db: DatabaseOrTx,
  reservationId: string,
): Promise<ReservationDeposit | null> {
  const row = await selectDeposits(db)
    .where('reservation_id', '=', reservationId)
    .where('addition_id', 'is', null)
    .executeTakeFirst()
  return row ? shapeOfReservation(row) : null
}

/** What further seats ask for: none are held without it. */
export async function findDepositOfAddition(
  db: DatabaseOrTx,
  additionId: string,
): Promise<ReservationDeposit> {
  const row = await selectDeposits(db).where('addition_id', '=', additionId).executeTakeFirst()
  if (!row) throw new Error('further seats are held without a deposit')
  return shapeOfReservation(row)
}

/** Every deposit of a reservation as it is, the oldest first: of further seats, those that joined it. */
export async function findDepositsOf(db: DatabaseOrTx, reservationId: string): Promise<ReservationDeposit[]> {
  const rows = await selectDeposits(db)
    .where('reservation_id', '=', reservationId)
    .where(eb =>
      eb.or([
        eb('addition_id', 'is', null),
        eb.exists(
          eb
            .selectFrom('reservation_additions as a')
            .select('a.id')
            .whereRef('a.id', '=', 'deposits.addition_id')
            .where('a.joined_at', 'is not', null),
        ),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(shapeOfReservation)
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

/** Ends every checkout of a reservation that no longer holds its seats, once the caller's transaction commits. */
export async function queueCheckoutClosing(tx: Tx, reservationId: string): Promise<void> {
  const deposits = await tx
    .selectFrom('deposits')
    .select('id')
    .where('reservation_id', '=', reservationId)
    .execute()
  for (const { id } of deposits) await queueDepositClosing(tx, id)
}

/** Ends the checkout of one deposit, once the caller's transaction commits. */
export async function queueDepositClosing(tx: Tx, depositId: string): Promise<void> {
  await queueEffect(tx, { kind: 'deposits.close_checkout', payload: { depositId } })
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

function selectDeposits(db: DatabaseOrTx) {
  return db
    .selectFrom('deposits')
    .select([
      'id',
      'amount',
      'currency',
      'reservation_id as reservationId',
      'addition_id as additionId',
      'seats',
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
  const { reservationId, additionId, seats, refundSteps, timeZone, eventStartsAt } = row
  if (reservationId === null || seats === null || timeZone === null || eventStartsAt === null)
    throw new Error('a deposit of a reservation lacks its terms')
  return {
    of: 'reservation',
    ...{ id, amount, currency, sessionId, sessionUrl, paymentIntentId },
    ...{ reservationId, additionId, seats, refundSteps: readSteps(refundSteps), timeZone, eventStartsAt },
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
