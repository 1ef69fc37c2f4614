import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { diffTold, seenBy, type ToldFacts } from '../events/told-facts'
import type { Actor } from '../kernel/actor'
import { countConcerned } from './concerned.server'

export type ToldCounts = { confirmed: number; held: number; waiting: number; invited: number }

/** How many people would be told of a change, each by what of it is other for them; null for who may not ask. */
export async function countTold(
  db: DatabaseOrTx,
  actor: Actor,
  { eventId, before, after }: { eventId: string; before: ToldFacts; after: ToldFacts },
): Promise<ToldCounts | null> {
  const concerned = await countConcerned(db, actor, eventId)
  if (!concerned) return null
  const { rows } = await sql<{ state: string; slotIds: string[] }>`
    select r.state, coalesce(array_agg(rs.slot_id) filter (where rs.slot_id is not null), '{}') as "slotIds"
    from reservations r left join reservation_slots rs on rs.reservation_id = r.id
    where r.event_id = ${eventId}::uuid
      and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
    group by r.id
  `.execute(db)
  const isOther = (reader: { isConfirmed: boolean; slotIds: readonly string[] }) =>
    diffTold(seenBy(before, reader), seenBy(after, reader)).length > 0
  const told = rows.filter(({ state, slotIds }) => isOther({ isConfirmed: state === 'confirmed', slotIds }))
  const confirmed = told.filter(({ state }) => state === 'confirmed').length
  const others = isOther({ isConfirmed: false, slotIds: [] })
  return {
    confirmed,
    held: told.length - confirmed,
    waiting: others ? concerned.waiting : 0,
    invited: others ? concerned.invited : 0,
  }
}
