import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'

/** Locks every slot of an event, as a request for its seats locks those that it would sit in. Not the event, which comes before. */
export async function lockEverySlot(tx: Tx, eventId: string): Promise<void> {
  const rows = await tx.selectFrom('slots').select('id').where('event_id', '=', eventId).execute()
  await lockRows(
    tx,
    'slots',
    rows.map(({ id }) => id),
  )
}
