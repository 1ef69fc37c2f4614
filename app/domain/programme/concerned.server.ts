import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'

export type Concerned = { confirmed: number; held: number; waiting: number; invited: number; paid: number }

/** Whom calling an event off concerns at this instant, and how many deposits go back: what its staff read before. */
export async function countConcerned(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<Concerned | null> {
  if ((await readEventForStaff(db, actor, eventId)) === null) return null
  const { rows } = await sql<Concerned>`
    select
      count(*) filter (where r.state = 'confirmed')::integer as confirmed,
      count(*) filter (where r.state in ('held', 'offered') and r.expires_at > clock_timestamp())::integer as held,
      (select count(*)::integer from waitlist_entries w
        where w.event_id = ${eventId}::uuid and w.state in ('waiting', 'offered')) as waiting,
      (select count(*)::integer from (${invitedUnanswered(eventId)}) i) as invited,
      count(*) filter (where r.state = 'confirmed' and exists (
        select 1 from deposits d join deposit_movements m on m.deposit_id = d.id and m.kind = 'captured'
        where d.reservation_id = r.id))::integer as paid
    from reservations r where r.event_id = ${eventId}::uuid
  `.execute(db)
  return rows[0] ?? null
}

/**
 * Who was invited, by a letter that left, and has neither said no nor let go of a seat, and whose permission stands.
 * Whoever has a reservation or waits is counted among those.
 */
export function invitedUnanswered(eventId: string) {
  return sql`
    select i.id, i.person_id from invitations i
    join permissions pe on pe.id = i.permission_id and pe.withdrawn_at is null
    where i.event_id = ${eventId}::uuid and i.state = 'sent'
      and exists (select 1 from letters l where l.invitation_id = i.id and l.kind = 'invitation'
        and l.state not in ('held', 'queued', 'withdrawn'))
      and not exists (select 1 from reservations r where r.event_id = i.event_id and r.person_id = i.person_id
        and (r.state in ('confirmed', 'cancelled')
          or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp())))
      and not exists (select 1 from waitlist_entries w where w.event_id = i.event_id and w.person_id = i.person_id
        and w.state in ('waiting', 'offered'))`
}

/** The reservations of an event that have not ended, swept or not. The caller asks of each again under its lock. */
export async function listOpenReservations(db: DatabaseOrTx, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', 'in', ['held', 'offered', 'confirmed'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Why an event was called off, for those who do its brand's work; null when it was not. */
export async function readCancellation(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<{ because: Bilingual } | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (event?.state !== 'cancelled') return null
  const because = await db
    .selectFrom('events')
    .select(['cancelled_because as fr', 'cancelled_because_en as en'])
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow()
  return { because }
}
