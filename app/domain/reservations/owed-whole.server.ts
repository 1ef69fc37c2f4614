import type { DatabaseOrTx } from '~db/client'
import { readSinceReserved, type ToldReader } from '../events/change-queries.server'
import type { ToldChange } from '../events/told-facts'
import type { ReservationRow } from './store.server'
import type { OwedWhole } from './types'

export type SinceReserved = {
  /** What is other now than when it was reserved. */
  changes: ToldChange[]
  /** Why it may be let go of with all that was paid, whatever the terms say of the day; null: the terms decide. */
  owedWhole: OwedWhole | null
}

/** What a reservation must say of itself to know what of its event its member was told. */
type ToldParty = Pick<ReservationRow, 'id' | 'createdAt' | 'state'> & {
  event: { id: string }
  person: { id: string }
}

/** The member of a reservation as someone to whom the event was told when they reserved, with the slots that they sit in. */
export async function readToldReader(db: DatabaseOrTx, reservation: ToldParty): Promise<ToldReader> {
  const slots = await db
    .selectFrom('reservation_slots')
    .select('slot_id as id')
    .where('reservation_id', '=', reservation.id)
    .execute()
  return {
    eventId: reservation.event.id,
    personId: reservation.person.id,
    since: reservation.createdAt,
    isConfirmed: reservation.state === 'confirmed',
    slotIds: slots.map(({ id }) => id),
  }
}

/**
 * What became other for a reservation since it was made, and whether its member is still held to the terms: not where
 * the house moved the time or the place, nor where a drive that it had promised cannot be kept. The one place where that
 * is said; the page, the command and the letters ask here.
 */
export async function readSinceReservation(db: DatabaseOrTx, reservation: ToldParty): Promise<SinceReserved> {
  const { changes, isMoved } = await readSinceReserved(db, await readToldReader(db, reservation))
  const lost = await db
    .selectFrom('lost_drives')
    .select('slot_id')
    .where('reservation_id', '=', reservation.id)
    .executeTakeFirst()
  return { changes, owedWhole: isMoved ? 'moved' : lost ? 'drive_lost' : null }
}
