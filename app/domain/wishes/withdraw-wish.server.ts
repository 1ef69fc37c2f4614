import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'

/** Takes one's own wish back: from now on it counts for nothing. Pressed twice it is the same answer. */
export async function withdrawWish(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  wishId: string,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (!isUuid(wishId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const own = await tx
      .selectFrom('wishes')
      .select(['id', 'withdrawn_at'])
      .where('id', '=', wishId)
      .where('person_id', '=', actor.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!own) return refuse({ reason: 'not_found' })
    if (own.withdrawn_at) return allow()
    await tx
      .updateTable('wishes')
      .set({ withdrawn_at: await readClock(tx) })
      .where('id', '=', wishId)
      .execute()
    await recordAudit(tx, actor, { action: 'wish.withdrawn', subject: { kind: 'wish', id: wishId } })
    return allow()
  })
}
