import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { SignedIn } from '../kernel/actor'
import { isToldOf } from './scope.server'

/** All that a member below its rank learns of an event: no place, no day, no house. */
export type Teaser = { slug: string; title: Bilingual; season: Bilingual; minRank: number }

/**
 * The events whose teaser this person reads: announced, not over, and closed to them by their rank alone. In the order
 * of their titles, which says nothing of their days. With `slug`, that one.
 */
export async function listTeasers(db: DatabaseOrTx, actor: SignedIn, slug?: string): Promise<Teaser[]> {
  const all = db
    .selectFrom('events as e')
    .select(['e.slug', 'e.title_fr', 'e.title_en', 'e.season_fr', 'e.season_en', 'e.min_rank'])
    .where('e.visibility', '=', 'teaser')
    .where('e.state', '=', 'published')
    .where('e.ends_at', '>', sql<Date>`clock_timestamp()`)
    .where(sql<boolean>`exists (
      select 1 from memberships m where m.person_id = ${actor.personId}::uuid and m.ended_at is null)`)
    .where(eb => eb.not(isToldOf({ ...actor, roles: [] })))
    .orderBy('e.title_fr')
  const rows = await (slug === undefined ? all : all.where('e.slug', '=', slug)).execute()
  return rows.map(row => ({
    slug: row.slug,
    title: { fr: row.title_fr, en: row.title_en },
    season: { fr: row.season_fr, en: row.season_en },
    minRank: row.min_rank ?? 1,
  }))
}
