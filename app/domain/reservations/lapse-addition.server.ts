import { sql } from 'kysely'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { endAddition, findAddition } from './additions.server'
import { queuePromotion } from './queue-promotion.server'
import { findReservation } from './store.server'

const worker: Actor = { kind: 'system' }
const atOnce = 500

/**
 * Marks further seats whose time is up and has their checkout closed. They were free already, at the instant they
 * expired; the reservation stays what it was. Seats that joined, were let go of or are still held are left alone.
 */
export async function lapseAddition(ctx: Ctx, additionId: string): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const seen = await findAddition(tx, additionId)
    if (!seen) return
    await lockRows(tx, 'reservations', [seen.reservationId])
    const addition = await findAddition(tx, additionId)
    if (!addition || addition.joinedAt !== null || addition.endedBecause !== null) return
    if (addition.expiresAt > (await readClock(tx))) return
    const reservation = await findReservation(tx, worker, addition.reservationId)
    if (!reservation) throw new Error('further seats belong to no reservation')
    await endAddition(tx, reservation.id, 'ran_out')
    await queuePromotion(tx, reservation.event.id)
    await recordAudit(tx, worker, {
      action: 'reservation.further_lapsed',
      subject: { kind: 'reservation', id: reservation.id },
      brandId: reservation.event.brandId,
      details: { seats: addition.seats },
    })
  })
}

/** Lapses all further seats whose time is up and that no effect has marked yet. Returns how many it found. */
export async function lapseOverdueAdditions(ctx: Ctx): Promise<number> {
  const overdue = await ctx.db
    .selectFrom('reservation_additions')
    .select('id')
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('expires_at')
    .limit(atOnce)
    .execute()
  for (const { id } of overdue) await lapseAddition(ctx, id)
  return overdue.length
}
