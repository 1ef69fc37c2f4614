import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'

export type AskedOfConcierge = {
  id: string
  personId: string
  givenName: string
  familyName: string
  words: string
  askedAt: Date
}

const most = 30

/**
 * What members have asked of the concierge these three months and was not given back, the newest first, at most thirty.
 * For those who run the club; nothing for anyone else.
 */
export async function listAskedOfConcierge(db: DatabaseOrTx, actor: Actor): Promise<AskedOfConcierge[]> {
  if (!runsTheClub(actor)) return []
  return db
    .selectFrom('benefit_uses as u')
    .innerJoin('persons as p', 'p.id', 'u.person_id')
    .select(['u.id', 'u.person_id as personId', 'p.given_name as givenName', 'p.family_name as familyName'])
    .select(['u.words', 'u.used_at as askedAt'])
    .where('u.benefit', '=', 'concierge')
    .where('u.given_back_at', 'is', null)
    .where('u.used_at', '>', sql<Date>`clock_timestamp() - interval '3 months'`)
    .orderBy('u.used_at', 'desc')
    .orderBy('u.id')
    .limit(most)
    .execute()
}
