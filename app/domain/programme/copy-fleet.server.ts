import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'

/** Whether any vehicle or instructor stands at an event. The caller has settled who may know. */
export async function hasFleet(db: DatabaseOrTx, eventId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from event_vehicles where event_id = ${eventId}::uuid)
      or exists (select 1 from event_instructors where event_id = ${eventId}::uuid) as has
  `.execute(db)
  return rows[0]?.has === true
}

/**
 * Has the vehicles and instructors of an event stand at its copy too: those that are free on the new days. Names those
 * that are not, being out, promised, or at another event by then.
 */
export async function copyFleet(
  tx: Tx,
  { from, to, startsAt, endsAt }: { from: string; to: string; startsAt: Date; endsAt: Date },
): Promise<string[]> {
  const days = sql`tstzrange(${startsAt}, ${endsAt}, '[)')`
  const elsewhere = (table: 'event_vehicles' | 'event_instructors', column: string) => sql<boolean>`exists (
    select 1 from ${sql.table(table)} o join events e on e.id = o.event_id
    where o.${sql.ref(column)} = one.id and e.id <> ${to}::uuid and e.state <> 'cancelled'
      and tstzrange(e.starts_at, e.ends_at, '[)') && ${days})`
  const promised = (column: string) => sql<boolean>`exists (
    select 1 from drive_assignments a join reservations r on r.id = a.reservation_id
    where a.${sql.ref(column)} = one.id and a.during && ${days}
      and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp())))`
  const units = await sql<Standing>`
    select one.id, one.name,
      ${elsewhere('event_vehicles', 'vehicle_id')} or ${promised('vehicle_id')} or exists (
        select 1 from vehicle_outages o where o.vehicle_id = one.id and o.lifted_at is null and o.during && ${days}
      ) as taken
    from event_vehicles here join vehicles one on one.id = here.vehicle_id
    where here.event_id = ${from}::uuid and one.retired_at is null order by one.name
  `.execute(tx)
  const guides = await sql<Standing>`
    select one.id, one.full_name as name,
      ${elsewhere('event_instructors', 'instructor_id')} or ${promised('instructor_id')} as taken
    from event_instructors here join instructors one on one.id = here.instructor_id
    where here.event_id = ${from}::uuid and one.retired_at is null order by one.full_name
  `.execute(tx)
  const free = (rows: readonly Standing[]) => rows.filter(({ taken }) => !taken)
  if (free(units.rows).length > 0)
    await tx
      .insertInto('event_vehicles')
      .values(free(units.rows).map(({ id }) => ({ event_id: to, vehicle_id: id })))
      .execute()
  if (free(guides.rows).length > 0)
    await tx
      .insertInto('event_instructors')
      .values(free(guides.rows).map(({ id }) => ({ event_id: to, instructor_id: id })))
      .execute()
  return [...units.rows, ...guides.rows].filter(({ taken }) => taken).map(({ name }) => name)
}

type Standing = { id: string; name: string; taken: boolean }
