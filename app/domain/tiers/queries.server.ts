import type { DatabaseOrTx } from '~db/client'
import { tierRule } from './schema'
import type { Tier } from './types'

/** Every tier, the lowest first. What the ladder asks and gives is told to everyone who stands on it. */
export async function listTiers(db: DatabaseOrTx): Promise<Tier[]> {
  const rows = await selectTiers(db).orderBy('rank').execute()
  return rows.map(toTier)
}

/** One tier by its part of the address; null when there is none. */
export async function readTier(db: DatabaseOrTx, slug: string): Promise<Tier | null> {
  const row = await selectTiers(db).where('slug', '=', slug).executeTakeFirst()
  return row ? toTier(row) : null
}

/** How many living memberships stand in each tier, by its id. A tier without any is not there. */
export async function countMembersByTier(db: DatabaseOrTx): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('membership_periods as p')
    .innerJoin('memberships as m', 'm.id', 'p.membership_id')
    .select(({ fn }) => ['p.tier_id as tierId', fn.countAll<string>().as('members')])
    .where('p.to_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .groupBy('p.tier_id')
    .execute()
  return new Map(rows.map(({ tierId, members }) => [tierId, Number(members)]))
}

function selectTiers(db: DatabaseOrTx) {
  return db
    .selectFrom('tiers')
    .select([
      'id',
      'slug',
      'rank',
      'name_fr',
      'name_en',
      'words_fr',
      'words_en',
      'early_access_hours',
      'guests_per_event',
      'nominations_per_year',
      'concierge_per_year',
      'rise_rule',
      'stay_rule',
      'grace_days',
      'version',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTiers>['executeTakeFirstOrThrow']>>

function toTier(row: Row): Tier {
  return {
    id: row.id,
    slug: row.slug,
    rank: row.rank,
    name: { fr: row.name_fr, en: row.name_en },
    words: { fr: row.words_fr, en: row.words_en },
    earlyAccessHours: row.early_access_hours,
    guestsPerEvent: row.guests_per_event,
    nominationsPerYear: row.nominations_per_year,
    conciergePerYear: row.concierge_per_year,
    riseRule: tierRule.parse(row.rise_rule),
    stayRule: tierRule.parse(row.stay_rule),
    graceDays: row.grace_days,
    version: row.version,
  }
}
