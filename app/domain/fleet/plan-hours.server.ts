import type { DatabaseOrTx, Tx } from '~db/client'
import { toDrive } from './assign-drives.server'
import { planAssignments } from './plan-assignments'
import { type Crew, type Guide, overlaps, type Unit } from './plan-types'
import { readFleet } from './read-fleet.server'
import {
  type DriveRow,
  driveId,
  type FleetIds,
  findFleetIds,
  readDrives,
  within,
  writeCrew,
  writeHours,
} from './store.server'

/** Slots that take other hours, by id. */
export type NewHours = ReadonlyMap<string, { startsAt: Date; endsAt: Date }>

export type HoursPlan = {
  /** Drives that take their new hours, or another crew so that others can. */
  changed: { drive: DriveRow; crew: Crew; isHandedOver: boolean }[]
  /** Drives that no plan keeps at their new hours: then nothing is to be changed at all. */
  unkept: DriveRow[]
}

/**
 * What becomes of the drives of an event when its slots take other hours: every promise is kept, or the plan says which
 * could not be. Whoever was placed by hand keeps their crew, or is among those. Read for the page without `locked`, and
 * again for the command by the same plan, which is then of the drives and the fleet that it has locked.
 */
export async function planHours(
  db: DatabaseOrTx,
  eventId: string,
  hours: NewHours,
  locked?: { fleet: FleetIds; writable: ReadonlySet<string> },
): Promise<HoursPlan> {
  const before = (await readDrives(db, eventId)).filter(row => row.crew !== null)
  const rows = before.map(row => moveRow(row, hours))
  const isMoved = (row: DriveRow) => hours.has(row.slotId)
  if (!rows.some(isMoved)) return { changed: [], unkept: [] }
  const ids = await findFleetIds(db, [eventId])
  const fleet = await readFleet(db, eventId, locked ? within(ids, locked.fleet) : ids, { asFreed: !locked })
  const isFree = (row: DriveRow) => locked?.writable.has(driveId(row)) !== false
  const stays = (row: DriveRow) => row.byHand || !isFree(row)
  const stuck = rows.filter(
    row => stays(row) && isMoved(row) && (!isFree(row) || collides(row, rows.filter(stays), fleet)),
  )
  if (stuck.length > 0) return { changed: [], unkept: stuck }
  const plan = planAssignments({ drives: rows.map(row => toDrive(row, stays(row))), ...fleet })
  const unkept = rows.filter(row => plan.lost.includes(driveId(row)))
  if (unkept.length > 0) return { changed: [], unkept }
  const changed = rows.flatMap(drive => {
    const crew = plan.crews.get(driveId(drive))
    if (!crew) return []
    const isHandedOver =
      crew.unitId !== drive.crew?.unitId || crew.instructorId !== (drive.crew?.instructorId ?? null)
    return isHandedOver || isMoved(drive) ? [{ drive, crew, isHandedOver }] : []
  })
  return { changed, unkept: [] }
}

/** Writes the plan; the slots have their new hours in the same transaction. */
export async function writeHoursPlan(tx: Tx, { changed }: HoursPlan): Promise<void> {
  for (const { drive, crew, isHandedOver } of changed) {
    if (isHandedOver) await writeCrew(tx, drive, crew)
    else await writeHours(tx, drive)
  }
}

function moveRow(row: DriveRow, hours: NewHours): DriveRow {
  const next = hours.get(row.slotId)
  if (!next) return row
  const turnaround = row.span.to - row.endsAt.getTime()
  const span = { from: next.startsAt.getTime(), to: next.endsAt.getTime() + turnaround }
  return { ...row, startsAt: next.startsAt, endsAt: next.endsAt, span }
}

/** The crew that nothing may change is promised elsewhere at these hours, or out. */
function collides(
  row: DriveRow,
  fixed: readonly DriveRow[],
  { units, guides }: { units: readonly Unit[]; guides: readonly Guide[] },
): boolean {
  const { crew, span } = row
  if (!crew) return false
  const mine = [...units, ...guides].filter(({ id }) => id === crew.unitId || id === crew.instructorId)
  if (mine.some(({ taken }) => taken.some(each => overlaps(each, span)))) return true
  return fixed.some(
    other =>
      driveId(other) !== driveId(row) &&
      overlaps(other.span, span) &&
      (other.crew?.unitId === crew.unitId ||
        (crew.instructorId !== null && other.crew?.instructorId === crew.instructorId)),
  )
}
