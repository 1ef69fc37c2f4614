import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { planLetters } from './plan-letters.server'
import { readEventForStaff } from './queries.server'

/**
 * Makes a draft an event that people can be invited to. Pressed twice, it answers the same. `reply_date_past`: nobody
 * could answer any more; `cancelled` events do not come back.
 */
export async function publishEvent(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'cancelled' | 'reply_date_past' }>> {
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, input.eventId)
    if (event === null) return refuse({ reason: 'not_found' })
    if (event.state === 'cancelled') return refuse({ reason: 'cancelled' })
    if (event.state === 'published') return allow()
    if (event.replyClosesAt <= (await readClock(tx))) return refuse({ reason: 'reply_date_past' })
    const published = await tx
      .updateTable('events')
      .set({ state: 'published', version: event.version + 1 })
      .where('id', '=', event.id)
      .where('state', '=', 'draft')
      .returning('id')
      .executeTakeFirst()
    if (published) {
      await planLetters(tx, event)
      await recordAudit(tx, actor, {
        action: 'event.published',
        subject: { kind: 'event', id: event.id },
        brandId: event.brand.id,
      })
    }
    return allow()
  })
}
