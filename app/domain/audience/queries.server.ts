import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Civility, Standing } from '../accounts/types'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readWritingFactsOf } from '../permission/queries.server'
import { REMOVED_VALUE } from '../profile/purposes'
import { reachOf } from './policy'
import { type Audience, type AudienceFilters, type Candidate, factOfCriterion } from './types'

const pageSize = 50
const everyone: AudienceFilters = { search: '', model: '', city: '', country: '', language: '', standing: '' }

/**
 * The people that an event's brand may invite, a page of 50 at a time, by name: those with a current permission for its
 * invitations by e-mail. People who said yes to other brands only do not exist here. Null when the event is not the
 * actor's to run.
 */
export async function findAudience(
  db: DatabaseOrTx,
  actor: Actor,
  asked: { eventId: string; filters: AudienceFilters; page: number },
): Promise<Audience | null> {
  const event = await readEventForStaff(db, actor, asked.eventId)
  if (event === null) return null
  const total = await countPeople(db, event, asked.filters)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, asked.page), pages)
  const rows = await selectPeople(db, event, asked.filters)
    .orderBy(sql`lower(p.family_name)`)
    .orderBy(sql`lower(p.given_name)`)
    .orderBy('p.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const choices = {
    model: await findChoices(db, event, 'model'),
    city: await findChoices(db, event, 'city'),
    country: await findChoices(db, event, 'country'),
  }
  return { candidates: await withReach(db, event, rows), total, page, pages, choices }
}

/** These people, as far as the event's brand may invite them; whoever it may not is left out. */
export async function findCandidates(
  db: DatabaseOrTx,
  event: StaffEvent,
  personIds: readonly string[],
): Promise<Candidate[]> {
  const ids = personIds.filter(isUuid)
  if (ids.length === 0) return []
  const rows = await selectPeople(db, event, everyone)
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('p.id')
    .execute()
  return withReach(db, event, rows)
}

async function withReach(db: DatabaseOrTx, event: StaffEvent, rows: Row[]): Promise<Candidate[]> {
  const now = await readClock(db)
  const facts = await readWritingFactsOf(
    db,
    rows.map(row => row.id),
    event.brand.id,
    'email',
  )
  return rows.map(row => {
    const known = facts.get(row.id)
    if (!known) throw new Error(`no writing facts of person ${row.id}`)
    return { ...toCandidate(row), reach: reachOf(known, now, event.replyClosesAt) }
  })
}

function selectAllowing(db: DatabaseOrTx, event: StaffEvent) {
  return db
    .selectFrom('persons as p')
    .innerJoin('permissions as g', 'g.person_id', 'p.id')
    .where('g.brand_id', '=', event.brand.id)
    .where('g.purpose', '=', 'invitations')
    .where('g.channel', '=', 'email')
    .where('g.withdrawn_at', 'is', null)
}

function selectPeople(db: DatabaseOrTx, event: StaffEvent, filters: AudienceFilters) {
  return selectAllowing(db, event)
    .leftJoin('invitations as i', join =>
      join.onRef('i.person_id', '=', 'p.id').on('i.event_id', '=', event.id),
    )
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.civility', 'p.locale', 'p.standing'])
    .select(['i.wave_id', 'i.state as invitation_state'])
    .select([
      factOf(event, 'model').as('model'),
      factOf(event, 'city').as('city'),
      factOf(event, 'country').as('country'),
    ])
    .where(narrows(event, filters))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>

async function countPeople(db: DatabaseOrTx, event: StaffEvent, filters: AudienceFilters): Promise<number> {
  const { count } = await selectAllowing(db, event)
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where(narrows(event, filters))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function findChoices(db: DatabaseOrTx, event: StaffEvent, criterion: FactCriterion): Promise<string[]> {
  const rows = await selectAllowing(db, event)
    .innerJoin('facts as f', 'f.person_id', 'p.id')
    .where('f.brand_id', '=', event.brand.id)
    .where('f.kind', '=', factOfCriterion[criterion])
    .where('f.value', '<>', REMOVED_VALUE)
    .where('f.superseded_at', 'is', null)
    .select('f.value')
    .distinct()
    .orderBy('f.value')
    .limit(500)
    .execute()
  return rows.map(row => row.value)
}

type FactCriterion = keyof typeof factOfCriterion

/** A fact in force that the person gave to this brand and did not take away; other brands' facts are not read. */
function factOf(event: StaffEvent, criterion: FactCriterion) {
  return sql<string | null>`(
    select f.value from facts f
    where f.person_id = p.id and f.brand_id = ${event.brand.id} and f.kind = ${factOfCriterion[criterion]}
      and f.value <> ${REMOVED_VALUE} and f.superseded_at is null)`
}

function narrows(event: StaffEvent, filters: AudienceFilters): Expression<SqlBool> {
  const conditions = [sql<boolean>`true`]
  for (const kind of ['model', 'city', 'country'] as const) {
    if (filters[kind] !== '') conditions.push(sql<boolean>`${factOf(event, kind)} = ${filters[kind]}`)
  }
  if (filters.language !== '') conditions.push(sql<boolean>`p.locale = ${filters.language}`)
  if (filters.standing !== '') conditions.push(sql<boolean>`p.standing = ${filters.standing}`)
  for (const word of filters.search.split(/\s+/).filter(part => part !== '')) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql<boolean>`concat_ws(' ', p.given_name, p.family_name, p.address) ilike ${pattern}`)
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

function toCandidate(row: Row): Omit<Candidate, 'reach'> {
  return {
    personId: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    civility: row.civility as Civility | null,
    locale: row.locale === 'en' ? 'en' : 'fr',
    standing: row.standing as Standing,
    model: row.model,
    city: row.city,
    country: row.country,
    invited: row.wave_id === null ? null : { waveId: row.wave_id, isDraft: row.invitation_state === 'draft' },
  }
}
