import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockFlow, subjectOf } from './store.server'

/**
 * Lets people begin. `isListed`: named on the public door, or reached by its address and codes alone; left out, it
 * stays as it is. Pressed twice, it answers the same. Only for those who run the club; `nothing_published`: there is
 * no version to begin on.
 */
export async function openFlow(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { flowId: string; isListed?: boolean },
): Promise<Result<undefined, { reason: 'not_found' | 'nothing_published' }>> {
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    if (flow.published === null) return refuse({ reason: 'nothing_published' })
    const changed = await tx
      .updateTable('flows')
      .set({ state: 'open', ...(input.isListed !== undefined && { is_listed: input.isListed }) })
      .where('id', '=', flow.id)
      .where(eb =>
        eb.or([
          eb('state', '<>', 'open'),
          ...(input.isListed === undefined ? [] : [eb('is_listed', '<>', input.isListed)]),
        ]),
      )
      .returning('is_listed')
      .executeTakeFirst()
    if (changed) {
      await recordAudit(tx, actor, {
        action: 'flow.opened',
        ...subjectOf(flow),
        details: { listed: changed.is_listed },
      })
    }
    return allow()
  })
}
