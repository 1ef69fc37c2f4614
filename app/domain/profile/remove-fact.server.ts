import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { findOwnFact } from './correct-fact.server'
import { REMOVED_VALUE } from './purposes'

/**
 * A person takes one fact of theirs away: its value and all its former values are gone, and a trace without value
 * stays, so that no file brings it back. Refuses `not_found` for a fact that is not theirs or no longer current.
 */
export async function removeFact(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { factId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (actor.kind === 'system' || !isUuid(input.factId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [actor.personId])
    const fact = await findOwnFact(tx, actor.personId, input.factId)
    if (!fact) return refuse({ reason: 'not_found' })
    await tx
      .updateTable('facts')
      .set({ value: REMOVED_VALUE, superseded_at: sql<Date>`coalesce(superseded_at, clock_timestamp())` })
      .where('person_id', '=', actor.personId)
      .where('brand_id', '=', fact.brand_id)
      .where('kind', '=', fact.kind)
      .execute()
    await recordAudit(tx, actor, {
      action: 'fact.removed',
      subject: { kind: 'fact', id: fact.id },
      brandId: fact.brand_id,
      details: { kind: fact.kind },
    })
    return allow()
  })
}
