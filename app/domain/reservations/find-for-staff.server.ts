import type { DatabaseOrTx } from '~db/client'
import { readEventForStaff } from '../events/queries.server'
import type { SignedIn } from '../kernel/actor'
import { findReservation, type ReservationRow } from './store.server'

export type OfEvent = { eventId: string; reservationId: string }

/** One reservation of an event, for those who do the work of its brand; null for anyone else, as if there were none. */
export async function findReservationForStaff(
  db: DatabaseOrTx,
  actor: SignedIn,
  { eventId, reservationId }: OfEvent,
): Promise<ReservationRow | null> {
  const event = await readEventForStaff(db, actor, eventId)
  const found = event && (await findReservation(db, { kind: 'system' }, reservationId))
  return found?.event.id === event?.id ? found : null
}
