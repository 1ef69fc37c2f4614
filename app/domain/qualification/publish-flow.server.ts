import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { problemsOfFlow } from './check-definition'
import { flowDefinition } from './schema'
import { lockFlow, subjectOf } from './store.server'
import type { FlowProblem } from './types'

export type PublishRefusal =
  | { reason: 'not_found' }
  /** It was published already, from this window or another. */
  | { reason: 'no_draft' }
  | { reason: 'edited_elsewhere'; edit: number }
  | { reason: 'problems'; problems: FlowProblem[] }

/**
 * Makes the draft the version on which applications begin, and retires the one before it, on which those under way go
 * on. `edit` is the one whose preview was read: another's change since then is not published unseen. Refuses with
 * every problem that keeps the passage from being walked. Only for those who run the club. Whether anyone may begin
 * is the flow's own state: see `openFlow`.
 */
export async function publishFlow(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { flowId: string; edit: number },
): Promise<Result<{ versionId: string; number: number }, PublishRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const flow = await lockFlow(tx, actor, input.flowId)
    if (flow === null) return refuse({ reason: 'not_found' })
    const { draft, published } = flow
    if (draft === null) return refuse({ reason: 'no_draft' })
    if (draft.edit !== input.edit) return refuse({ reason: 'edited_elsewhere', edit: draft.edit })
    await lockRows(tx, 'flow_versions', published ? [draft.id, published.id] : [draft.id])
    const row = await tx
      .selectFrom('flow_versions')
      .select('definition')
      .where('id', '=', draft.id)
      .executeTakeFirstOrThrow()
    const problems = problemsOfFlow(flowDefinition.parse(row.definition))
    if (problems.length > 0) return refuse({ reason: 'problems', problems })
    if (published) {
      await tx.updateTable('flow_versions').set({ state: 'retired' }).where('id', '=', published.id).execute()
    }
    await tx
      .updateTable('flow_versions')
      .set({
        state: 'published',
        published_at: await readClock(tx),
        published_by: actor.kind === 'person' ? actor.personId : null,
      })
      .where('id', '=', draft.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'flow.published',
      ...subjectOf(flow),
      details: { number: draft.number },
    })
    return allow({ versionId: draft.id, number: draft.number })
  })
}
