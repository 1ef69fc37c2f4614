import { inTransaction } from '~db/transaction'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result } from '../kernel/result'
import { type DriveRefusal, lockDrive, noteDrive, type WhichDrive } from './lock-drive.server'
import { writeCrew } from './store.server'

/** Lets plans move a drive again that was placed by hand. It stays where it is until one does. */
export async function letGoOfDrive(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  which: WhichDrive,
): Promise<Result<undefined, DriveRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await lockDrive(tx, actor, which)
    if (!found.ok) return found
    const { drive } = found.value
    if (drive.crew) await writeCrew(tx, drive, drive.crew)
    await noteDrive(tx, actor, 'drive.let_go', found.value)
    return allow()
  })
}
