import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction, sqlState } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { readSlotsPage, type SlotsPage, type StaffSlot } from './slot-queries.server'

export type SlotChange =
  | { what: 'seats'; capacity: number; minRank: number | null }
  | { what: 'close' }
  | { what: 'reopen' }
  | { what: 'remove' }

export type SlotChangeRefusal =
  | { reason: 'not_found' }
  | { reason: 'cancelled' }
  | { reason: 'seats_taken'; taken: number }
  /** Someone sits in it, or once did: it can be closed, and what was written of it stays. */
  | { reason: 'in_use' }
  /** An event keeps at least one slot. */
  | { reason: 'last_slot' }

/**
 * Changes one slot of an event: its seats and rank, closes it to more reservations or opens it again, or removes it
 * while nobody ever sat in it. Closing drops nobody. Pressed twice, the second changes nothing more.
 */
export async function changeSlot(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; slotId: string; change: SlotChange },
): Promise<Result<undefined, SlotChangeRefusal>> {
  try {
    return await inTransaction(ctx.db, async tx => {
      const known = await find(tx, actor, input)
      if (!known) return refuse({ reason: 'not_found' })
      await lockRows(tx, 'events', [input.eventId])
      await lockRows(tx, 'slots', [input.slotId])
      const found = await find(tx, actor, input)
      if (!found) return refuse({ reason: 'not_found' })
      if (found.page.event.state === 'cancelled') return refuse({ reason: 'cancelled' })
      return change(tx, actor, found, input.change)
    })
  } catch (error) {
    if (breaksConstraint(error, 'seats_within_capacity')) return refuse({ reason: 'seats_taken', taken: 0 })
    if (input.change.what === 'remove' && sqlState(error) === '23503') return refuse({ reason: 'in_use' })
    throw error
  }
}

type Found = { page: SlotsPage; slot: StaffSlot }

async function find(
  tx: Tx,
  actor: Actor,
  { eventId, slotId }: { eventId: string; slotId: string },
): Promise<Found | null> {
  const page = await readSlotsPage(tx, actor, eventId)
  const slot = page?.slots.find(each => each.id === slotId)
  return page && slot ? { page, slot } : null
}

async function change(
  tx: Tx,
  actor: Actor,
  { page, slot }: Found,
  wish: SlotChange,
): Promise<Result<undefined, SlotChangeRefusal>> {
  const update = (columns: Record<string, unknown>) =>
    tx.updateTable('slots').set(columns).where('id', '=', slot.id).execute()
  switch (wish.what) {
    case 'seats':
      if (wish.capacity < slot.taken) return refuse({ reason: 'seats_taken', taken: slot.taken })
      await update({
        capacity: wish.capacity,
        min_rank: slot.part === 'choice' ? wish.minRank : null,
        overbooked_to: null,
        overbooked_because: '',
      })
      break
    case 'close':
      if (slot.isClosed) return allow()
      await update({ closed_at: await readClock(tx) })
      break
    case 'reopen':
      if (!slot.isClosed) return allow()
      await update({ closed_at: null })
      break
    case 'remove':
      if (slot.isKept) return refuse({ reason: 'in_use' })
      if (page.slots.length === 1) return refuse({ reason: 'last_slot' })
      await remove(tx, page, slot)
      break
  }
  await sql`select pg_notify('event_changed', ${page.event.id})`.execute(tx)
  await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId: page.event.id } })
  await recordAudit(tx, actor, {
    action: `event.slot_${wish.what}`,
    subject: { kind: 'event', id: page.event.id },
    brandId: page.event.brand.id,
    details: { slotId: slot.id, ...(wish.what === 'seats' && { capacity: wish.capacity }) },
  })
  return allow()
}

/** With the last slot to choose, the event asks no choice any more. */
async function remove(tx: Tx, { event, slots }: SlotsPage, slot: StaffSlot): Promise<void> {
  await tx.deleteFrom('slots').where('id', '=', slot.id).execute()
  const choices = slots.filter(each => each.part === 'choice' && each.id !== slot.id).length
  if (choices === 0)
    await tx
      .updateTable('events')
      .set({ choices_min: 0, choices_max: 0 })
      .where('id', '=', event.id)
      .execute()
}
