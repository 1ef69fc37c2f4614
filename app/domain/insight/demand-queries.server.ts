import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { type Count, smallestGroup } from '../wishes/poll-policy'
import { type Season, seasons } from '../wishes/types'
import { readsWishesOf } from '../wishes/wish-queries.server'
import { groupPlaces, type Told, veil } from './demand'

/** Members who wish for each, over a year: none is counted twice for one thing, and no small group stands alone. */
export type Demand = {
  wishes: number
  /** How many members they come from; null while so few that they could be told. */
  members: number | null
  models: Told
  places: Told
  seasons: { season: Season; count: number | 'few' }[]
}

const withinDays = 365

/** What is wished for at this time, of those wishes that the actor may read. */
export async function readDemand(db: DatabaseOrTx, actor: Actor): Promise<Demand> {
  const rows = await db
    .selectFrom('wishes as w')
    .leftJoin('vehicle_models as m', 'm.id', 'w.model_id')
    .select(['w.person_id as personId', 'm.name as model', 'w.place', 'w.season'])
    .where('w.withdrawn_at', 'is', null)
    .where('w.made_at', '>', sql<Date>`clock_timestamp() - make_interval(days => ${withinDays})`)
    .where(readsWishesOf(actor))
    .orderBy('w.made_at')
    .execute()
  const members = new Set(rows.map(({ personId }) => personId)).size
  const bySeason = countPeople(rows.map(row => ({ key: row.season, personId: row.personId })))
  return {
    wishes: rows.length,
    members: members === 0 || members >= smallestGroup ? members : null,
    models: veil(countPeople(rows.map(row => ({ key: row.model, personId: row.personId })))),
    places: veil(countPeople(groupPlaces(rows))),
    seasons: seasons.map(season => {
      const count = bySeason.find(({ key }) => key === season)?.count ?? 0
      return { season, count: count > 0 && count < smallestGroup ? 'few' : count }
    }),
  }
}

function countPeople(said: readonly { key: string | null; personId: string }[]): Count[] {
  const people = new Map<string, Set<string>>()
  for (const { key, personId } of said) {
    if (!key) continue
    people.set(key, (people.get(key) ?? new Set()).add(personId))
  }
  return [...people].map(([key, who]) => ({ key, count: who.size }))
}
