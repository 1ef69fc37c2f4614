import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { isUuid } from '../kernel/uuid'
import type { MemberStanding, MembershipKind, MembershipState } from './types'

/**
 * What someone is now (by the database's clock, or at the `now` that the caller read): their tier, what it gives, and
 * how they hold it. Null for whoever is no member. A pause ends at its instant, whether or not the night has passed.
 * The caller has settled that the actor may know it.
 */
export async function readStandingOf(
  db: DatabaseOrTx,
  personId: string,
  now?: Date,
): Promise<MemberStanding | null> {
  if (!isUuid(personId)) return null
  const at = now ?? (await readClock(db))
  const row = await selectStandings(db)
    .where('p.person_id', '=', personId)
    .where('p.to_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst()
  return row ? toStanding(row, at) : null
}

/** What someone was at an instant, told with what their tier gives today. Null when they were no member then. */
export async function standingOn(
  db: DatabaseOrTx,
  personId: string,
  at: Date,
): Promise<MemberStanding | null> {
  if (!isUuid(personId)) return null
  const row = await selectStandings(db)
    .where('p.person_id', '=', personId)
    .where('p.from_at', '<=', at)
    .where(eb => eb.or([eb('p.to_at', 'is', null), eb('p.to_at', '>', at)]))
    .executeTakeFirst()
  return row ? toStanding(row, at) : null
}

/** Those of several people at once, by person. Whoever is no member is not there. */
export async function readStandingsOf(
  db: DatabaseOrTx,
  personIds: readonly string[],
): Promise<Map<string, MemberStanding>> {
  if (personIds.length === 0) return new Map()
  const now = await readClock(db)
  const rows = await selectStandings(db)
    .where('p.person_id', 'in', [...personIds])
    .where('p.to_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .execute()
  return new Map(rows.map(row => [row.personId, toStanding(row, now)]))
}

function selectStandings(db: DatabaseOrTx) {
  return db
    .selectFrom('membership_periods as p')
    .innerJoin('memberships as m', 'm.id', 'p.membership_id')
    .innerJoin('tiers as t', 't.id', 'p.tier_id')
    .select([
      'p.person_id as personId',
      'm.id as membershipId',
      't.id as tierId',
      't.slug as tierSlug',
      't.rank',
      't.name_fr',
      't.name_en',
      'p.state',
      'p.kind',
      'p.trial_until as trialUntil',
      'p.paused_until as pausedUntil',
      'm.started_at as memberSince',
      't.early_access_hours as earlyAccessHours',
      't.guests_per_event as guestsPerEvent',
      't.nominations_per_year as nominationsPerYear',
      't.concierge_per_year as conciergePerYear',
      sql<Date>`coalesce((
        select max(other.to_at) from membership_periods other
        where other.membership_id = p.membership_id and other.tier_id <> p.tier_id and other.to_at <= p.from_at
      ), m.started_at)`.as('since'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectStandings>['executeTakeFirstOrThrow']>>

function toStanding({ name_fr, name_en, personId: _, ...row }: Row, at: Date): MemberStanding {
  const isBack = row.state === 'paused' && row.pausedUntil !== null && row.pausedUntil <= at
  return {
    ...row,
    tierName: { fr: name_fr, en: name_en },
    state: isBack ? 'active' : (row.state as MembershipState),
    pausedUntil: isBack ? null : row.pausedUntil,
    kind: row.kind as MembershipKind,
  }
}
