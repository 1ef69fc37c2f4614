import { type Expression, type SqlBool, sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import { type StandingFacts, standingOfNomination } from './policy'
import type { NominationSearch } from './schema'
import type { NominationStanding, NominationState, WithdrawnBecause } from './types'

/** How far the passage came that began with nomination `n`: an admission counts once it has taken effect. */
const applicationOf = sql<StandingFacts['application']>`case
  when exists (select 1 from applications a join decisions d on d.application_id = a.id
    where a.nomination_id = n.id and d.state = 'effective' and d.kind in ('admit', 'trial')) then 'admitted'
  when exists (select 1 from applications a where a.nomination_id = n.id) then 'begun'
  else 'none' end`

const nameOfFlow = sql<Bilingual>`(select v.definition -> 'name' from flow_versions v where v.flow_id = n.flow_id
  order by v.state = 'published' desc, v.number desc limit 1)`

/** As the nominator reads it. The names are empty once they are erased. */
export type MyNomination = {
  id: string
  givenName: string
  familyName: string
  createdAt: Date
  standing: NominationStanding
}

/** The actor's own nominations, the newest first, with what a nominator may know of each. */
export async function listNominationsOf(db: DatabaseOrTx, actor: Actor): Promise<MyNomination[]> {
  if (actor.kind !== 'person') return []
  const rows = await db
    .selectFrom('nominations as n')
    .select(['n.id', 'n.given_name', 'n.family_name', 'n.created_at', 'n.state'])
    .select(applicationOf.as('application'))
    .where('n.nominator_id', '=', actor.personId)
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    createdAt: row.created_at,
    standing: standingOfNomination({
      state: row.state as NominationState,
      application: row.application,
    }),
  }))
}

/** How many of a person's nominations led into the circle since an instant: what counts towards their own rise and stay. */
export async function countAdmittedNominations(
  db: DatabaseOrTx,
  personId: string,
  since: Date,
): Promise<number> {
  const { count } = await db
    .selectFrom('nominations as n')
    .innerJoin('applications as a', 'a.nomination_id', 'n.id')
    .innerJoin('decisions as d', 'd.application_id', 'a.id')
    .select(eb => eb.fn.count<string>('n.id').distinct().as('count'))
    .where('n.nominator_id', '=', personId)
    .where('d.state', '=', 'effective')
    .where('d.kind', 'in', ['admit', 'trial'])
    .where('d.effective_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type NominationLine = {
  id: string
  nominator: { id: string; name: string }
  /** As the nominator wrote it; empty once erased. */
  name: string
  /** Null when nobody is known under the address, or no longer. */
  personId: string | null
  line: string
  flowName: Bilingual
  state: NominationState
  because: WithdrawnBecause | null
  application: StandingFacts['application']
  createdAt: Date
  expiresAt: Date
}
export type NominationPage = { nominations: NominationLine[]; total: number; page: number; pages: number }

const perPage = 50

/** Every nomination with its reasons, the newest first, for those who run the club; null for anyone else. `q` is looked for in both names. */
export async function listNominations(
  db: DatabaseOrTx,
  actor: Actor,
  search: NominationSearch,
): Promise<NominationPage | null> {
  if (!runsTheClub(actor)) return null
  const found = db
    .selectFrom('nominations as n')
    .innerJoin('persons as who', 'who.id', 'n.nominator_id')
    .where(eb => eb.and(conditionsOf(search)))
  const { count } = await found.select(eb => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(Number(count) / perPage))
  const page = Math.min(search.page, pages)
  const rows = await found
    .select([
      'n.id',
      'n.nominator_id as nominatorId',
      'n.person_id as personId',
      'n.line',
      'n.state',
      'n.withdrawn_because as because',
      'n.created_at as createdAt',
      'n.expires_at as expiresAt',
      applicationOf.as('application'),
      nameOfFlow.as('flowName'),
      sql<string>`trim(who.given_name || ' ' || who.family_name)`.as('nominatorName'),
      sql<string>`trim(n.given_name || ' ' || n.family_name)`.as('name'),
    ])
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return {
    total: Number(count),
    page,
    pages,
    nominations: rows.map(({ nominatorId, nominatorName, state, because, ...row }) => ({
      ...row,
      nominator: { id: nominatorId, name: nominatorName },
      state: state as NominationState,
      because: because as WithdrawnBecause | null,
    })),
  }
}

function conditionsOf({ q, state }: NominationSearch): Expression<SqlBool>[] {
  const words = q.split(/\s+/).filter(one => one !== '')
  return [
    ...words.map(word => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return sql<boolean>`concat_ws(' ', who.given_name, who.family_name, n.given_name, n.family_name) ilike ${like}`
    }),
    ...(state === '' ? [] : [sql<boolean>`n.state = ${state}`]),
  ]
}

/** What became of one nominator’s names; `accepted` counts every yes, also of those who are members by now. */
export type NominatorRecord = {
  personId: string
  name: string
  all: number
  waiting: number
  accepted: number
  members: number
  declined: number
  silent: number
  withdrawn: number
}

/** The record of each nominator, those who brought most members first, for those who run the club; null for anyone else. */
export async function listNominators(db: DatabaseOrTx, actor: Actor): Promise<NominatorRecord[] | null> {
  if (!runsTheClub(actor)) return null
  const counted = db
    .selectFrom('nominations as n')
    .select(['n.nominator_id', 'n.state', applicationOf.as('application')])
    .as('n')
  const count = (what: Expression<SqlBool>) => sql<number>`count(*) filter (where ${what})::int`
  const inState = (state: NominationState) => count(sql<boolean>`n.state = ${state}`)
  return db
    .selectFrom(counted)
    .innerJoin('persons as who', 'who.id', 'n.nominator_id')
    .select([
      'who.id as personId',
      sql<string>`trim(who.given_name || ' ' || who.family_name)`.as('name'),
      sql<number>`count(*)::int`.as('all'),
      inState('sent').as('waiting'),
      inState('accepted').as('accepted'),
      count(sql<boolean>`n.application = 'admitted'`).as('members'),
      inState('declined').as('declined'),
      inState('silent').as('silent'),
      inState('withdrawn').as('withdrawn'),
    ])
    .groupBy(['who.id', 'who.given_name', 'who.family_name'])
    .orderBy('members', 'desc')
    .orderBy('accepted', 'desc')
    .orderBy('name')
    .limit(200)
    .execute()
}
