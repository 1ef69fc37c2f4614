import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { settleFee } from '../applications/settle-fee.server'
import { recordAudit } from '../audit/record-audit.server'
import { readLedger, recordMovements } from '../deposits/ledger.server'
import type { PaymentPort, PaymentReading } from '../deposits/port'
import { findDeposit, keepStripeIds } from '../deposits/store.server'
import type { Ledger, ReservationDeposit } from '../deposits/types'
import { assignDrives } from '../fleet/assign-drives.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { countGuestsAgain } from './count-benefits.server'
import { settlePaid, standingOf } from './policy'
import { writeConfirmed } from './queue-letters.server'
import { isOwedToLine } from './read-line.server'
import { lockSeats, readSeats } from './read-seats.server'
import { returnTooLate } from './return-too-late.server'
import { seatsFreeIn } from './seats'
import { settleAddition } from './settle-addition.server'
import {
  endReservation,
  findLive,
  findOpenIds,
  findReservation,
  markLapsed,
  type ReservationRow,
} from './store.server'

/** `unpaid`: nothing was taken yet. `confirmed`: the seats are theirs. `ended`: the money went or goes back by its terms. */
export type Settlement = 'unpaid' | 'confirmed' | 'ended'

const house: Actor = { kind: 'system' }

/**
 * Brings a deposit and its reservation to where Stripe says that the money is; what a step of an application asked is
 * settled by its own rule (`settleFee`). Reads Stripe outside any transaction, then
 * writes the movements that the ledger lacks and, when money was taken, confirms the reservation, has the further seats
 * join it (`settleAddition`), or owes the money back whole with a letter. Called by the webhook's effect, by the return from the checkout and by the reconciler, in any
 * order and any number of times, with one end: the locks of a request (slots, reservations, then the deposit) are taken
 * in the same order, and whoever comes second finds it done.
 */
export async function settleDeposit(
  ctx: Ctx & { payments: PaymentPort },
  depositId: string,
): Promise<Settlement> {
  const deposit = await findDeposit(ctx.db, depositId)
  if (!deposit) throw new Error('a deposit to settle does not exist')
  if (deposit.of === 'application') return settleFee(ctx, deposit)
  if (!deposit.sessionId) return 'unpaid'
  const { payment } = await ctx.payments.readCheckout(deposit.sessionId)
  if (!payment) return 'unpaid'
  const settlement = await inTransaction(ctx.db, tx => settle(tx, deposit, payment))
  ctx.log.info({ depositId, reservationId: deposit.reservationId, settlement }, 'a deposit was settled')
  return settlement
}

async function settle(tx: Tx, deposit: ReservationDeposit, payment: PaymentReading): Promise<Settlement> {
  const before = await readReservation(tx, deposit)
  const where = { eventId: before.event.id, slotIds: before.slotIds }
  await lockSeats(tx, { ...where, capacity: before.event.capacity })
  const open = await findOpenIds(tx, { eventId: before.event.id, personId: before.person.id })
  await lockRows(tx, 'reservations', [...open, before.id])
  await lockRows(tx, 'deposits', [deposit.id])
  const now = await readClock(tx)
  await keepStripeIds(tx, deposit.id, { paymentIntentId: payment.paymentIntentId })
  await recordMovements(tx, deposit.id, payment)

  const ledger = await readLedger(tx, deposit.id)
  const reservation = await readReservation(tx, deposit)
  if (ledger.captured === 0) return 'unpaid'
  if (ledger.refund) return 'ended'
  if (deposit.additionId !== null) return settleAddition(tx, reservation, deposit, ledger, now)
  const another = await findLive(
    tx,
    open.filter(id => id !== reservation.id),
    now,
  )
  const end = settlePaid({
    reservation,
    event: reservation.event,
    seatsFree: (await isOwed(tx, reservation, now)) ? 0 : seatsFreeIn(await readSeats(tx, where)),
    hasAnother: another !== null,
    now,
  })
  if (end === 'settled') return reservation.state === 'confirmed' ? 'confirmed' : 'ended'
  // What it drives may have gone to another since its hold ran out.
  if (end === 'confirm' && (await assignDrives(tx, { reservationId: reservation.id })).ok)
    return confirm(tx, reservation, now)
  return giveBack(tx, reservation, deposit, ledger, now)
}

/** Seats whose hold ran out are free for those who wait, before whoever paid for them too late. */
async function isOwed(tx: Tx, reservation: ReservationRow, now: Date): Promise<boolean> {
  const { event, person, seats, slotIds } = reservation
  if (standingOf(reservation, now) !== 'lapsed') return false
  const { id: eventId, replyClosesAt } = event
  return isOwedToLine(tx, { eventId, personId: person.id, seats, slotIds, replyClosesAt, now })
}

async function confirm(tx: Tx, reservation: ReservationRow, now: Date): Promise<Settlement> {
  await tx
    .updateTable('reservations')
    .set({ state: 'confirmed', confirmed_at: now, ended_at: null, ended_because: null })
    .where('id', '=', reservation.id)
    .execute()
  await countGuestsAgain(tx, reservation, now)
  await writeConfirmed(tx, reservation.id)
  await recordAudit(tx, house, {
    action: 'reservation.confirmed',
    subject: { kind: 'reservation', id: reservation.id },
    brandId: reservation.event.brandId,
    details: { seats: reservation.seats, was: reservation.state },
  })
  return 'confirmed'
}

async function giveBack(
  tx: Tx,
  reservation: ReservationRow,
  deposit: ReservationDeposit,
  ledger: Ledger,
  now: Date,
): Promise<Settlement> {
  const { id, state } = reservation
  // Only an event that was cancelled, or that is over, takes a live hold with it.
  if (state === 'held' || state === 'offered') {
    const ranOut = reservation.expiresAt !== null && reservation.expiresAt <= now
    if (ranOut) await markLapsed(tx, id, now)
    else await endReservation(tx, id, { state: 'cancelled', because: 'event_cancelled', now })
  }
  await returnTooLate(tx, reservation, deposit, ledger)
  return 'ended'
}

async function readReservation(tx: Tx, deposit: ReservationDeposit): Promise<ReservationRow> {
  const reservation = await findReservation(tx, house, deposit.reservationId)
  if (!reservation) throw new Error('a deposit belongs to no reservation')
  return reservation
}
