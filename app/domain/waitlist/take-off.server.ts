import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { endEntry, findEntry } from './store.server'

export type TakeOffRefusal = { reason: 'not_found' | 'no_reason' | 'not_waiting' }

/**
 * Takes a party off the line, with words that its person reads. One that has an offer keeps it: what was offered is
 * not taken back.
 */
export async function takeOff(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, entryId, reason }: { eventId: string; entryId: string; reason: string },
): Promise<Result<undefined, TakeOffRefusal>> {
  const words = reason.trim()
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, eventId)
    const seen = event && (await findEntry(tx, entryId))
    if (!event || seen?.eventId !== eventId) return refuse({ reason: 'not_found' })
    if (words === '') return refuse({ reason: 'no_reason' })
    await lockRows(tx, 'waitlist_entries', [entryId])
    const entry = await findEntry(tx, entryId)
    if (entry?.state !== 'waiting') return refuse({ reason: 'not_waiting' })
    await endEntry(tx, entryId, { because: 'taken_off', words, now: await readClock(tx) })
    await recordAudit(tx, actor, {
      action: 'waitlist.taken_off',
      subject: { kind: 'waitlist_entry', id: entryId },
      brandId: event.brand.id,
      details: { seats: entry.seats },
    })
    await queuePromotion(tx, eventId)
    return allow()
  })
}
