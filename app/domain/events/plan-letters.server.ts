import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'
import { missingDueAt, namesDueAt, remindersDueAt, thanksDueAt } from './letters-due'

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
  const { namedBy } = await tx
    .selectFrom('events')
    .select('guests_named_by as namedBy')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  await planNamingLetter(tx, { id: eventId, namedBy, timeZone })
}

/** Has those who still have a guest to name asked for it, where there is a date by which guests are named. */
export async function planNamingLetter(
  tx: Tx,
  { id: eventId, namedBy, timeZone }: { id: string; namedBy: Date | null; timeZone: string },
): Promise<void> {
  if (namedBy === null) return
  await queueEffect(
    tx,
    { kind: 'events.ask_names', payload: { eventId } },
    { dueAt: namesDueAt(namedBy, timeZone) },
  )
}
