import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { allow, type Result, refuse } from '../kernel/result'
import { planAssignments } from './plan-assignments'
import type { Drive, Plan, PlanQuestion } from './plan-types'
import {
  type DriveRow,
  driveId,
  freeEndedCrews,
  lockCrews,
  lockFleet,
  readDrives,
  readFleet,
  writeCrew,
} from './store.server'
import type { AssignRefusal } from './types'

/**
 * Gives a unit and an instructor to every drive among the slots that a reservation has just claimed, in the transaction
 * that claims them; slots that promise no model ask nothing, and a drive that has its crew keeps it. Others are moved
 * where that alone makes room, save those placed by hand and those that have begun. Refused, it has written nothing: the
 * caller rolls its claim back. To be called after the locks on slots, reservations and deposits; also by whoever brings
 * a reservation back to life, or confirms one whose hold may have run out meanwhile.
 */
export async function assignDrives(
  tx: Tx,
  claim: { reservationId: string; slotIds: readonly string[] },
  switches: { noFleetLock: boolean } = { noFleetLock: false },
): Promise<Result<undefined, AssignRefusal>> {
  if (claim.slotIds.length === 0) return allow()
  const promised = await tx
    .selectFrom('slots')
    .select('event_id')
    .where('id', 'in', claim.slotIds)
    .where('model_id', 'is not', null)
    .executeTakeFirst()
  if (!promised) return allow()
  const { event_id: eventId } = promised
  const fleet = await lockFleet(tx, eventId, switches)
  await freeEndedCrews(tx, fleet)

  const now = await readClock(tx)
  const isMine = (row: DriveRow) =>
    row.reservationId === claim.reservationId && claim.slotIds.includes(row.slotId)
  const rows = (await readDrives(tx, eventId)).filter(row => row.crew !== null || isMine(row))
  const mine = rows.filter(row => isMine(row) && row.crew === null)
  if (mine.length === 0) return allow()
  if (mine.some(row => row.seats > row.modelSeats)) return refuse({ reason: 'no_vehicle' })

  const writable = await lockCrews(tx, rows)
  const { units, guides } = await readFleet(tx, eventId, fleet)
  const stays = (row: DriveRow) =>
    row.crew !== null && (row.byHand || row.startsAt <= now || !writable.has(driveId(row)))
  const drives = rows.map(row => toDrive(row, stays(row)))
  const plan = planAssignments({ drives, units, guides })
  if (plan.lost.length > 0) return refuse({ reason: whatLacks({ drives, units, guides }) })
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
