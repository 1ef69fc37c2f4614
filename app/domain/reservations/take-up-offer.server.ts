import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import { openDeposit } from '../deposits/store.server'
import type { Money, RefundStep } from '../events/types'
import { requireCrews } from '../fleet/assign-drives.server'
import type { Actor } from '../kernel/actor'
import { queueEffect } from '../outbox/queue-effect.server'
import { holdMs } from './policy'
import { writeConfirmed } from './queue-letters.server'
import type { ReservationRow } from './store.server'

/** The terms in force for an event: the deposit for each seat, and what comes back of it. */
export type EventTerms = {
  deposit: Money | null
  refundSteps: RefundStep[]
  timeZone: string
  startsAt: Date
}

/**
 * Takes up an offer that still waits: with a deposit its seats are held for thirty minutes more while it is paid, else
 * they are confirmed at once. The caller holds the reservation and has read the clock after that lock: an offer that
 * ran out is not to be taken up. The seats were counted when the offer was made, so no slot is locked.
 */
export async function takeUpOffer(
  tx: Tx,
  actor: Actor,
  offer: Pick<ReservationRow, 'id' | 'seats' | 'state' | 'expiresAt'>,
  { brandId, terms, now }: { brandId: string; terms: EventTerms; now: Date },
): Promise<{ state: 'held' | 'confirmed'; expiresAt: Date | null }> {
  if (offer.state !== 'offered' || offer.expiresAt === null || offer.expiresAt <= now)
    throw new Error('what is taken up is an offer that waits')
  const state = terms.deposit ? 'held' : 'confirmed'
  const expiresAt = terms.deposit ? new Date(now.getTime() + holdMs) : null
  await tx
    .updateTable('reservations')
    .set({ state, expires_at: expiresAt, confirmed_at: state === 'confirmed' ? now : null })
    .where('id', '=', offer.id)
    .execute()
  await requireCrews(tx, offer.id)
  if (expiresAt)
    await queueEffect(
      tx,
      { kind: 'reservations.lapse', payload: { reservationId: offer.id } },
      { dueAt: expiresAt },
    )
  await recordAudit(tx, actor, {
    action: `reservation.${state}`,
    subject: { kind: 'reservation', id: offer.id },
    brandId,
    details: { seats: offer.seats, was: 'offered' },
  })
  await confirmOrAsk(tx, offer, terms)
  return { state, expiresAt }
}

/** What follows a claim: its deposit is opened with the terms in force, or the letter of its confirmation is written. */
export async function confirmOrAsk(
  tx: Tx,
  { id, seats }: { id: string; seats: number },
  { deposit, refundSteps, timeZone, startsAt }: EventTerms,
): Promise<void> {
  if (!deposit) return writeConfirmed(tx, id)
  const { currency } = deposit
  const amount = deposit.amount * seats
  await openDeposit(tx, {
    reservationId: id,
    seats,
    amount,
    currency,
    refundSteps,
    timeZone,
    eventStartsAt: startsAt,
  })
}
