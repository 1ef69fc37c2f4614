import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { endAddition } from './additions.server'
import { queuePromotion } from './queue-promotion.server'
import { findReservation } from './store.server'

/**
 * Lets go of the further seats that are held and not paid yet; the reservation stays what it is. Pressed again, or once
 * they have run out, it does nothing more. `not_found` for whoever may not know of the reservation.
 */
export async function releaseFurther(
  ctx: Ctx,
  actor: Actor,
  reservationId: string,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return inTransaction(ctx.db, async tx => {
    const reservation = await findReservation(tx, actor, reservationId)
    if (!reservation) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'reservations', [reservation.id])
    if (!(await endAddition(tx, reservation.id, 'released'))) return allow()
    await queuePromotion(tx, reservation.event.id)
    await recordAudit(tx, actor, {
      action: 'reservation.further_released',
      subject: { kind: 'reservation', id: reservation.id },
      brandId: reservation.event.brandId,
      details: {},
    })
    return allow()
  })
}
