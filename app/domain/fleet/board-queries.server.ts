import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { readEventFleet } from './queries.server'
import { readFleet } from './read-fleet.server'
import { findFleetIds, isLive } from './store.server'

export type BoardDrive = {
  reservationId: string
  slotId: string
  member: string
  language: 'fr' | 'en'
  seats: number
  state: 'held' | 'offered' | 'confirmed'
  startsAt: Date
  endsAt: Date
  /** When the unit and the instructor can be had again: the turnaround is over. */
  freeAt: Date
  modelId: string
  modelName: string
  needsInstructor: boolean
  unitId: string | null
  instructorId: string | null
  byHand: boolean
  hasBegun: boolean
}
export type BoardRow = {
  id: string
  name: string
  /** The model of a unit; null for an instructor. */
  modelId: string | null
  languages: string[]
  taken: { from: Date; to: Date | null }[]
}
export type Board = { units: BoardRow[]; instructors: BoardRow[]; drives: BoardDrive[] }

/** Who drives what, with whom and when, at an event that the actor does the work of; the caller knows that they do. */
export async function readBoard(
  db: DatabaseOrTx,
  actor: Actor,
  event: { id: string; brand: { id: string } },
): Promise<Board> {
  const fleet = await readEventFleet(db, actor, event)
  const ids = await findFleetIds(db, [event.id])
  const times = await readFleet(db, event.id, ids, { asFreed: true })
  const takenOf = (id: string) =>
    [...times.units, ...times.guides]
      .filter(one => one.id === id)
      .flatMap(one => one.taken)
      .map(({ from, to }) => ({ from: new Date(from), to: Number.isFinite(to) ? new Date(to) : null }))
  return {
    units: fleet.models.flatMap(model =>
      model.units
        .filter(unit => unit.isHere)
        .map(({ id, name }) => ({ id, name, modelId: model.id, languages: [], taken: takenOf(id) })),
    ),
    instructors: fleet.instructors
      .filter(one => one.isHere)
      .map(({ id, fullName, languages }) => ({
        id,
        name: fullName,
        modelId: null,
        languages,
        taken: takenOf(id),
      })),
    drives: await listDrives(db, event.id),
  }
}

async function listDrives(db: DatabaseOrTx, eventId: string): Promise<BoardDrive[]> {
  const { rows } = await sql<BoardDrive>`
    select r.id as "reservationId", s.id as "slotId", p.locale as language, r.seats, r.state,
      concat_ws(' ', nullif(p.given_name, ''), nullif(p.family_name, '')) as member,
      s.starts_at as "startsAt", s.ends_at as "endsAt",
      s.ends_at + make_interval(mins => s.turnaround_minutes) as "freeAt",
      s.model_id as "modelId", m.name as "modelName", s.needs_instructor as "needsInstructor",
      a.vehicle_id as "unitId", a.instructor_id as "instructorId", coalesce(a.by_hand, false) as "byHand",
      s.starts_at <= clock_timestamp() as "hasBegun"
    from reservation_slots rs
    join reservations r on r.id = rs.reservation_id
    join persons p on p.id = r.person_id
    join slots s on s.id = rs.slot_id
    join vehicle_models m on m.id = s.model_id
    left join drive_assignments a on a.reservation_id = rs.reservation_id and a.slot_id = rs.slot_id
    where rs.event_id = ${eventId} and ${isLive}
    order by s.starts_at, p.family_name, r.id
  `.execute(db)
  return rows
}
