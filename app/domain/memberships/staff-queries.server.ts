import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { listRequests } from './concierge-queries.server'
import { readLedger } from './earn-points.server'
import { type Ledger, type MembershipView, readMembership } from './my-membership.server'
import type { MemberSearch } from './schema'
import type { MembershipKind, MembershipState, PeriodCause } from './types'

export type MemberRow = {
  personId: string
  givenName: string
  familyName: string
  address: string
  tierName: Bilingual
  state: MembershipState
  kind: MembershipKind
  trialUntil: Date | null
  pausedUntil: Date | null
  memberSince: Date
  fallsAt: Date | null
  /** Points that may be spent now. */
  balance: number
  attendances: number
}

const perPage = 50

/** Members whom a search finds, by rank and name. For those who run the club; null for anyone else. */
export async function listMembers(
  db: DatabaseOrTx,
  actor: Actor,
  search: MemberSearch,
): Promise<{ members: MemberRow[]; total: number; page: number; pages: number } | null> {
  if (!runsTheClub(actor)) return null
  const found = selectMembers(db, search)
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(Math.ceil(Number(total) / perPage), 1)
  const page = Math.min(search.page, pages)
  const rows = await found
    .orderBy('t.rank', 'desc')
    .orderBy(sql`lower(n.family_name)`)
    .orderBy(sql`lower(n.given_name)`)
    .orderBy('n.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return { members: rows.map(toMember), total: Number(total), page, pages }
}

function selectMembers(db: DatabaseOrTx, { q, tier, state }: MemberSearch) {
  let found = db
    .selectFrom('memberships as m')
    .innerJoin('membership_periods as p', join =>
      join.onRef('p.membership_id', '=', 'm.id').on('p.to_at', 'is', null),
    )
    .innerJoin('tiers as t', 't.id', 'p.tier_id')
    .innerJoin('persons as n', 'n.id', 'm.person_id')
    .leftJoin('membership_descents as d', join =>
      join.onRef('d.membership_id', '=', 'm.id').on('d.settled_at', 'is', null),
    )
    .select([
      'n.id as personId',
      'n.given_name as givenName',
      'n.family_name as familyName',
      'n.address',
      't.name_fr',
      't.name_en',
      'p.state',
      'p.kind',
      'p.trial_until as trialUntil',
      'p.paused_until as pausedUntil',
      'm.started_at as memberSince',
      'd.falls_at as fallsAt',
      sql<boolean>`p.state = 'paused' and p.paused_until <= clock_timestamp()`.as('isBack'),
      sql<number>`(select coalesce(sum(e.amount - coalesce(
          (select sum(u.amount) from point_uses u where u.earned_entry_id = e.id), 0)), 0)::integer
        from point_entries e where e.person_id = n.id and e.amount > 0
          and (e.expires_at is null or e.expires_at > clock_timestamp()))`.as('balance'),
      sql<number>`(select count(*)::integer from attendances a where a.person_id = n.id and a.came)`.as(
        'attendances',
      ),
    ])
    .where('m.ended_at', 'is', null)
  if (tier) found = found.where('t.slug', '=', tier)
  if (state === 'trial' || state === 'honorary') found = found.where('p.kind', '=', state)
  else if (state === 'descent') found = found.where('d.id', 'is not', null)
  else if (state === 'paused')
    found = found.where(
      sql<boolean>`p.state = 'paused' and coalesce(p.paused_until > clock_timestamp(), true)`,
    )
  else if (state === 'suspended') found = found.where('p.state', '=', 'suspended')
  else if (state === 'active')
    found = found.where(
      sql<boolean>`(p.state = 'active' or (p.state = 'paused' and p.paused_until <= clock_timestamp()))`,
    )
  for (const word of q.split(/\s+/).filter(part => part !== '')) {
    const like = `%${word.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
    found = found.where(
      sql<boolean>`(n.given_name || ' ' || n.family_name || ' ' || n.address) ilike ${like}`,
    )
  }
  return found
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>

function toMember({ name_fr, name_en, isBack, ...row }: Row): MemberRow {
  return {
    ...row,
    tierName: { fr: name_fr, en: name_en },
    state: isBack ? 'active' : (row.state as MembershipState),
    kind: row.kind as MembershipKind,
  }
}

export type MemberPeriod = {
  id: string
  tierName: Bilingual
  state: MembershipState
  kind: MembershipKind
  cause: PeriodCause
  words: string
  from: Date
  to: Date | null
  trialUntil: Date | null
  pausedUntil: Date | null
  /** Who brought it about; null: the club's rules. */
  by: { givenName: string; familyName: string } | null
}

export type MemberPage = {
  person: { id: string; givenName: string; familyName: string; address: string }
  membership: MembershipView | null
  /** Of every membership that they ever had, the latest first. */
  periods: MemberPeriod[]
  ends: { at: Date; because: 'own_wish' | 'club'; words: string }[]
  ledger: Ledger
  requests: MembershipView['requests']
  now: Date
}

/** Someone as those who run the club see their membership, past and present; null for anyone else. */
export async function readMember(
  db: DatabaseOrTx,
  actor: Actor,
  personId: string,
): Promise<MemberPage | null> {
  if (!runsTheClub(actor) || !isUuid(personId)) return null
  const person = await db
    .selectFrom('persons')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'address'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return null
  return {
    person,
    membership: await readMembership(db, personId),
    periods: await listPeriods(db, personId),
    ends: await listEnds(db, personId),
    ledger: await readLedger(db, personId),
    requests: await listRequests(db, personId),
    now: await readClock(db),
  }
}

async function listPeriods(db: DatabaseOrTx, personId: string): Promise<MemberPeriod[]> {
  const rows = await db
    .selectFrom('membership_periods as p')
    .innerJoin('tiers as t', 't.id', 'p.tier_id')
    .leftJoin('persons as by', 'by.id', 'p.changed_by')
    .select([
      'p.id',
      't.name_fr',
      't.name_en',
      'p.state',
      'p.kind',
      'p.cause',
      'p.words',
      'p.from_at as from',
      'p.to_at as to',
      'p.trial_until as trialUntil',
      'p.paused_until as pausedUntil',
      'by.given_name',
      'by.family_name',
    ])
    .where('p.person_id', '=', personId)
    // A period that the same night ended as it began was never what someone was.
    .where(eb => eb.or([eb('p.to_at', 'is', null), eb('p.to_at', '>', eb.ref('p.from_at'))]))
    .orderBy('p.from_at', 'desc')
    .execute()
  return rows.map(({ name_fr, name_en, given_name, family_name, ...row }) => ({
    ...row,
    tierName: { fr: name_fr, en: name_en },
    state: row.state as MembershipState,
    kind: row.kind as MembershipKind,
    cause: row.cause as PeriodCause,
    by: given_name === null ? null : { givenName: given_name, familyName: family_name ?? '' },
  }))
}

async function listEnds(db: DatabaseOrTx, personId: string): Promise<MemberPage['ends']> {
  const rows = await db
    .selectFrom('memberships')
    .select(['ended_at', 'ended_because', 'ended_words'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is not', null)
    .$narrowType<{ ended_at: Date }>()
    .orderBy('ended_at', 'desc')
    .execute()
  return rows.map(row => ({
    at: row.ended_at,
    because: row.ended_because === 'club' ? 'club' : 'own_wish',
    words: row.ended_words,
  }))
}
