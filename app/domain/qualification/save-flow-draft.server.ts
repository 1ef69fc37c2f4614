import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { flowDefinition } from './schema'
import { lockFlow, subjectOf } from './store.server'
import type { FlowDefinition } from './types'

/** `edited_elsewhere`: someone saved it since this copy was opened; `edit` is what stands now. */
export type SaveFlowRefusal =
  | { reason: 'not_found' }
  | { reason: 'no_draft' }
  | { reason: 'edited_elsewhere'; edit: number }

/**
 * Keeps a draft as it is, whole or not: what is wrong with it matters when it is published. `edit` is the one that the
 * builder was opened with; the answer bears the next. Only for those who run the club. `no_draft`: it was published
 * meanwhile. Throws for what is no definition at all.
 */
export async function saveFlowDraft(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { flowId: string; edit: number; definition: FlowDefinition },
): Promise<Result<{ edit: number }, SaveFlowRefusal>> {
  const definition = flowDefinition.parse(input.definition)
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    if (flow.draft === null) return refuse({ reason: 'no_draft' })
    if (flow.draft.edit !== input.edit) return refuse({ reason: 'edited_elsewhere', edit: flow.draft.edit })
    const edit = input.edit + 1
    await tx
      .updateTable('flow_versions')
      .set({ definition: JSON.stringify(definition), edit })
      .where('id', '=', flow.draft.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'flow.draft_saved',
      ...subjectOf(flow),
      details: { number: flow.draft.number, edit },
    })
    return allow({ edit })
  })
}
