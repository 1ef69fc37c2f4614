import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { planAssignments } from './plan-assignments'
import { type Crew, type Drive, overlaps, type Span } from './plan-types'
import { readFleet } from './read-fleet.server'
import {
  type DriveRow,
  driveId,
  type FleetIds,
  findFleetIds,
  isLive,
  readDrives,
  within,
} from './store.server'

/** What an outage would change at one event. */
export type EventReplan = {
  eventId: string
  /** Drives that keep their hour with another crew. */
  moved: { drive: DriveRow; crew: Crew }[]
  /** Promises that no plan can keep. */
  lost: DriveRow[]
  isProven: boolean
}

export type OutagePlan = {
  events: EventReplan[]
  /** What is shown and what is applied have the same mark, or the world has moved between them. */
  mark: string
}

/**
 * What becomes of every drive of a unit that is out from an instant until another, or until further notice: as many
 * promises as possible are kept at each event where it stands, by moving whoever may be moved. Drives that have begun
 * are left; what was placed by hand stays, save on the unit that is out. The page and the command both ask here.
 */
export async function planOutage(
  db: DatabaseOrTx,
  outage: { unitId: string; span: Span },
  how: { now: Date; held?: FleetIds; writable?: ReadonlySet<string> },
): Promise<OutagePlan> {
  const moved = new Map<string, Crew | null>()
  const events: EventReplan[] = []
  for (const eventId of await findEventsHit(db, outage)) {
    const replan = await replanEvent(db, eventId, outage, { ...how, moved })
    for (const { drive, crew } of replan.moved) moved.set(driveId(drive), crew)
    for (const drive of replan.lost) moved.set(driveId(drive), null)
    events.push(replan)
  }
  return { events, mark: markOf(events) }
}

/** The events at which the unit is promised to someone while it is out, by id. */
export async function findEventsHit(
  db: DatabaseOrTx,
  { unitId, span }: { unitId: string; span: Span },
): Promise<string[]> {
  const until = Number.isFinite(span.to) ? new Date(span.to) : null
  const { rows } = await sql<{ id: string }>`
    select distinct r.event_id as id from drive_assignments a
    join reservations r on r.id = a.reservation_id
    where a.vehicle_id = ${unitId} and ${isLive}
      and a.during && tstzrange(${new Date(span.from)}, ${until}, '[)')
    order by 1
  `.execute(db)
  return rows.map(row => row.id)
}

type How = {
  now: Date
  held?: FleetIds
  writable?: ReadonlySet<string>
  moved: ReadonlyMap<string, Crew | null>
}

async function replanEvent(
  db: DatabaseOrTx,
  eventId: string,
  { unitId, span }: { unitId: string; span: Span },
  { now, held, writable, moved }: How,
): Promise<EventReplan> {
  const ids = await findFleetIds(db, [eventId])
  const rows = (await readDrives(db, eventId)).filter(row => row.crew !== null)
  const fleet = await readFleet(db, eventId, held ? within(ids, held) : ids, { asFreed: !held, moved })
  const isHit = (row: DriveRow) => row.crew?.unitId === unitId && overlaps(row.span, span)
  const stays = (row: DriveRow) =>
    row.startsAt <= now || (row.byHand && !isHit(row)) || writable?.has(driveId(row)) === false
  const plan = planAssignments({
    drives: rows.map(row => toDrive(row, stays(row), isHit(row))),
    units: fleet.units.map(unit => (unit.id === unitId ? { ...unit, taken: [...unit.taken, span] } : unit)),
    guides: fleet.guides,
  })
  return {
    eventId,
    moved: rows.flatMap(drive => {
      const crew = plan.crews.get(driveId(drive))
      const isSame = crew?.unitId === drive.crew?.unitId && crew?.instructorId === drive.crew?.instructorId
      return crew && !isSame ? [{ drive, crew }] : []
    }),
    lost: rows.filter(row => plan.lost.includes(driveId(row))),
    isProven: plan.isProven,
  }
}

/** A confirmed promise weighs more than a hold, and one that the outage does not touch more than one that it does. */
function toDrive(row: DriveRow, isFixed: boolean, isHit: boolean): Drive {
  const { span, modelId, needsInstructor, language, crew, state } = row
  const loss = (state === 'confirmed' ? 3 : 1) + (isHit ? 0 : 1)
  return { ...span, id: driveId(row), modelId, needsInstructor, language, crew, isFixed, loss }
}

function markOf(events: readonly EventReplan[]): string {
  const facts = events.map(({ eventId, moved, lost }) => [
    eventId,
    moved.map(({ drive, crew }) => [driveId(drive), crew.unitId, crew.instructorId]),
    lost.map(driveId),
  ])
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)
}
