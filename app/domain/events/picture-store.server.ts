import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { readEventForStaff } from './queries.server'
import type { StaffEvent } from './types'

/** Holds the pictures of an event still, under the lock on the event; null for whoever does not do its brand's work. */
export async function lockPicturesOf(tx: Tx, actor: Actor, eventId: string): Promise<StaffEvent | null> {
  if ((await readEventForStaff(tx, actor, eventId)) === null) return null
  await lockRows(tx, 'events', [eventId])
  return readEventForStaff(tx, actor, eventId)
}

export async function countPictures(db: DatabaseOrTx, eventId: string): Promise<number> {
  const { all } = await db
    .selectFrom('event_pictures')
    .select(({ fn }) => fn.countAll<string>().as('all'))
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow()
  return Number(all)
}

/** The ids of an event's pictures in their order. */
export async function orderOfPictures(tx: Tx, eventId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('event_pictures')
    .select('id')
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

/** Numbers pictures from one in this order. The schema compares positions at the commit alone. */
export async function numberPictures(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx
      .updateTable('event_pictures')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .where('position', '<>', index + 1)
      .execute()
  }
}
