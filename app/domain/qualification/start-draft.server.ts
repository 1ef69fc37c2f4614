import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockFlow, subjectOf } from './store.server'

/**
 * Opens the next version as a draft, word for word the published one. When a draft is open already, from another
 * window or another hand, it is that one. Only for those who run the club.
 */
export async function startFlowDraft(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { flowId: string },
): Promise<Result<{ number: number; edit: number }, { reason: 'not_found' | 'nothing_published' }>> {
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    if (flow.draft) return allow({ number: flow.draft.number, edit: flow.draft.edit })
    if (flow.published === null) return refuse({ reason: 'nothing_published' })
    const draft = await copyVersion(tx, flow.published.id)
    await recordAudit(tx, actor, {
      action: 'flow.draft_started',
      ...subjectOf(flow),
      details: { number: draft.number },
    })
    return allow(draft)
  })
}

async function copyVersion(tx: Tx, versionId: string): Promise<{ number: number; edit: number }> {
  return tx
    .insertInto('flow_versions')
    .columns(['flow_id', 'number', 'definition'])
    .expression(
      tx
        .selectFrom('flow_versions as v')
        .select([
          'v.flow_id',
          sql<number>`(select max(number) + 1 from flow_versions where flow_id = v.flow_id)`.as('number'),
          'v.definition',
        ])
        .where('v.id', '=', versionId),
    )
    .returning(['number', 'edit'])
    .executeTakeFirstOrThrow()
}
