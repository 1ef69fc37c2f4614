import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Crew, Span } from './plan-types'

/** What stands at an event: its units and instructors, by their ids. */
export type FleetIds = { unitIds: string[]; guideIds: string[] }

/**
 * Locks the units and instructors of these events, so that drives which could want the same ones are planned one after
 * another, at one event or at several that share them. What left them while this waited is not among the answer.
 */
export async function lockFleet(
  tx: Tx,
  eventIds: readonly string[],
  switches: { noFleetLock: boolean } = { noFleetLock: false },
): Promise<FleetIds> {
  const before = await findFleetIds(tx, eventIds)
  if (switches.noFleetLock) return before
  await lockRows(tx, 'vehicles', before.unitIds)
  await lockRows(tx, 'instructors', before.guideIds)
  return within(await findFleetIds(tx, eventIds), before)
}

/** Those of the one that are also among the other. */
export function within(ids: FleetIds, all: FleetIds): FleetIds {
  return {
    unitIds: ids.unitIds.filter(id => all.unitIds.includes(id)),
    guideIds: ids.guideIds.filter(id => all.guideIds.includes(id)),
  }
}

export async function findFleetIds(db: DatabaseOrTx, eventIds: readonly string[]): Promise<FleetIds> {
  const units = await db
    .selectFrom('event_vehicles as ev')
    .innerJoin('vehicles as v', 'v.id', 'ev.vehicle_id')
    .select('v.id')
    .distinct()
    .where('ev.event_id', 'in', orNone(eventIds))
    .where('v.retired_at', 'is', null)
    .orderBy('v.id')
    .execute()
  const guides = await db
    .selectFrom('event_instructors as ei')
    .innerJoin('instructors as i', 'i.id', 'ei.instructor_id')
    .select('i.id')
    .distinct()
    .where('ei.event_id', 'in', orNone(eventIds))
    .where('i.retired_at', 'is', null)
    .orderBy('i.id')
    .execute()
  return { unitIds: units.map(row => row.id), guideIds: guides.map(row => row.id) }
}

/** SQL condition: the reservation `r` has its seats at this instant. One that ran out is over, whether or not anything swept it. */
export const isLive = sql<boolean>`(r.state = 'confirmed'
  or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))`

/**
 * Takes the crews from reservations that ended or ran out. One that is being written by another transaction at this
 * instant is left: waiting for it could be waiting for someone who waits for these locks.
 */
export async function freeEndedCrews(
  tx: Tx,
  { unitIds, guideIds }: FleetIds,
  exceptId: string | null = null,
): Promise<void> {
  await sql`
    delete from drive_assignments where (reservation_id, slot_id) in (
      select a.reservation_id, a.slot_id
      from drive_assignments a join reservations r on r.id = a.reservation_id
      where (a.vehicle_id = any(${unitIds}::uuid[]) or a.instructor_id = any(${guideIds}::uuid[])) and not ${isLive}
        and r.id is distinct from ${exceptId}::uuid
      for update of a skip locked)
  `.execute(tx)
}

export type DriveRow = {
  reservationId: string
  slotId: string
  startsAt: Date
  endsAt: Date
  span: Span
  modelId: string
  needsInstructor: boolean
  language: string
  state: 'held' | 'offered' | 'confirmed'
  /** How many of the party there are, and how many the model takes. */
  seats: number
  modelSeats: number
  crew: Crew | null
  byHand: boolean
}

/**
 * Every drive that an event has promised to a reservation that is live, in the order of the day; and those of
 * `comingId`, which may be about to come back to life.
 */
