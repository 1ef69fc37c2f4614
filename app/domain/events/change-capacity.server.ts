import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { readEventForStaff } from './queries.server'

export type NewCapacity = {
  eventId: string
  /** One of its slots; null: the bound over all of them. */
  slotId: string | null
  seats: number
  /** Why there are fewer than were given away; only then it is asked for. */
  because: string
}
/** `overbooked`: more are seated than there are seats now. They stay; nobody new comes in until there is room again. */
export type ChangedCapacity = { overbooked: boolean }
export type ChangeCapacityRefusal =
  | { reason: 'not_found' }
  /** Fewer than are taken: for a slot it can be recorded with a reason, for the bound over all it cannot. */
  | { reason: 'seats_taken'; taken: number }

/**
 * Gives a slot, or an event as a whole, more or fewer seats. More are offered to those who wait. Fewer than are taken
 * never drop anyone: a slot is then recorded as overbooked, with the reason that the house gives, or it is refused.
 */
export async function changeCapacity(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, slotId, seats, because }: NewCapacity,
): Promise<Result<ChangedCapacity, ChangeCapacityRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const event = await readEventForStaff(tx, actor, eventId)
    if (!event) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    const changed = slotId
      ? await changeSlot(tx, { eventId, slotId, seats, because: because.trim() })
      : await changeBound(tx, { eventId, seats })
    if (!changed.ok) return changed
    await recordAudit(tx, actor, {
      action: 'event.capacity_changed',
      subject: { kind: 'event', id: eventId },
      brandId: event.brand.id,
      details: { slotId, seats, overbooked: changed.value.overbooked },
    })
    await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId } })
    return changed
  })
}

async function changeSlot(
  tx: Tx,
  { eventId, slotId, seats, because }: Omit<NewCapacity, 'slotId'> & { slotId: string },
): Promise<Result<ChangedCapacity, ChangeCapacityRefusal>> {
  await lockRows(tx, 'slots', [slotId])
  const slot = await tx
    .selectFrom('slots')
    .select(sql<number>`live_seats(id)`.as('taken'))
    .where('id', '=', slotId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  if (!slot) return refuse({ reason: 'not_found' })
  const overbooked = slot.taken > seats
  if (overbooked && because === '') return refuse({ reason: 'seats_taken', taken: slot.taken })
  await tx
    .updateTable('slots')
    .set({
      capacity: seats,
      overbooked_to: overbooked ? slot.taken : null,
      overbooked_because: overbooked ? because : '',
    })
    .where('id', '=', slotId)
    .execute()
  return allow({ overbooked })
}

async function changeBound(
  tx: Tx,
  { eventId, seats }: { eventId: string; seats: number },
): Promise<Result<ChangedCapacity, ChangeCapacityRefusal>> {
  const { taken } = await tx
    .selectFrom('events')
    .select(sql<number>`live_event_seats(id)`.as('taken'))
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  if (taken > seats) return refuse({ reason: 'seats_taken', taken })
  await tx.updateTable('events').set({ capacity: seats }).where('id', '=', eventId).execute()
  return allow({ overbooked: false })
}
