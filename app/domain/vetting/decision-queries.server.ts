import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import { type DecisionRow, findDecisions } from './decision-store.server'
import { readableApplications } from './scope.server'
import type { Named } from './types'

export type ListedDecision = DecisionRow & {
  person: Named
  flowName: Bilingual
  decidedByName: { givenName: string; familyName: string }
}
export type Decisions = {
  pending: ListedDecision[]
  /** Released, and still to be called back. */
  released: ListedDecision[]
  /** What was called back or took effect in the last thirty days, the latest first. */
  past: ListedDecision[]
  now: Date
  timeZone: string
}

const pastMost = 40

/** The decisions of the club, for those who run it; without those in which the actor has an interest. Null for others. */
export async function listDecisions(db: DatabaseOrTx, actor: SignedIn): Promise<Decisions | null> {
  if (!runsTheClub(actor)) return null
  const { rows } = await sql<{
    id: string
    givenName: string
    familyName: string
    civility: Named['civility']
    flowName: Bilingual
    byGiven: string
    byFamily: string
  }>`
    select d.id, p.given_name as "givenName", p.family_name as "familyName", p.civility,
      v.definition -> 'name' as "flowName", o.given_name as "byGiven", o.family_name as "byFamily"
    from decisions d
      join applications a on a.id = d.application_id
      join flows f on f.id = a.flow_id
      join flow_versions v on v.id = a.flow_version_id
      join persons p on p.id = a.person_id
      join persons o on o.id = d.decided_by
    where ${readableApplications(actor)} and not has_interest(a.id, ${actor.personId})
      and (d.state in ('pending', 'released')
        or coalesce(d.effective_at, d.called_back_at) > clock_timestamp() - interval '30 days')
    order by coalesce(d.effective_at, d.called_back_at) desc nulls first, d.decided_at, d.id
    limit 400
  `.execute(db)
  const found = await findDecisions(
    db,
    rows.map(({ id }) => id),
  )
  const all = rows.flatMap(({ id, givenName, familyName, civility, flowName, byGiven, byFamily }) => {
    const decision = found.find(each => each.id === id)
    const person = { givenName, familyName, civility }
    const decidedByName = { givenName: byGiven, familyName: byFamily }
    return decision ? [{ ...decision, person, flowName, decidedByName }] : []
  })
  return {
    pending: all.filter(({ state }) => state === 'pending'),
    released: all.filter(({ state }) => state === 'released'),
    past: all.filter(({ state }) => state === 'effective' || state === 'called_back').slice(0, pastMost),
    now: await readClock(db),
    timeZone: (await readClub(db)).homeTimeZone,
  }
}

/** How many decisions wait to be released, for the entry that leads to them. */
export async function countPendingDecisions(db: DatabaseOrTx, actor: SignedIn): Promise<number> {
  if (!runsTheClub(actor)) return 0
  const row = await db
    .selectFrom('decisions')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The rank that comes next on the waiting list of a programme. */
export async function readNextRank(db: DatabaseOrTx, flowId: string): Promise<number> {
  const { rows } = await sql<{ rank: number | null }>`
    select max(last.waitlist_rank) as rank from applications a
      join lateral (select d.waitlist_rank from decisions d where d.application_id = a.id and d.kind = 'waitlist'
        and d.state in ('pending', 'released', 'effective') order by d.decided_at desc limit 1) last on true
    where a.flow_id = ${flowId} and a.state in ('submitted', 'waitlisted')
  `.execute(db)
  return (rows[0]?.rank ?? 0) + 1
}
