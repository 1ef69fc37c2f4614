import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'
import { missingDueAt, remindersDueAt, thanksDueAt } from './letters-due'

/**
 * Has the reminders of an event leave on the eve of each of its days and the thanks on the morning after it, in the transaction that
 * announces it or moves its dates. An effect that other dates have overtaken finds nothing to do: what is due is read
 * again when it runs.
 */
export async function planLetters(
  tx: Tx,
  event: { id: string; startsAt: Date; endsAt: Date; timeZone: string },
): Promise<void> {
  const { id: eventId, startsAt, endsAt, timeZone } = event
  for (const dueAt of remindersDueAt({ startsAt, endsAt, timeZone }))
    await queueEffect(tx, { kind: 'events.remind', payload: { eventId } }, { dueAt })
  await queueEffect(
    tx,
    { kind: 'events.ask_missing', payload: { eventId } },
    { dueAt: missingDueAt(startsAt, timeZone) },
  )
  await queueEffect(
    tx,
    { kind: 'events.thank', payload: { eventId } },
    { dueAt: thanksDueAt(endsAt, timeZone) },
  )
}
