import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { Crew, Guide, Span, Unit } from './plan-types'
import { type FleetIds, isLive, orNone } from './store.server'

/**
 * The units and instructors with the times at which they are not to be had for this event: outages that were not
 * lifted, and what they are promised to elsewhere. `mineId` names the reservation that asks, whose own crews are not in
 * its way; with `asFreed`, nor are those that ended and were not taken away yet. `moved` are crews of other events that
 * are about to be others.
 */
export async function readFleet(
  db: DatabaseOrTx,
  eventId: string,
  { unitIds, guideIds }: FleetIds,
  options: { mineId?: string; asFreed?: boolean; moved?: ReadonlyMap<string, Crew | null> } = {},
): Promise<{ units: Unit[]; guides: Guide[] }> {
  const units = await db
    .selectFrom('vehicles')
    .select(['id', 'model_id'])
    .where('id', 'in', orNone(unitIds))
    .orderBy('name')
    .execute()
  const guides = await db
    .selectFrom('instructors')
    .select(['id', 'languages'])
    .where('id', 'in', orNone(guideIds))
    .orderBy('full_name')
    .execute()
  const taken = await readTaken(db, eventId, [...unitIds, ...guideIds], options)
  const takenOf = (id: string): Span[] =>
    taken.filter(one => one.id === id).map(({ from, to }) => ({ from, to }))
  return {
    units: units.map(({ id, model_id }) => ({ id, modelId: model_id, taken: takenOf(id) })),
    guides: guides.map(({ id, languages }) => ({ id, languages, taken: takenOf(id) })),
  }
}

async function readTaken(
  db: DatabaseOrTx,
  eventId: string,
  ids: readonly string[],
  { mineId = undefined, asFreed = false, moved = new Map() }: Parameters<typeof readFleet>[3] & object,
): Promise<(Span & { id: string })[]> {
  const { rows: outages } = await sql<{ id: string; from: Date; to: Date | null }>`
    select vehicle_id as id, lower(during) as from, upper(during) as to
    from vehicle_outages where lifted_at is null and vehicle_id = any(${ids}::uuid[])
  `.execute(db)
  const { rows: drives } = await sql<{
    drive: string
    unitId: string
    instructorId: string | null
    from: Date
    to: Date
  }>`
    select a.reservation_id || ' ' || a.slot_id as drive, a.vehicle_id as "unitId",
      a.instructor_id as "instructorId", lower(a.during) as from, upper(a.during) as to
    from drive_assignments a
    join reservations r on r.id = a.reservation_id
    where (a.vehicle_id = any(${ids}::uuid[]) or a.instructor_id = any(${ids}::uuid[])
        or a.reservation_id || ' ' || a.slot_id = any(${[...moved.keys()]}::text[]))
      and (case when ${isLive} then r.event_id <> ${eventId} else ${!asFreed} end)
      and r.id is distinct from ${mineId ?? null}::uuid
  `.execute(db)
  return [
    ...outages.map(({ id, from, to }) => ({
      id,
      from: from.getTime(),
      to: to?.getTime() ?? Number.POSITIVE_INFINITY,
    })),
    ...drives.flatMap(row => {
      const crew = moved.has(row.drive) ? moved.get(row.drive) : row
      const span = { from: row.from.getTime(), to: row.to.getTime() }
      return [crew?.unitId, crew?.instructorId].flatMap(id => (id ? [{ id, ...span }] : []))
    }),
  ]
}
