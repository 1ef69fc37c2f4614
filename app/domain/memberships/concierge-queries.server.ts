import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'

/** Something that a member asked of the concierge: it waits, was done by someone, or was given back. */
export type ConciergeRequest = {
  id: string
  personId: string
  words: string
  askedAt: Date
  givenBackAt: Date | null
  doneAt: Date | null
  /** The given name of whoever did it; empty where it is not known. */
  doneBy: string
}
export type AskedOfConcierge = ConciergeRequest & { givenName: string; familyName: string }

const most = 30

/**
 * What members have asked of the concierge these three months and was not given back, the newest first, at most thirty.
 * For those who run the club; nothing for anyone else.
 */
export async function listAskedOfConcierge(db: DatabaseOrTx, actor: Actor): Promise<AskedOfConcierge[]> {
  if (!runsTheClub(actor)) return []
  return selectRequests(db)
    .innerJoin('persons as p', 'p.id', 'u.person_id')
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .where('u.given_back_at', 'is', null)
    .where('u.used_at', '>', sql<Date>`clock_timestamp() - interval '3 months'`)
    .limit(most)
    .execute()
}

/** What someone asked of the concierge, the latest first. The caller has settled that the actor may read it. */
export async function listRequests(db: DatabaseOrTx, personId: string): Promise<ConciergeRequest[]> {
  return selectRequests(db).where('u.person_id', '=', personId).execute()
}

function selectRequests(db: DatabaseOrTx) {
  return db
    .selectFrom('benefit_uses as u')
    .leftJoin('persons as d', 'd.id', 'u.done_by')
    .select(['u.id', 'u.person_id as personId', 'u.words', 'u.used_at as askedAt'])
    .select(['u.given_back_at as givenBackAt', 'u.done_at as doneAt'])
    .select(sql<string>`coalesce(d.given_name, '')`.as('doneBy'))
    .where('u.benefit', '=', 'concierge')
    .orderBy('u.used_at', 'desc')
    .orderBy('u.id')
}