export async function readDrives(
  db: DatabaseOrTx,
  eventId: string,
  comingId: string | null = null,
): Promise<DriveRow[]> {
  const { rows } = await sql<Row>`
    select r.id as reservation_id, s.id as slot_id, s.starts_at, s.ends_at, s.turnaround_minutes, s.model_id,
      s.needs_instructor, p.locale, r.state, r.seats, m.seats as model_seats, a.vehicle_id, a.instructor_id, a.by_hand
    from reservation_slots rs
    join reservations r on r.id = rs.reservation_id
    join persons p on p.id = r.person_id
    join slots s on s.id = rs.slot_id
    join vehicle_models m on m.id = s.model_id
    left join drive_assignments a on a.reservation_id = rs.reservation_id and a.slot_id = rs.slot_id
    where rs.event_id = ${eventId} and (${isLive} or r.id = ${comingId}::uuid)
    order by s.starts_at, r.created_at, r.id, s.id
  `.execute(db)
  return rows.map(row => ({
    reservationId: row.reservation_id,
    slotId: row.slot_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    span: { from: row.starts_at.getTime(), to: row.ends_at.getTime() + row.turnaround_minutes * 60_000 },
    modelId: row.model_id,
    needsInstructor: row.needs_instructor,
    language: row.locale,
    state: row.state,
    seats: row.seats,
    modelSeats: row.model_seats,
    crew: row.vehicle_id === null ? null : { unitId: row.vehicle_id, instructorId: row.instructor_id },
    byHand: row.by_hand === true,
  }))
}

type Row = {
  reservation_id: string
  slot_id: string
  starts_at: Date
  ends_at: Date
  turnaround_minutes: number
  model_id: string
  needs_instructor: boolean
  locale: string
  state: DriveRow['state']
  seats: number
  model_seats: number
  vehicle_id: string | null
  instructor_id: string | null
  by_hand: boolean | null
}

const nobody = '00000000-0000-0000-0000-000000000000'
/** For a list that may be empty: no id is this one. */
export const orNone = (ids: readonly string[]) => (ids.length === 0 ? [nobody] : ids)

/**
 * Of these drives, those whose crew may be changed here and now: the others are being written by someone else. Their
 * rows are locked.
 */
export async function lockCrews(tx: Tx, drives: readonly DriveRow[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select a.reservation_id || ' ' || a.slot_id as id from drive_assignments a
    where a.reservation_id = any(${drives.map(drive => drive.reservationId)}::uuid[])
    for update of a skip locked
  `.execute(tx)
  return new Set(rows.map(row => row.id))
}

/** What names one drive within a plan. */
export const driveId = (drive: { reservationId: string; slotId: string }) =>
  `${drive.reservationId} ${drive.slotId}`

/** Writes the crew of a drive, or another in place of the one that it had. */
export async function writeCrew(
  tx: Tx,
  drive: Pick<DriveRow, 'reservationId' | 'slotId' | 'span'>,
  crew: Crew,
  by: { personId: string } | null = null,
): Promise<void> {
  const values = {
    vehicle_id: crew.unitId,
    instructor_id: crew.instructorId,
    during: sql<string>`tstzrange(${new Date(drive.span.from)}, ${new Date(drive.span.to)}, '[)')`,
    by_hand: by !== null,
    assigned_by: by?.personId ?? null,
    assigned_at: sql<Date>`clock_timestamp()`,
  }
  await tx
    .insertInto('drive_assignments')
    .values({ reservation_id: drive.reservationId, slot_id: drive.slotId, ...values })
    .onConflict(conflict => conflict.columns(['reservation_id', 'slot_id']).doUpdateSet(values))
    .execute()
}

/** Writes the hours of a drive that keeps its crew, and whoever placed it. */
export async function writeHours(
  tx: Tx,
  { reservationId, slotId, span }: Pick<DriveRow, 'reservationId' | 'slotId' | 'span'>,
): Promise<void> {
  await tx
    .updateTable('drive_assignments')
    .set({ during: sql<string>`tstzrange(${new Date(span.from)}, ${new Date(span.to)}, '[)')` })
    .where('reservation_id', '=', reservationId)
    .where('slot_id', '=', slotId)
    .execute()
}

/** How many drives a unit, or an instructor, is still to make, at any event. */
export async function countComingDrives(db: DatabaseOrTx, id: string): Promise<number> {
  const { rows } = await sql<{ drives: number }>`
    select count(*)::integer as drives from drive_assignments a
    join reservations r on r.id = a.reservation_id
    where (a.vehicle_id = ${id} or a.instructor_id = ${id}) and upper(a.during) > clock_timestamp() and ${isLive}
  `.execute(db)
  return rows[0]?.drives ?? 0
}
