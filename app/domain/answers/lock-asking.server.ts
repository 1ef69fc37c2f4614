import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'

export type AskingRefusal = { reason: 'not_found' | 'cancelled' }

/** The event whose questions are about to change, locked, for those who do its brand's work. */
export async function lockAsking(
  tx: Tx,
  actor: Actor,
  eventId: string,
): Promise<Result<StaffEvent, AskingRefusal>> {
  if ((await readEventForStaff(tx, actor, eventId)) === null) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'events', [eventId])
  const event = await readEventForStaff(tx, actor, eventId)
  if (event === null) return refuse({ reason: 'not_found' })
  return event.state === 'cancelled' ? refuse({ reason: 'cancelled' }) : allow(event)
}
