import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import {
  type DriveRow,
  driveId,
  type FleetIds,
  freeEndedCrews,
  lockCrews,
  lockFleet,
  readDrives,
} from './store.server'

export type WhichDrive = { eventId: string; reservationId: string; slotId: string }
export type DriveRefusal = { reason: 'not_found' } | { reason: 'busy' }

/** An event whose brand's work the actor does, for whoever changes its drives; null for everyone else. */
export async function findOwnEvent(
  tx: Tx,
  actor: Actor,
  eventId: string,
): Promise<{ brandId: string } | null> {
  const event = await tx
    .selectFrom('events as e')
    .select('e.brand_id')
    .where('e.id', '=', eventId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .executeTakeFirst()
  return event ? { brandId: event.brand_id } : null
}

type LockedDrive = { brandId: string; fleet: FleetIds; drive: DriveRow; others: DriveRow[] }

/** One drive of an event and those around it, with everything locked that placing it needs. `busy`: someone else is changing it. */
export async function lockDrive(
  tx: Tx,
  actor: Actor,
  which: WhichDrive,
): Promise<Result<LockedDrive, DriveRefusal>> {
  const event = await findOwnEvent(tx, actor, which.eventId)
  if (!event) return refuse({ reason: 'not_found' })
  const fleet = await lockFleet(tx, [which.eventId])
  await freeEndedCrews(tx, fleet)
  const drives = await readDrives(tx, which.eventId)
  const drive = drives.find(row => driveId(row) === driveId(which))
  if (!drive) return refuse({ reason: 'not_found' })
  if (drive.crew && !(await lockCrews(tx, [drive])).has(driveId(drive))) return refuse({ reason: 'busy' })
  return allow({ ...event, fleet, drive, others: drives.filter(row => row !== drive) })
}

/** Says who changed the crew of a drive. */
export function noteDrive(
  tx: Tx,
  actor: Actor,
  action: string,
  { brandId, drive }: LockedDrive,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subject: { kind: 'reservation', id: drive.reservationId },
    brandId,
    details: { slotId: drive.slotId },
  })
}
