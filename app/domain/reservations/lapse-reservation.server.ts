import { sql } from 'kysely'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { standingOf } from './policy'
import { findReservation, markLapsed } from './store.server'

const worker: Actor = { kind: 'system' }
const atOnce = 500

/**
 * Marks a hold that has run out and has its checkout closed. Its seats were free already, at the instant it expired:
 * this makes the record say so, and the payment impossible. A reservation that is live or over is left alone.
 */
export async function lapseReservation(ctx: Ctx, reservationId: string): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'reservations', [reservationId])
    const reservation = await findReservation(tx, worker, reservationId)
    if (!reservation || reservation.state === 'lapsed') return
    const now = await readClock(tx)
    if (standingOf(reservation, now) !== 'lapsed') return
    await markLapsed(tx, reservationId, now)
    await recordAudit(tx, worker, {
      action: 'reservation.lapsed',
      subject: { kind: 'reservation', id: reservationId },
      brandId: reservation.event.brandId,
      details: { seats: reservation.seats },
    })
  })
}

/** Lapses every hold that has run out and that no effect has marked yet. Returns how many it found. */
export async function lapseOverdueHolds(ctx: Ctx): Promise<number> {
  const overdue = await ctx.db
    .selectFrom('reservations')
    .select('id')
    .where('state', 'in', ['held', 'offered'])
    .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('expires_at')
    .limit(atOnce)
    .execute()
  for (const { id } of overdue) await lapseReservation(ctx, id)
  return overdue.length
}
