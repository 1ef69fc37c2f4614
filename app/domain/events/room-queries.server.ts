import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { Database } from '~db/client'

/** The seats of one slot, or, where `slot` is null, the bound over all of them. */
export type SlotRoom = {
  slot: { id: string; label: Bilingual; model: string | null; startsAt: Date } | null
  capacity: number
  taken: number
  /** Why more are seated than there are seats, while that is so. */
  overbookedBecause: string | null
}

/**
 * The bound over all slots of an event, where it has one, then the seats of each slot, with what is taken. The caller
 * has settled that the actor runs the event.
 */
export async function readRooms(db: Database, eventId: string): Promise<SlotRoom[]> {
  const rows = await db
    .selectFrom('slots as s')
    .leftJoin('vehicle_models as m', 'm.id', 's.model_id')
    .select([
      's.id',
      's.label_fr as fr',
      's.label_en as en',
      'm.name as model',
      's.starts_at as startsAt',
      's.capacity',
      's.overbooked_because as because',
      sql<number>`live_seats(s.id)`.as('taken'),
    ])
    .where('s.event_id', '=', eventId)
    .orderBy('s.starts_at')
    .orderBy('m.name')
    .orderBy('s.id')
    .execute()
  const slots = rows.map(({ id, fr, en, model, startsAt, because, capacity, taken }) => ({
    slot: { id, label: { fr, en }, model, startsAt },
    capacity,
    taken,
    overbookedBecause: taken > capacity ? because : null,
  }))
  return [...(await readBound(db, eventId)), ...slots]
}

async function readBound(db: Database, eventId: string): Promise<SlotRoom[]> {
  const bounds = await db
    .selectFrom('events')
    .select(['capacity', sql<number>`live_event_seats(id)`.as('taken')])
    .where('id', '=', eventId)
    .execute()
  return bounds.flatMap(({ capacity, taken }) =>
    capacity === null ? [] : [{ slot: null, capacity, taken, overbookedBecause: null }],
  )
}
