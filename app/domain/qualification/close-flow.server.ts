import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockFlow, subjectOf } from './store.server'

/**
 * Nobody begins any more; applications under way go on. Pressed twice, it answers the same. Only for those who run the
 * club; `not_open`: it never opened.
 */
export async function closeFlow(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { flowId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'not_open' }>> {
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    if (flow.state === 'draft') return refuse({ reason: 'not_open' })
    if (flow.state === 'closed') return allow()
    await tx.updateTable('flows').set({ state: 'closed' }).where('id', '=', flow.id).execute()
    await recordAudit(tx, actor, { action: 'flow.closed', ...subjectOf(flow) })
    return allow()
  })
}
