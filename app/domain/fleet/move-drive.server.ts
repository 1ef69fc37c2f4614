import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result } from '../kernel/result'
import { type DriveRefusal, lockDrive, noteDrive, type WhichDrive } from './lock-drive.server'
import { mayTake, type TakeRefusal } from './policy'
import { readFleet } from './read-fleet.server'
import { writeCrew } from './store.server'

export type DriveMove = WhichDrive & {
  /** What is left out stays as it is. */
  unitId?: string
  instructorId?: string
}
export type MoveRefusal = DriveRefusal | TakeRefusal

/**
 * Places a drive on a unit, with an instructor, or both, by hand: from then on no plan moves it. Refused with
 * what stands in the way; `busy` when someone else is changing that very drive, `not_found` for whoever does not do the
 * work of the event's brand.
 */
export async function moveDrive(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  move: DriveMove,
): Promise<Result<undefined, MoveRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await lockDrive(tx, actor, move)
    if (!found.ok) return found
    const { fleet, drive, others } = found.value
    const unitId = move.unitId ?? drive.crew?.unitId ?? ''
    const instructorId = drive.needsInstructor
      ? (move.instructorId ?? drive.crew?.instructorId ?? null)
      : null
    const now = await readClock(tx)
    const crew = { unitId, instructorId }
    const asked = { drive, crew, others, now, wantsInstructor: move.instructorId !== undefined }
    const answer = mayTake({ ...asked, ...(await readFleet(tx, move.eventId, fleet)) })
    if (!answer.ok) return answer
    await writeCrew(tx, drive, crew, actor.kind === 'system' ? null : { personId: actor.personId })
    await noteDrive(tx, actor, 'drive.moved', found.value)
    return allow()
  })
}
