import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { mayTake, type TakeRefusal } from './policy'
import {
  type DriveRow,
  driveId,
  type FleetIds,
  freeEndedCrews,
  lockCrews,
  lockFleet,
  readDrives,
  readFleet,
  writeCrew,
} from './store.server'

export type DriveMove = {
  reservationId: string
  slotId: string
  /** What is left out stays as it is. */
  unitId?: string
  instructorId?: string
}
export type MoveRefusal = { reason: 'not_found' } | { reason: 'busy' } | TakeRefusal

/**
 * Places a drive on a unit, with an instructor, or both, by hand: from then on no plan moves it. `event` is one that the
 * actor does the work of. Refused with what stands in the way; `busy` when someone else is changing that very drive.
 */
export async function moveDrive(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  event: { id: string; brand: { id: string } },
  move: DriveMove,
): Promise<Result<undefined, MoveRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findDrive(tx, event.id, move)
    if (!found.ok) return found
    const { fleet, drive, others } = found.value
    const unitId = move.unitId ?? drive.crew?.unitId ?? ''
    const instructorId = drive.needsInstructor
      ? (move.instructorId ?? drive.crew?.instructorId ?? null)
      : null
    const now = await readClock(tx)
    const crew = { unitId, instructorId }
    const asked = { drive, crew, others, now, wantsInstructor: move.instructorId !== undefined }
    const answer = mayTake({ ...asked, ...(await readFleet(tx, event.id, fleet)) })
    if (!answer.ok) return answer
    await writeCrew(tx, drive, crew, actor.kind === 'system' ? null : { personId: actor.personId })
    await note(tx, actor, 'drive.moved', event, drive)
    return allow()
  })
}

/** Lets plans move a drive again that was placed by hand. It stays where it is until one does. */
export async function letGoOfDrive(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  event: { id: string; brand: { id: string } },
  which: { reservationId: string; slotId: string },
): Promise<Result<undefined, { reason: 'not_found' } | { reason: 'busy' }>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findDrive(tx, event.id, which)
    if (!found.ok) return found
    const { drive } = found.value
    if (drive.crew) await writeCrew(tx, drive, drive.crew)
    await note(tx, actor, 'drive.let_go', event, drive)
    return allow()
  })
}

async function findDrive(
  tx: Tx,
  eventId: string,
  which: { reservationId: string; slotId: string },
): Promise<
  Result<
    { fleet: FleetIds; drive: DriveRow; others: DriveRow[] },
    { reason: 'not_found' } | { reason: 'busy' }
  >
> {
  const fleet = await lockFleet(tx, [eventId])
  await freeEndedCrews(tx, fleet)
  const drives = await readDrives(tx, eventId)
  const drive = drives.find(row => driveId(row) === driveId(which))
  if (!drive) return refuse({ reason: 'not_found' })
  if (drive.crew && !(await lockCrews(tx, [drive])).has(driveId(drive))) return refuse({ reason: 'busy' })
  return allow({ fleet, drive, others: drives.filter(row => row !== drive) })
}

function note(
  tx: Tx,
  actor: Actor,
  action: string,
  event: { id: string; brand: { id: string } },
  drive: DriveRow,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subject: { kind: 'reservation', id: drive.reservationId },
    brandId: event.brand.id,
    details: { slotId: drive.slotId },
  })
}
