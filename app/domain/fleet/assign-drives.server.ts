import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { allow, type Result, refuse } from '../kernel/result'
import { planAssignments } from './plan-assignments'
import type { Drive, Plan, PlanQuestion } from './plan-types'
import { readFleet } from './read-fleet.server'
import {
  type DriveRow,
  driveId,
  freeEndedCrews,
  lockCrews,
  lockFleet,
  readDrives,
  writeCrew,
} from './store.server'
import type { AssignRefusal } from './types'

/** Thrown where a refusal must take back all that a transaction has written: the drive that finds no crew. */
export class NoCrew extends Error {
  constructor(readonly refusal: AssignRefusal) {
    super(refusal.reason)
  }
}

/** The same as `assignDrives`, for whoever has written what a refusal must undo: it throws `NoCrew`. */
export async function requireCrews(tx: Tx, reservationId: string): Promise<void> {
  const answer = await assignDrives(tx, { reservationId })
  if (!answer.ok) throw new NoCrew(answer)
}

/**
 * Gives a unit and an instructor to every drive of a reservation, in the transaction that claims it; slots that promise
 * no model ask nothing, and a drive that has its crew keeps it. Others are moved where that alone makes room, save those
 * placed by hand and those that have begun. Refused, it has written nothing. To be called after the locks on slots,
 * reservations and deposits; also by whoever brings a reservation back to life, or confirms one whose hold may have run
 * out meanwhile: its crew may have gone to another.
 */
export async function assignDrives(
  tx: Tx,
  { reservationId }: { reservationId: string },
  switches: { noFleetLock: boolean } = { noFleetLock: false },
): Promise<Result<undefined, AssignRefusal>> {
  const promised = await tx
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .select('s.event_id')
    .where('rs.reservation_id', '=', reservationId)
    .where('s.model_id', 'is not', null)
    .executeTakeFirst()
  if (!promised) return allow()
  const { event_id: eventId } = promised
  const fleet = await lockFleet(tx, [eventId], switches)
  await freeEndedCrews(tx, fleet, reservationId)

  const now = await readClock(tx)
  const isMine = (row: DriveRow) => row.reservationId === reservationId
  const rows = (await readDrives(tx, eventId, reservationId)).filter(row => row.crew !== null || isMine(row))
  const mine = rows.filter(row => isMine(row) && row.crew === null)
  if (mine.length === 0) return allow()
  const crowded = mine.find(row => row.seats > row.modelSeats)
  if (crowded) return refuse({ reason: 'no_vehicle', startsAt: crowded.startsAt })

  const writable = await lockCrews(tx, rows)
  const { units, guides } = await readFleet(tx, eventId, fleet, { mineId: reservationId })
  const stays = (row: DriveRow) =>
    row.crew !== null && (row.byHand || row.startsAt <= now || !writable.has(driveId(row)))
  const drives = rows.map(row => toDrive(row, stays(row)))
  const plan = planAssignments({ drives, units, guides })
  if (plan.lost.length > 0) {
    const [first] = mine.filter(row => plan.lost.includes(driveId(row)))
    const { startsAt } = first ?? mine[0] ?? { startsAt: now }
    return refuse({ reason: whatLacks({ drives, units, guides }), startsAt })
  }
  await writePlan(tx, rows, plan)
  return allow()
}

/** A drive as the plan sees it: promised, so that it may not be lost. */
export function toDrive(row: DriveRow, isFixed: boolean): Drive {
  const { span, modelId, needsInstructor, language, crew } = row
  return { ...span, id: driveId(row), modelId, needsInstructor, language, crew, isFixed, loss: null }
}

function whatLacks(question: PlanQuestion): AssignRefusal['reason'] {
  const alone = question.drives.map(drive => ({ ...drive, needsInstructor: false }))
  return planAssignments({ ...question, drives: alone }).lost.length > 0 ? 'no_vehicle' : 'no_instructor'
}

/** Writes the crews that are new; those that stay as they were are not touched. Returns the drives that moved. */
export async function writePlan(tx: Tx, rows: readonly DriveRow[], plan: Plan): Promise<DriveRow[]> {
  const changed = rows.filter(row => {
    const crew = plan.crews.get(driveId(row))
    return crew && (crew.unitId !== row.crew?.unitId || crew.instructorId !== row.crew.instructorId)
  })
  for (const row of changed) {
    const crew = plan.crews.get(driveId(row))
    if (crew) await writeCrew(tx, row, crew)
  }
  return changed.filter(row => row.crew !== null)
}
