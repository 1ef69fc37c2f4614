import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { isOwnReservation } from '../kernel/own-reservation.server'
import { isUuid } from '../kernel/uuid'
import { standingOf } from '../reservations/policy'
import type { GuestRule, ReservationState } from '../reservations/types'
import type { GuestReview } from './types'

export type OwnGuests = {
  rule: GuestRule
  guests: { name: string; review: GuestReview }[]
  /** Whom the house could not receive, with its words. */
  declined: { name: string; because: string }[]
  /** Seats that have no name yet, and until when one may be given; null: the time for it has passed. */
  unnamed: number
  namedBy: Date | null
}

/** Those who come along with the actor's own reservation, and what the house says of each. Null for any other. */
export async function readOwnGuests(
  db: DatabaseOrTx,
  actor: Actor,
  reservationId: string,
): Promise<OwnGuests | null> {
  if (!isUuid(reservationId)) return null
  const row = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select([
      'r.state',
      'r.expires_at as expiresAt',
      'r.seats',
      'e.guest_rule as rule',
      'e.state as eventState',
    ])
    .select('e.guests_named_by as namedBy')
    .where('r.id', '=', reservationId)
    .where(isOwnReservation(actor))
    .executeTakeFirst()
  if (!row) return null
  const now = await readClock(db)
  const guests = await db
    .selectFrom('guests')
    .select(['full_name as name', 'review'])
    .where('reservation_id', '=', reservationId)
    .orderBy('position')
    .execute()
  const declined = await db
    .selectFrom('guests_declined')
    .select(['full_name as name', 'because'])
    .where('reservation_id', '=', reservationId)
    .orderBy('declined_at')
    .execute()
  const isConfirmed =
    row.eventState === 'published' &&
    standingOf({ state: row.state as ReservationState, expiresAt: row.expiresAt }, now) === 'confirmed'
  return {
    rule: row.rule as GuestRule,
    guests: guests.map(({ name, review }) => ({ name, review: review as GuestReview })),
    declined,
    unnamed: isConfirmed ? row.seats - 1 - guests.length : 0,
    namedBy: row.namedBy !== null && row.namedBy > now ? row.namedBy : null,
  }
}
