import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { NoCrew, requireCrews } from '../fleet/assign-drives.server'

type Move = {
  id: string
  eventId: string
  seats: { before: number; after: number }
  /** Slots to choose from. */
  added: readonly string[]
  dropped: readonly string[]
}

/**
 * Brings a party to its new number and its new slots: those that are added are claimed, then those that are dropped are
 * let go, with their drives; a slot that promises a vehicle has its crew, or `NoCrew` is thrown and everything is to be
 * undone. The caller holds the seats and has judged. Passes that were shown before are worth nothing from then on.
 */
export async function moveSeats(tx: Tx, { id, eventId, seats, added, dropped }: Move): Promise<void> {
  if (added.length > 0)
    await tx
      .insertInto('reservation_slots')
      .values(added.map(slotId => ({ reservation_id: id, slot_id: slotId, event_id: eventId })))
      .execute()
  if (seats.after !== seats.before)
    await tx.updateTable('reservations').set({ seats: seats.after }).where('id', '=', id).execute()
  if (dropped.length > 0)
    await tx
      .deleteFrom('reservation_slots')
      .where('reservation_id', '=', id)
      .where('slot_id', 'in', [...dropped])
      .execute()
  if (added.length + dropped.length > 0)
    await tx
      .updateTable('reservations')
      .set(eb => ({ pass_number: eb('pass_number', '+', 1) }))
      .where('id', '=', id)
      .execute()
  await requireRoom(tx, id, seats.after)
  await requireCrews(tx, id)
}

/** A party that grows has to fit into the vehicle that it was promised, or `NoCrew` is thrown. */
export async function requireRoom(tx: Tx, id: string, seats: number): Promise<void> {
  const crowded = await findCrowded(tx, id, seats)
  if (crowded) throw new NoCrew({ reason: 'no_vehicle', startsAt: crowded })
}

/** When the first of their slots begins whose vehicle has fewer seats than these; null: they fit everywhere. */
export async function findCrowded(tx: Tx, id: string, seats: number): Promise<Date | null> {
  const { rows } = await sql<{ starts_at: Date }>`
    select s.starts_at from reservation_slots rs
    join slots s on s.id = rs.slot_id
    join vehicle_models m on m.id = s.model_id
    where rs.reservation_id = ${id} and m.seats < ${seats} order by s.starts_at limit 1
  `.execute(tx)
  return rows[0]?.starts_at ?? null
}
