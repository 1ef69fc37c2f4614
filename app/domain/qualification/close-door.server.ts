import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lockFlow, subjectOf } from './store.server'

/**
 * Nobody comes by this door any more; those who did go on, and their source stays. A door does not open again. Pressed
 * twice, it answers the same. Only for those who run the club.
 */
export async function closeDoor(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { doorId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (!isUuid(input.doorId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const door = await tx
      .selectFrom('flow_doors')
      .select('flow_id')
      .where('id', '=', input.doorId)
      .executeTakeFirst()
    const flow = door ? await lockFlow(tx, actor, door.flow_id) : null
    if (flow === null) return refuse({ reason: 'not_found' })
    const closed = await tx
      .updateTable('flow_doors')
      .set({ closed_at: await readClock(tx) })
      .where('id', '=', input.doorId)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (closed) {
      await recordAudit(tx, actor, {
        action: 'flow.door_closed',
        ...subjectOf(flow),
        details: { door: closed.id },
      })
    }
    return allow()
  })
}
