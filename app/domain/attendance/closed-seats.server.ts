import { type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { SeatClosed } from './door-list'

export type ClosedSeats = { of: (reservationId: string, position: number) => SeatClosed | null }

/**
 * The seats on which the house lets nobody in yet: of guests who wait for its word, and, where it reviews each of them,
 * of those who have no name. The person's own seat is open, and so are those of a party that was seated at the door.
 */
export async function readClosedSeats(
  db: DatabaseOrTx,
  where: { eventId: string } | { reservationId: string },
): Promise<ClosedSeats> {
  const isAsked =
    'eventId' in where
      ? sql<SqlBool>`r.event_id = ${where.eventId}::uuid`
      : sql<SqlBool>`r.id = ${where.reservationId}::uuid`
  const { rows } = await sql<{ reservationId: string; position: number; closed: SeatClosed }>`
    select r.id as "reservationId", seat.position, case when g.id is null then 'unnamed' else 'waiting' end as closed
    from reservations r
    join events e on e.id = r.event_id
    cross join lateral generate_series(1, r.seats - 1) as seat (position)
    left join guests g on g.reservation_id = r.id and g.position = seat.position
    where ${isAsked} and r.state = 'confirmed' and r.source <> 'walk_in'
      and (g.review = 'waiting' or (g.id is null and e.guest_rule = 'reviewed'))
  `.execute(db)
  const closed = new Map(rows.map(row => [`${row.reservationId}:${row.position}`, row.closed]))
  return { of: (reservationId, position) => closed.get(`${reservationId}:${position}`) ?? null }
}
