import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import type { SignedIn } from '../kernel/actor'
import { type QueueRow, readQueueRows } from './queue-rows.server'
import type { QueueSearch } from './schema'
import { readableApplications } from './scope.server'
import type { QueuePart } from './types'

export type Queue = {
  rows: QueueRow[]
  total: number
  page: number
  pages: number
  /** The neighbours of the application that is open, in the order of the queue; with none open, the first is next. */
  previous: string | null
  next: string | null
  timeZone: string
}

const perPage = 30
const atMost = 3000

/**
 * The applications that the actor may read, narrowed as asked, thirty a page: those promised first at the head unless
 * asked otherwise. `currentId` opens the page on which that application stands.
 */
export async function listQueue(
  db: DatabaseOrTx,
  actor: SignedIn,
  search: QueueSearch,
  currentId: string | null = null,
): Promise<Queue> {
  const ids = await listIds(db, actor, search)
  const at = currentId === null ? -1 : ids.indexOf(currentId)
  const pages = Math.max(1, Math.ceil(ids.length / perPage))
  const page = at >= 0 ? Math.floor(at / perPage) + 1 : Math.min(search.page, pages)
  const { homeTimeZone } = await readClub(db)
  return {
    rows: await readQueueRows(db, ids.slice((page - 1) * perPage, page * perPage), homeTimeZone),
    total: ids.length,
    page,
    pages,
    previous: at > 0 ? (ids[at - 1] ?? null) : null,
    next: (at >= 0 ? ids[at + 1] : ids.find(id => id !== currentId)) ?? null,
    timeZone: homeTimeZone,
  }
}

export type QueueFigures = { toRead: number; late: number; medianDays: number | null }

/** What waits for the actor, what is late for the club, and how long an answer took within the year. */
export async function readQueueFigures(db: DatabaseOrTx, actor: SignedIn): Promise<QueueFigures> {
  const { rows } = await sql<{ toRead: number; late: number; medianDays: number | null }>`
    select count(*) filter (where ${partOf('to_read')})::int as "toRead", count(*) filter (where ${isLate})::int as late,
      percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at) / 86400)
        filter (where state = 'decided' and decided_at > clock_timestamp() - interval '1 year') as "medianDays"
    from (${factsOf(actor)}) as q
  `.execute(db)
  const [row] = rows
  return {
    toRead: row?.toRead ?? 0,
    late: row?.late ?? 0,
    medianDays: row?.medianDays === null || row?.medianDays === undefined ? null : Number(row.medianDays),
  }
}

/** The programmes of which the actor may read an application, for the filter. */
export async function listReadFlows(
  db: DatabaseOrTx,
  actor: SignedIn,
): Promise<{ id: string; name: Bilingual }[]> {
  const { rows } = await sql<{ id: string; name: Bilingual }>`
    select distinct on (f.id) f.id, v.definition -> 'name' as name
    from applications a join flows f on f.id = a.flow_id join flow_versions v on v.id = a.flow_version_id
    where ${readableApplications(actor)}
    order by f.id, v.number desc
  `.execute(db)
  return rows
}

/** Everything that the parts of the queue are told apart by, one row an application. */
function factsOf(actor: SignedIn): RawBuilder<unknown> {
  const me = actor.personId
  return sql`
    select a.id, a.flow_id, a.state, a.source, a.score, a.submitted_at, a.reply_by, a.decided_at, a.person_id,
      ${withoutAccents(sql`p.family_name || ' ' || p.given_name`)} as sorted_name,
      ${withoutAccents(sql`p.given_name || ' ' || p.family_name`)} as name,
      (v.definition -> 'committee' ->> 'quorum')::int as quorum,
      (select count(*) from reviews r where r.application_id = a.id and r.vote is not null
        and not has_interest(a.id, r.reviewer_id)) as votes,
      r.id is not null as has_sheet, r.vote is not null as has_voted,
      has_interest(a.id, ${me}) as interest,
      exists (select 1 from application_assignments s where s.application_id = a.id and s.reviewer_id = ${me}) as is_mine,
      exists (select 1 from application_assignments s where s.application_id = a.id) as is_assigned,
      exists (select 1 from decisions d where d.application_id = a.id and d.state in ('pending', 'released')) as has_open,
      exists (select 1 from application_messages m where m.application_id = a.id and m.kind = 'request'
        and m.settled_at is null) as is_asked,
      exists (select 1 from interview_slots i where i.application_id = a.id and i.ends_at > clock_timestamp()) as has_interview
    from applications a
      join flows f on f.id = a.flow_id
      join flow_versions v on v.id = a.flow_version_id
      join persons p on p.id = a.person_id
      left join reviews r on r.application_id = a.id and r.reviewer_id = ${me}
    where ${readableApplications(actor)}
  `
}

const isLate = sql<boolean>`(state = 'submitted' and reply_by < clock_timestamp())`
const waits = sql<boolean>`(state = 'submitted' and not has_open)`
const isMineToRead = sql<boolean>`(${waits} and not interest and not has_voted and (is_mine or not is_assigned))`

function partOf(part: QueuePart): Expression<SqlBool> {
  switch (part) {
    case 'open':
      return sql<boolean>`state in ('submitted', 'waitlisted')`
    case 'to_read':
      return sql<boolean>`(${isMineToRead} and not has_sheet)`
    case 'to_vote':
      return sql<boolean>`(${isMineToRead} and has_sheet)`
    case 'asked':
      return sql<boolean>`(${waits} and is_asked)`
    case 'interview':
      return sql<boolean>`(${waits} and has_interview)`
    case 'ready':
      return sql<boolean>`(${waits} and votes >= quorum)`
    case 'pending':
      return sql<boolean>`has_open`
    case 'waitlisted':
      return sql<boolean>`state = 'waitlisted'`
    case 'decided':
      return sql<boolean>`state in ('decided', 'withdrawn')`
  }
}

async function listIds(db: DatabaseOrTx, actor: SignedIn, search: QueueSearch): Promise<string[]> {
  const conditions: Expression<SqlBool>[] = [partOf(search.part)]
  if (search.flow !== '') conditions.push(sql<boolean>`flow_id = ${search.flow}`)
  if (search.source !== '') conditions.push(sql<boolean>`source = ${search.source}`)
  if (search.mine) conditions.push(sql<boolean>`is_mine`)
  if (search.late) conditions.push(isLate)
  for (const word of search.q.split(/\s+/).filter(one => one !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql<boolean>`name like ${withoutAccents(sql`${like}::text`)}`)
  }
  const { rows } = await sql<{ id: string }>`
    select id from (${factsOf(actor)}) as q where ${sql.join(conditions, sql` and `)}
    order by ${orderOf(search)}, id limit ${atMost}
  `.execute(db)
  return rows.map(({ id }) => id)
}

function orderOf({ sort, order, part }: QueueSearch): RawBuilder<unknown> {
  const direction = order === 'ascending' ? sql`asc` : sql`desc`
  if (sort === 'name') return sql`sorted_name ${direction}`
  if (sort === 'score') return sql`score ${direction} nulls last`
  // What is over has no promise left: the latest answer comes first.
  if (part === 'decided') return sql`decided_at desc nulls last`
  return sql`(state = 'waitlisted'), reply_by ${direction}`
}

function withoutAccents(text: Expression<unknown>) {
  return sql<string>`translate(lower(${text}), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿœ', 'aaaaaaceeeeiiiinoooooouuuuyyo')`
}
