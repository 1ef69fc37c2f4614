import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { OutagePlan } from './plan-outage.server'

export type OutageRow = { id: string; from: Date; until: Date | null; because: string }

/** The outages of a unit that are not over and were not lifted, and whose clock its hours are told by: its next event's. */
export async function readOutages(
  db: DatabaseOrTx,
  unitId: string,
): Promise<{ outages: OutageRow[]; timeZone: string | null }> {
  const { rows: outages } = await sql<OutageRow>`
    select id, lower(during) as from, upper(during) as until, because from vehicle_outages
    where vehicle_id = ${unitId} and lifted_at is null
      and (upper(during) is null or upper(during) > clock_timestamp())
    order by lower(during)
  `.execute(db)
  const next = await db
    .selectFrom('event_vehicles as ev')
    .innerJoin('events as e', 'e.id', 'ev.event_id')
    .select('e.time_zone')
    .where('ev.vehicle_id', '=', unitId)
    .where('e.ends_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy('e.starts_at')
    .executeTakeFirst()
  return { outages, timeZone: next?.time_zone ?? null }
}

export type ToldChange = {
  drive: string
  member: string
  startsAt: Date
  was: { unit: string; instructor: string }
  becomes: { unit: string; instructor: string } | null
}
export type ToldReplan = {
  eventId: string
  title: Bilingual
  timeZone: string
  changes: ToldChange[]
}

/** A plan in names: who moves to what, and which promises are lost, in the order of the hours. */
export async function tellPlan(db: DatabaseOrTx, { events }: OutagePlan): Promise<ToldReplan[]> {
  const { rows: names } = await sql<{ id: string; name: string }>`
    select id, name from vehicles union all select id, full_name from instructors
  `.execute(db)
  const nameOf = (id: string | null | undefined) => names.find(row => row.id === id)?.name ?? ''
  const told: ToldReplan[] = []
  for (const { eventId, moved, lost } of events) {
    const event = await db
      .selectFrom('events')
      .select(['title_fr', 'title_en', 'time_zone'])
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    const ids = [...moved.map(({ drive }) => drive), ...lost].map(drive => drive.reservationId)
    const { rows: members } = await sql<{ id: string; name: string }>`
      select r.id, concat_ws(' ', nullif(p.given_name, ''), nullif(p.family_name, '')) as name
      from reservations r join persons p on p.id = r.person_id where r.id = any(${ids}::uuid[])
    `.execute(db)
    const toChange = (
      drive: (typeof lost)[number],
      crew: (typeof moved)[number]['crew'] | null,
    ): ToldChange => ({
      drive: `${drive.reservationId} ${drive.slotId}`,
      member: members.find(row => row.id === drive.reservationId)?.name ?? '',
      startsAt: drive.startsAt,
      was: { unit: nameOf(drive.crew?.unitId), instructor: nameOf(drive.crew?.instructorId) },
      becomes: crew && { unit: nameOf(crew.unitId), instructor: nameOf(crew.instructorId) },
    })
    told.push({
      eventId,
      title: { fr: event.title_fr, en: event.title_en },
      timeZone: event.time_zone,
      changes: [
        ...moved.map(({ drive, crew }) => toChange(drive, crew)),
        ...lost.map(drive => toChange(drive, null)),
      ].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    })
  }
  return told
}
