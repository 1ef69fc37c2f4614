import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { refreshPrecedence } from './read-standing.server'
import type { LineRules } from './schema'

/** Sets by what rule a line is ordered and whether its head may be passed; whoever waits takes their place by it at once. */
export async function setLineRules(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, order, head }: LineRules & { eventId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, eventId)
    if (!event) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    await tx
      .updateTable('events')
      .set({ waitlist_order: order, waitlist_head: head })
      .where('id', '=', eventId)
      .execute()
    await refreshPrecedence(tx, eventId, order, await readClock(tx))
    await recordAudit(tx, actor, {
      action: 'waitlist.rules_set',
      subject: { kind: 'event', id: eventId },
      brandId: event.brand.id,
      details: { order, head },
    })
    await queuePromotion(tx, eventId)
    return allow()
  })
}
