import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import { openDeposit } from '../deposits/store.server'
import type { Actor } from '../kernel/actor'
import { queueEffect } from '../outbox/queue-effect.server'
import type { Further } from './change-policy'
import type { ChangeGround } from './judge-change.server'
import { requireRoom } from './move-seats.server'

/**
 * Holds further seats beside a confirmed reservation until `expiresAt`, with the deposit that they ask for by the terms
 * in force, and has them lapse when the time is up. The caller holds the seats and the reservation, has judged, and has
 * ended what was held before. Where they do not fit into a promised vehicle `NoCrew` is thrown.
 */
export async function holdFurther(
  tx: Tx,
  actor: Actor,
  { reservation, asked }: Pick<ChangeGround, 'reservation' | 'asked'>,
  { further, expiresAt }: { further: Further; expiresAt: Date },
): Promise<void> {
  const { id: reservationId, event } = reservation
  const { seats, guests, due } = further
  const { id: additionId } = await tx
    .insertInto('reservation_additions')
    .values({ reservation_id: reservationId, event_id: event.id, seats, guests, expires_at: expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await requireRoom(tx, reservationId, reservation.seats + seats)
  const { refundSteps, timeZone, startsAt: eventStartsAt } = asked.event
  await openDeposit(tx, { ...due, reservationId, additionId, seats, refundSteps, timeZone, eventStartsAt })
  await queueEffect(
    tx,
    { kind: 'reservations.lapse_addition', payload: { additionId } },
    { dueAt: expiresAt },
  )
  await recordAudit(tx, actor, {
    action: 'reservation.further_held',
    subject: { kind: 'reservation', id: reservationId },
    brandId: event.brandId,
    details: { seats, due: due.amount },
  })
}
