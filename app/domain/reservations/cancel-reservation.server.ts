import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { oweRefund } from '../deposits/owe-refund.server'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { ByHouse } from './compose-changed'
import { lockDeposits, readDeposits } from './kept-deposits.server'
import { readSinceReservation } from './owed-whole.server'
import { type Cancellation, type CancelQuestion, type CancelRefusal, mayCancel } from './policy'
import { writeCancelled } from './queue-letters.server'
import { type KeptDeposit, stakesOf } from './stakes'
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
  return decide(ctx.db, reservation, await readDeposits(ctx.db, reservation.id))
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
    const money = await lockDeposits(tx, found.id)
    const reservation = (await findReservation(tx, actor, found.id)) ?? found
    if (isLetGo(reservation)) return allow({ returned: moneyOwed(money) })

    const decision = await decide(tx, reservation, money)
    if (!decision.ok) return decision
    const cancellation = decision.value
    if ((cancellation.returned?.amount ?? 0) !== input.shown)
      return refuse({ reason: 'other_amount', cancellation })
    await carryOut(tx, actor, reservation, money, cancellation)
    return allow({ returned: cancellation.returned })
  })
}

/** Whoever let go of it, its member or the house for them, it was not replaced and its event not called off. */
export function isLetGo({ state, endedBecause }: ReservationRow): boolean {
  return state === 'cancelled' && (endedBecause === 'cancelled' || endedBecause === 'released')
}

/** What its end owes back, over all its deposits. */
export function moneyOwed(kept: readonly KeptDeposit[]): Money | null {
  const ends = kept.flatMap(({ deposit, ledger }) => (ledger.refund ? [{ ...ledger.refund, deposit }] : []))
  const [first] = ends
  if (!first) return null
  return { amount: ends.reduce((sum, { amount }) => sum + amount, 0), currency: first.deposit.currency }
}

async function decide(db: DatabaseOrTx, reservation: ReservationRow, kept: readonly KeptDeposit[]) {
  return mayCancel(await factsOfCancelling(db, reservation, kept))
}

/** What letting go of a reservation is judged on. */
export async function factsOfCancelling(
  db: DatabaseOrTx,
  reservation: ReservationRow,
  kept: readonly KeptDeposit[],
): Promise<CancelQuestion> {
  return {
    reservation,
    stakes: stakesOf(kept),
    eventStartsAt: reservation.event.startsAt,
    owedWhole: (await readSinceReservation(db, reservation)).owedWhole,
    now: await readClock(db),
  }
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  reservation: ReservationRow,
  kept: readonly KeptDeposit[],
  cancellation: Cancellation,
): Promise<void> {
  const because = await endCancelled(tx, reservation, kept, cancellation)
  await recordAudit(tx, actor, {
    action: `reservation.${because}`,
    subject: { kind: 'reservation', id: reservation.id },
    brandId: reservation.event.brandId,
    details: { seats: reservation.seats, returned: cancellation.returned?.amount ?? 0 },
  })
}

/**
 * Ends a reservation that was judged to be let go, owes back what that says, and writes the letter. The caller holds it
 * with its deposits, and says who did it. `byHouse`: the house did it in its member's place, who is told so of a hold too.
 */
export async function endCancelled(
  tx: Tx,
  { id }: ReservationRow,
  kept: readonly KeptDeposit[],
  { kind, paid, returned, parts }: Cancellation,
  byHouse?: ByHouse,
): Promise<'released' | 'cancelled'> {
  const because = kind === 'release' ? 'released' : 'cancelled'
  await endReservation(tx, id, { state: 'cancelled', because, now: await readClock(tx) })
  for (const part of parts) {
    const deposit = kept.find(each => each.deposit.id === part.depositId)?.deposit
    if (deposit && part.returned > 0)
      await oweRefund(tx, deposit, { amount: part.returned, because: 'cancelled' })
  }
  if (kind === 'cancel' || byHouse) await writeCancelled(tx, id, { paid, returned, byHouse })
  return because
}
