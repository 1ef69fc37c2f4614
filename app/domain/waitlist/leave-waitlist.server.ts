import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findAsked, type ReservationAsk } from '../reservations/find-asked.server'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { endEntry, findEndedEntry, findEntry, findLivingEntry } from './store.server'

/** `offered`: seats wait for an answer; the place is left by declining them. */
export type LeaveRefusal = { reason: 'not_found' | 'offered' }

/** Leaves the line. Pressed again it is the same answer; whoever never waited is told `not_found`. */
export async function leaveWaitlist(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  ask: ReservationAsk,
): Promise<Result<undefined, LeaveRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const asked = await findAsked(tx, actor, ask)
    if (!asked) return refuse({ reason: 'not_found' })
    const seen = await findLivingEntry(tx, asked)
    if (seen) await lockRows(tx, 'waitlist_entries', [seen.id])
    const entry = seen && (await findEntry(tx, seen.id))
    if (entry?.state === 'offered') return refuse({ reason: 'offered' })
    if (entry?.state !== 'waiting') {
      const ended = await findEndedEntry(tx, asked)
      return ended?.endedBecause === 'own_wish' ? allow() : refuse({ reason: 'not_found' })
    }
    await endEntry(tx, entry.id, { because: 'own_wish', now: await readClock(tx) })
    await recordAudit(tx, actor, {
      action: 'waitlist.left',
      subject: { kind: 'waitlist_entry', id: entry.id },
      brandId: asked.brandId,
      details: { seats: entry.seats },
    })
    // Where nobody passes the head, whoever stood behind it may be served now.
    await queuePromotion(tx, asked.eventId)
    return allow()
  })
}
