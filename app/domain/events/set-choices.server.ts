import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { readSlotsPage } from './slot-queries.server'

export type ChoicesRefusal =
  | { reason: 'not_found' }
  | { reason: 'cancelled' }
  | { reason: 'reversed' }
  /** There is nothing to choose, or less than is asked. */
  | { reason: 'too_few_slots'; slots: number }
  /** Without a slot of the whole, whoever chose none would sit nowhere. */
  | { reason: 'choice_needed' }
  | { reason: 'seats_taken'; taken: number }

/**
 * How many of the slots to choose from a reservation takes, and how many seats all slots have together (null: as many
 * as they hold). What was reserved before stays as it is; a bound below it is refused.
 */
export async function setChoices(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; least: number; most: number; bound: number | null },
): Promise<Result<undefined, ChoicesRefusal>> {
  const { eventId, least, most, bound } = input
  return inTransaction(ctx.db, async tx => {
    if (!(await readSlotsPage(tx, actor, eventId))) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    const page = await readSlotsPage(tx, actor, eventId)
    if (!page) return refuse({ reason: 'not_found' })
    const { event, slots } = page
    if (event.state === 'cancelled') return refuse({ reason: 'cancelled' })
    if (least > most) return refuse({ reason: 'reversed' })
    const choices = slots.filter(slot => slot.part === 'choice').length
    if (most > choices) return refuse({ reason: 'too_few_slots', slots: choices })
    if (least === 0 && choices === slots.length) return refuse({ reason: 'choice_needed' })
    if (bound !== null && bound < event.seatsTaken)
      return refuse({ reason: 'seats_taken', taken: event.seatsTaken })
    await tx
      .updateTable('events')
      .set({ choices_min: least, choices_max: most, capacity: bound })
      .where('id', '=', eventId)
      .execute()
    await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId } })
    await recordAudit(tx, actor, {
      action: 'event.choices_set',
      subject: { kind: 'event', id: eventId },
      brandId: event.brand.id,
      details: { least, most, bound },
    })
    return allow()
  })
}
