import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { findDepositOf, oweRefund, readLedger } from '../deposits/store.server'
import type { Ledger, ReservationDeposit } from '../deposits/types'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { type Cancellation, type CancelRefusal, mayCancel } from './policy'
import { writeCancelled } from './queue-letters.server'
import { endReservation, findReservation, type ReservationRow } from './store.server'

/** `returned` is what goes back, null for nothing. */
export type CancelledReservation = { returned: Money | null }

/** `other_amount`: a step of the terms passed since the page was shown; `cancellation` is what holds now. */
export type CancelReservationRefusal =
  | { reason: 'not_found' }
  | CancelRefusal
  | { reason: 'other_amount'; cancellation: Cancellation }

/**
 * What letting go of a reservation does at this instant, by the database's clock: the page shows it before anything is
 * pressed. Refuses what the command would refuse. Changes nothing.
 */
export async function previewCancellation(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  reservationId: string,
): Promise<Result<Cancellation, { reason: 'not_found' } | CancelRefusal>> {
  const reservation = await findReservation(ctx.db, actor, reservationId)
  if (!reservation) return refuse({ reason: 'not_found' })
  return decide(ctx.db, reservation, await readMoney(ctx.db, reservation.id))
}

/**
 * Lets go of a reservation, signed in or by the letter of its invitation. `shown` is the amount that the page promised
 * (minor units, 0 for nothing): exactly that goes back, or the answer is `other_amount` and nothing happens. Owes the
 * money once, in the transaction that frees the seats, and writes a letter; pressed again, at once or later, it gives
 * the same answer and does nothing more. An unpaid hold is let go without a letter.
 */
export async function cancelReservation(
  ctx: Ctx,
  actor: Actor,
  input: { reservationId: string; shown: number },
): Promise<Result<CancelledReservation, CancelReservationRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findReservation(tx, actor, input.reservationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'reservations', [found.id])
    const money = await lockMoney(tx, found.id)
    const reservation = (await findReservation(tx, actor, found.id)) ?? found
    if (isLetGoByMember(reservation)) return allow({ returned: moneyOwed(money) })

    const decision = await decide(tx, reservation, money)
    if (!decision.ok) return decision
    const cancellation = decision.value
    if ((cancellation.returned?.amount ?? 0) !== input.shown)
      return refuse({ reason: 'other_amount', cancellation })
    await carryOut(tx, actor, reservation, money, cancellation)
    return allow({ returned: cancellation.returned })
  })
}

type KeptMoney = { deposit: ReservationDeposit | null; ledger: Ledger }
const nothing: Ledger = { captured: 0, refunded: 0, refund: null }

async function readMoney(db: DatabaseOrTx, reservationId: string): Promise<KeptMoney> {
  const deposit = await findDepositOf(db, reservationId)
  return { deposit, ledger: deposit ? await readLedger(db, deposit.id) : nothing }
}

async function lockMoney(tx: Tx, reservationId: string): Promise<KeptMoney> {
  const deposit = await findDepositOf(tx, reservationId)
  if (deposit) await lockRows(tx, 'deposits', [deposit.id])
  return readMoney(tx, reservationId)
}

function isLetGoByMember({ state, endedBecause }: ReservationRow): boolean {
  return state === 'cancelled' && (endedBecause === 'cancelled' || endedBecause === 'released')
}

function moneyOwed({ deposit, ledger }: KeptMoney): Money | null {
  return deposit && ledger.refund ? { amount: ledger.refund.amount, currency: deposit.currency } : null
}

async function decide(db: DatabaseOrTx, reservation: ReservationRow, { deposit, ledger }: KeptMoney) {
  return mayCancel({
    reservation,
    deposit,
    captured: ledger.captured,
    refunded: ledger.refunded,
    eventStartsAt: reservation.event.startsAt,
    now: await readClock(db),
  })
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  reservation: ReservationRow,
  { deposit }: KeptMoney,
  { kind, paid, returned }: Cancellation,
): Promise<void> {
  const because = kind === 'release' ? 'released' : 'cancelled'
  await endReservation(tx, reservation.id, { state: 'cancelled', because, now: await readClock(tx) })
  if (deposit && returned) await oweRefund(tx, deposit, { amount: returned.amount, because: 'cancelled' })
  if (kind === 'cancel') await writeCancelled(tx, reservation.id, { paid, returned })
  await recordAudit(tx, actor, {
    action: `reservation.${because}`,
    subject: { kind: 'reservation', id: reservation.id },
    brandId: reservation.event.brandId,
    details: { seats: reservation.seats, returned: returned?.amount ?? 0 },
  })
}
