import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import type { Ledger, ReservationDeposit } from '../deposits/types'
import type { Actor } from '../kernel/actor'
import { reuseBenefit } from '../memberships/use-benefit.server'
import { settleFurther } from './addition-policy'
import { endAddition, findAddition } from './additions.server'
import { findCrowded } from './move-seats.server'
import { standingOf } from './policy'
import { isMoreOwedToLine } from './read-line.server'
import { findClaimedSlotIds, readSeats } from './read-seats.server'
import { returnTooLate } from './return-too-late.server'
import { seatsFreeIn } from './seats'
import type { ReservationRow } from './store.server'
import type { FurtherSeats } from './types'
import { readGuestRule, writeGuests } from './write-guests.server'
import { readBefore, writeReservationChanged } from './write-reservation-changed.server'

const house: Actor = { kind: 'system' }

/**
 * Brings further seats that were paid into their reservation, with those who come in them and the letter of a change; or
 * owes the money back whole (`settleFurther`). The caller holds the seats, the reservation and the deposit, and has
 * found money taken and nothing owed back.
 */
export async function settleAddition(
  tx: Tx,
  reservation: ReservationRow,
  deposit: ReservationDeposit,
  ledger: Ledger,
  now: Date,
): Promise<'confirmed' | 'ended'> {
  const addition = await findAddition(tx, deposit.additionId ?? '')
  if (!addition) throw new Error('a deposit belongs to no further seats')
  const { id, event, seats, slotIds } = reservation
  const isTaken =
    (await findCrowded(tx, id, seats + addition.seats)) !== null ||
    (await isOwed(tx, reservation, addition, now))
  const end = settleFurther({
    addition,
    reservation: { standing: standingOf(reservation, now), seats },
    event,
    seatsFree: isTaken ? 0 : seatsFreeIn(await readSeats(tx, { eventId: event.id, slotIds })),
    now,
  })
  if (end === 'join') await join(tx, reservation, addition, deposit, now)
  if (end !== 'return') return 'confirmed'
  if (addition.endedBecause === null)
    await endAddition(tx, id, addition.expiresAt <= now ? 'ran_out' : 'reservation_ended')
  await returnTooLate(tx, reservation, deposit, ledger)
  return 'ended'
}

/** Once their time is up they are free for those who wait, before whoever paid for them too late. */
async function isOwed(
  tx: Tx,
  { event, person, slotIds }: ReservationRow,
  { seats, expiresAt }: FurtherSeats,
  now: Date,
): Promise<boolean> {
  if (expiresAt > now) return false
  const { id: eventId, replyClosesAt } = event
  const sat = await findClaimedSlotIds(tx, { eventId, slotIds })
  const more = { slots: new Map(sat.map(slotId => [slotId, seats] as const)), event: seats }
  return isMoreOwedToLine(tx, { eventId, personId: person.id, more, replyClosesAt, now })
}

async function join(
  tx: Tx,
  reservation: ReservationRow,
  addition: FurtherSeats,
  { amount, currency }: ReservationDeposit,
  now: Date,
): Promise<void> {
  const { id, event, person, guests } = reservation
  const seats = reservation.seats + addition.seats
  const before = await readBefore(tx, reservation)
  await tx
    .updateTable('reservation_additions')
    .set({ joined_at: now, ended_at: null, ended_because: null, guests: [] })
    .where('id', '=', addition.id)
    .execute()
  await tx.updateTable('reservations').set({ seats }).where('id', '=', id).execute()
  const rule = await readGuestRule(tx, event.id)
  await writeGuests(tx, id, [...guests, ...addition.guests].slice(0, seats - 1), rule)
  if (reservation.invitationId === null) {
    const subject = { kind: 'reservation', id }
    await reuseBenefit(tx, { personId: person.id, benefit: 'guests', quantity: seats - 1, subject, now })
  }
  await writeReservationChanged(tx, id, before, {
    returned: null,
    paid: { amount, currency },
    renewsPasses: true,
  })
  await recordAudit(tx, house, {
    action: 'reservation.further_joined',
    subject: { kind: 'reservation', id },
    brandId: event.brandId,
    details: { seats: `${reservation.seats} → ${seats}`, paid: amount },
  })
}
