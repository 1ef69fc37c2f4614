import type { Database } from '~db/client'
import type { ArtKind, EventState } from '../events/types'
import type { SignedIn } from '../kernel/actor'
import type { ReservedEvent } from '../reservations/queries.server'
import type { Chance } from './chance'
import { readWaiting } from './queries.server'

/** A line that someone stands in: how it looks for them, or the seats that it offers them now. */
export type MyWait = {
  event: ReservedEvent
  /** They ask by this letter; null: as a member. */
  invitationId: string | null
  seats: number
  chance: Chance
  offer: { reservationId: string; until: Date } | null
}

/** Every line that the actor waits in, the nearest event first. What they may not see any more is not among them. */
export async function listMyWaits(db: Database, actor: SignedIn): Promise<MyWait[]> {
  const waits: MyWait[] = []
  for (const { invitationId, event } of await findLines(db, actor)) {
    const view = await readWaiting(db, actor, { eventId: event.id })
    if (!view?.entry) continue
    const { entry, chance, offer } = view
    waits.push({ event, invitationId, seats: entry.seats, chance: chance.chance, offer })
  }
  return waits
}

async function findLines(
  db: Database,
  { personId }: SignedIn,
): Promise<Pick<MyWait, 'event' | 'invitationId'>[]> {
  const rows = await db
    .selectFrom('waitlist_entries as w')
    .innerJoin('events as e', 'e.id', 'w.event_id')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .leftJoin('invitations as i', join =>
      join
        .onRef('i.event_id', '=', 'w.event_id')
        .onRef('i.person_id', '=', 'w.person_id')
        .on('i.state', 'in', ['sent', 'declined']),
    )
    .select([
      'i.id as invitationId',
      'e.id',
      'e.slug',
      'e.title_fr as fr',
      'e.title_en as en',
      'e.venue',
      'e.venue_city as city',
      'e.time_zone as timeZone',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'e.state',
      'e.art',
      'b.name as brandName',
      'b.accent',
    ])
    .where('w.person_id', '=', personId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .orderBy('e.starts_at')
    .orderBy('e.id')
    .execute()
  return rows.map(({ invitationId, fr, en, state, art, ...event }) => ({
    invitationId,
    event: { ...event, title: { fr, en }, state: state as EventState, art: art as ArtKind },
  }))
}
