import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readEventForDoor } from '../events/queries.server'
import type { Actor } from '../kernel/actor'

export type EventAttendance = {
  /** Attendance is taken from the hour at which the event begins. */
  hasBegun: boolean
  /** By reservation; one that nothing was said of is not there. */
  came: Record<string, boolean>
}

/** Who came to an event, for those who may read its guest list; null for everyone else. */
export async function readAttendance(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<EventAttendance | null> {
  const event = await readEventForDoor(db, actor, eventId)
  if (!event) return null
  const rows = await db
    .selectFrom('attendances')
    .select(['reservation_id', 'came'])
    .where('event_id', '=', event.id)
    .execute()
  return {
    hasBegun: event.startsAt <= (await readClock(db)),
    came: Object.fromEntries(rows.map(row => [row.reservation_id, row.came])),
  }
}
