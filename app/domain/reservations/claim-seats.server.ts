import { randomUUID } from 'node:crypto'
import type { Tx } from '~db/client'
import { requireCrews } from '../fleet/assign-drives.server'
import { queueEffect } from '../outbox/queue-effect.server'
import { findClaimedSlotIds } from './read-seats.server'
import type { GuestRule, ReservationSource } from './types'
import { writeGuests } from './write-guests.server'

export type SeatClaim = {
  event: { id: string; guestRule: GuestRule }
  personId: string
  invitationId: string | null
  /** The slots to choose from that were chosen; those of the event's whole are added. */
  slotIds: readonly string[]
  /** The person and each guest, named or not yet. */
  seats: number
  guests: readonly string[]
  state: 'held' | 'offered' | 'confirmed'
  /** Until when a hold or an offer keeps its seats. */
  expiresAt: Date | null
  source: ReservationSource
  waitlistEntryId?: string | null
  staffReason?: string
  now: Date
}

/**
 * Writes a reservation that sits in every slot of the event's whole and in those chosen, with its guests, and has it
 * lapse when its time is up. The caller holds the seats (`lockSeats`), has judged that they are free (`readSeats`), and
 * says who did it (audit) and what follows (deposit, letter). The schema counts again at commit. A slot that promises
 * a vehicle has its unit and its instructor with it, or `NoCrew` is thrown and the claim is to be undone. Returns its id.
 */
export async function claimSeats(tx: Tx, claim: SeatClaim): Promise<string> {
  const id = randomUUID()
  const { event, state, expiresAt, now } = claim
  await tx
    .insertInto('reservations')
    .values({
      id,
      event_id: event.id,
      person_id: claim.personId,
      invitation_id: claim.invitationId,
      state,
      seats: claim.seats,
      expires_at: state === 'confirmed' ? null : expiresAt,
      confirmed_at: state === 'confirmed' ? now : null,
      source: claim.source,
      waitlist_entry_id: claim.waitlistEntryId ?? null,
      staff_reason: claim.staffReason ?? '',
    })
    .execute()
  const slotIds = await findClaimedSlotIds(tx, { eventId: event.id, slotIds: claim.slotIds })
  if (slotIds.length === 0) throw new Error('a reservation sits in at least one slot')
  await tx
    .insertInto('reservation_slots')
    .values(slotIds.map(slotId => ({ reservation_id: id, slot_id: slotId, event_id: event.id })))
    .execute()
  await requireCrews(tx, id)
  await writeGuests(tx, id, claim.guests, event.guestRule)
  if (state !== 'confirmed' && expiresAt)
    await queueEffect(
      tx,
      { kind: 'reservations.lapse', payload: { reservationId: id } },
      { dueAt: expiresAt },
    )
  return id
}
