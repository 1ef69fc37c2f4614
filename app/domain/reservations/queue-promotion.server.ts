import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { queueEffect } from '../outbox/queue-effect.server'

/**
 * Has seats that came free offered to those who wait for the event. One effect that has not begun serves every change
 * before it: its row is held until this transaction commits, so that it cannot begin before the seats are seen free.
 * One that someone else holds may begin too soon, and is not counted on.
 */
export async function queuePromotion(tx: Tx, eventId: string): Promise<void> {
  const { rows } = await sql`
    select id from outbox
    where kind = 'waitlist.promote' and payload->>'eventId' = ${eventId}
      and delivered_at is null and attempts = 0 and due_at <= clock_timestamp()
    limit 1 for update skip locked
  `.execute(tx)
  if (rows.length === 0) await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId } })
}
