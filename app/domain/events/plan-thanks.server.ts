import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'
import { thanksDueAt } from './thanks-due'

/**
 * Has the thanks for an event leave on the morning after it, in the transaction that announces it or moves its end. An
 * effect that a later end has overtaken finds nothing to do: what is due is read again when it runs.
 */
export async function planThanks(
  tx: Tx,
  event: { id: string; endsAt: Date; timeZone: string },
): Promise<void> {
  await queueEffect(
    tx,
    { kind: 'events.thank', payload: { eventId: event.id } },
    { dueAt: thanksDueAt(event.endsAt, event.timeZone) },
  )
}
