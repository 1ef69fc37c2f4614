import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { GuestReview, Verdict } from './types'

export type SeatedGuest = {
  id: string
  reservationId: string
  position: number
  name: string
  review: GuestReview
}

/** A guest who has a seat at this event; undefined for one who left the party, or was never of it. */
export async function findGuest(
  db: DatabaseOrTx,
  { eventId, guestId }: { eventId: string; guestId: string },
): Promise<SeatedGuest | undefined> {
  const row = await db
    .selectFrom('guests as g')
    .innerJoin('reservations as r', 'r.id', 'g.reservation_id')
    .select(['g.id', 'g.reservation_id as reservationId', 'g.position', 'g.full_name as name', 'g.review'])
    .where('g.id', '=', guestId)
    .where('r.event_id', '=', eventId)
    .executeTakeFirst()
  return row && { ...row, review: row.review as GuestReview }
}

/** What was said of a guest already, whether they still have a seat or not; null while they wait. */
export async function findVerdict(
  db: DatabaseOrTx,
  { eventId, guestId }: { eventId: string; guestId: string },
): Promise<(Verdict & { byId: string | null; reservationId: string }) | null> {
  const { rows } = await sql<Verdict & { byId: string | null; reservationId: string }>`
    select v.said, v.name, v.at, v.by_id as "byId", v.reservation_id as "reservationId",
      nullif(trim(concat_ws(' ', p.given_name, p.family_name)), '') as by
    from (
      select 'accepted' as said, g.full_name as name, g.reviewed_at as at, g.reviewed_by as by_id, g.reservation_id
      from guests g join reservations r on r.id = g.reservation_id
      where g.id = ${guestId}::uuid and r.event_id = ${eventId}::uuid and g.review = 'accepted'
      union all
      select 'declined', d.full_name, d.declined_at, d.declined_by, d.reservation_id
      from guests_declined d where d.guest_id = ${guestId}::uuid and d.event_id = ${eventId}::uuid
    ) v left join persons p on p.id = v.by_id
  `.execute(db)
  return rows[0] ?? null
}

/** How many of a party still wait for the house's word. */
export async function countWaiting(db: DatabaseOrTx, reservationId: string): Promise<number> {
  const rows = await db
    .selectFrom('guests')
    .select('id')
    .where('reservation_id', '=', reservationId)
    .where('review', '=', 'waiting')
    .execute()
  return rows.length
}

/** One of the party has come in. */
export async function isOneIn(db: DatabaseOrTx, reservationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('check_ins')
    .select('id')
    .where('reservation_id', '=', reservationId)
    .executeTakeFirst()
  return row !== undefined
}
