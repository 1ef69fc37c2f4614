import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { FlowState } from './types'

export type LockedFlow = {
  id: string
  brandId: string | null
  state: FlowState
  draft: { id: string; number: number; edit: number } | null
  published: { id: string; number: number } | null
}

/**
 * A flow under its lock, as it stands once the lock is held, for those who run the club; null for everyone else and
 * for one that does not exist. Whatever changes a flow, its versions or its doors holds this lock.
 */
export async function lockFlow(tx: Tx, actor: Actor, flowId: string): Promise<LockedFlow | null> {
  if (!runsTheClub(actor) || !isUuid(flowId)) return null
  if ((await lockRows(tx, 'flows', [flowId])) === 0) return null
  const flow = await tx
    .selectFrom('flows')
    .select(['id', 'brand_id', 'state'])
    .where('id', '=', flowId)
    .executeTakeFirstOrThrow()
  const versions = await tx
    .selectFrom('flow_versions')
    .select(['id', 'number', 'edit', 'state'])
    .where('flow_id', '=', flowId)
    .where('state', 'in', ['draft', 'published'])
    .execute()
  return {
    id: flow.id,
    brandId: flow.brand_id,
    state: flow.state as FlowState,
    draft: versions.find(({ state }) => state === 'draft') ?? null,
    published: versions.find(({ state }) => state === 'published') ?? null,
  }
}

/** What the audit trail says of the flow that something was done to. */
export function subjectOf(flow: Pick<LockedFlow, 'id' | 'brandId'>) {
  return {
    subject: { kind: 'flow', id: flow.id },
    ...(flow.brandId !== null && { brandId: flow.brandId }),
  }
}
