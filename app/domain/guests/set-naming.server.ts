import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { lockEverySlot } from '../events/lock-slots.server'
import { planNamingLetter } from '../events/plan-letters.server'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { GuestRule } from '../reservations/types'
import { judgeNamedBy, type NamingProblem } from './policy'

export type NamingRefusal = { reason: 'not_found' } | { reason: 'cancelled' } | { reason: NamingProblem }

/**
 * How the guests of an event are named, and received: at once or by an instant at the venue, and whether a name is
 * enough. Those already named stay as they are; where guests are no longer reviewed, whoever waited is expected. Slots
 * are locked as by a request for seats, so that nobody is named by a rule that has gone. For those who do the brand's work.
 */
export async function setNaming(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; namedBy: Date | null; rule: GuestRule },
): Promise<Result<{ released: number }, NamingRefusal>> {
  const { eventId, namedBy, rule } = input
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, eventId)
    if (!event) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    await lockEverySlot(tx, eventId)
    const standing = await tx
      .selectFrom('events')
      .select(['state', 'starts_at as startsAt', 'guests_named_by as namedBy', 'guest_rule as rule'])
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    if (standing.state === 'cancelled') return refuse({ reason: 'cancelled' })
    const { startsAt } = standing
    const problem = judgeNamedBy({ namedBy, standing: standing.namedBy, startsAt, now: await readClock(tx) })
    if (problem) return refuse({ reason: problem })
    const isSameDate = namedBy?.getTime() === standing.namedBy?.getTime()
    if (isSameDate && rule === standing.rule) return allow({ released: 0 })
    await tx
      .updateTable('events')
      .set({ guests_named_by: namedBy, guest_rule: rule })
      .where('id', '=', eventId)
      .execute()
    const released = rule === 'named' ? await releaseWaiting(tx, eventId) : 0
    if (!isSameDate) await tx.deleteFrom('naming_reminders').where('event_id', '=', eventId).execute()
    if (!isSameDate && standing.state === 'published')
      await planNamingLetter(tx, { id: eventId, namedBy, timeZone: event.timeZone })
    await recordAudit(tx, actor, {
      action: 'event.naming_set',
      subject: { kind: 'event', id: eventId },
      brandId: event.brand.id,
      details: { namedBy: namedBy?.toISOString() ?? null, rule, released },
    })
    return allow({ released })
  })
}

/** Where guests are no longer reviewed, nobody waits. Returns how many did. */
async function releaseWaiting(tx: Tx, eventId: string): Promise<number> {
  const parties = await tx
    .selectFrom('guests as g')
    .innerJoin('reservations as r', 'r.id', 'g.reservation_id')
    .select('r.id')
    .distinct()
    .where('r.event_id', '=', eventId)
    .where('g.review', '=', 'waiting')
    .orderBy('r.id')
    .execute()
  const ids = parties.map(({ id }) => id)
  if (ids.length === 0) return 0
  await lockRows(tx, 'reservations', ids)
  const released = await tx
    .updateTable('guests')
    .set({ review: 'not_needed' })
    .where('reservation_id', 'in', ids)
    .where('review', '=', 'waiting')
    .returning('id')
    .execute()
  return released.length
}
