import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'

export type WalkInSlot = { id: string; label: Bilingual; startsAt: Date }

/**
 * The slots among which someone at the door is seated, for those who may: empty where the event asks for no choice. Null
 * for everyone else, and where every choice is a drive, whose vehicle is promised on the board.
 */
export async function readWalkInSlots(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<WalkInSlot[] | null> {
  if (!runsTheClub(actor)) return null
  const event = await db
    .selectFrom('events')
    .select('choices_min as least')
    .where('id', '=', eventId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!event || event.least > 1) return null
  if (event.least === 0) return []
  const rows = await db
    .selectFrom('slots')
    .select(['id', 'label_fr as fr', 'label_en as en', 'starts_at as startsAt'])
    .where('event_id', '=', eventId)
    .where('part', '=', 'choice')
    .where('model_id', 'is', null)
    .where('closed_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  if (rows.length === 0) return null
  return rows.map(({ id, fr, en, startsAt }) => ({ id, label: { fr, en }, startsAt }))
}
