import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'

/**
 * Those who run the club say that what a member asked of the concierge is done: who says so and when is kept, and the
 * member sees it. Said twice, the first stands. Refuses `not_found`, and `given_back` for what came to nothing.
 */
export async function finishRequest(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { useId, personId }: { useId: string; personId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'given_back' }>> {
  if (actor.kind !== 'person' || !runsTheClub(actor) || !isUuid(useId) || !isUuid(personId))
    return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const use = await tx
      .selectFrom('benefit_uses')
      .select(['given_back_at', 'done_at'])
      .where('id', '=', useId)
      .where('person_id', '=', personId)
      .where('benefit', '=', 'concierge')
      .forUpdate()
      .executeTakeFirst()
    if (!use) return refuse({ reason: 'not_found' })
    if (use.given_back_at) return refuse({ reason: 'given_back' })
    if (use.done_at) return allow()
    await tx
      .updateTable('benefit_uses')
      .set({ done_at: await readClock(tx), done_by: actor.personId })
      .where('id', '=', useId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'concierge.done',
      subject: { kind: 'benefit_use', id: useId },
      details: { person: personId },
    })
    return allow()
  })
}
