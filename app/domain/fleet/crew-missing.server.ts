import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { assignDrives } from './assign-drives.server'
import { findOwnEvent } from './lock-drive.server'
import { readDrives } from './store.server'

/**
 * Gives a crew to every drive of an event that has none: promised before the fleet stood there, or before its slot named
 * a model. Answers how many have one now, and how many still have none.
 */
export async function crewMissing(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId }: { eventId: string },
): Promise<Result<{ crewed: number; without: number }, { reason: 'not_found' }>> {
  const isWithout = (drive: { crew: unknown }) => drive.crew === null
  const missing = (await readDrives(ctx.db, eventId)).filter(isWithout)
  const event = await inTransaction(ctx.db, tx => findOwnEvent(tx, actor, eventId))
  if (!event) return refuse({ reason: 'not_found' })
  for (const reservationId of new Set(missing.map(drive => drive.reservationId)))
    await inTransaction(ctx.db, tx => assignDrives(tx, { reservationId }))
  const without = (await readDrives(ctx.db, eventId)).filter(isWithout).length
  const crewed = Math.max(0, missing.length - without)
  if (crewed > 0)
    await inTransaction(ctx.db, tx =>
      recordAudit(tx, actor, {
        action: 'event.drives_crewed',
        subject: { kind: 'event', id: eventId },
        brandId: event.brandId,
        details: { crewed, without },
      }),
    )
  return allow({ crewed, without })
}
