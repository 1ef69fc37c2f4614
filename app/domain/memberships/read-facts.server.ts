import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import { listTiers } from '../tiers/queries.server'
import type { Ladder } from '../tiers/types'
import type { MemberFacts } from './evaluation'
import { earningReasons } from './points'
import type { MembershipKind, MembershipState } from './types'

/** The ladder as it stands. */
export async function readLadder(db: DatabaseOrTx): Promise<Ladder> {
  return { tiers: await listTiers(db), timeZone: (await readClub(db)).homeTimeZone }
}

/** People with a living membership, in the order of their ids. */
export async function listMemberIds(db: DatabaseOrTx): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('person_id')
    .where('ended_at', 'is', null)
    .orderBy('person_id')
    .execute()
  return rows.map(row => row.person_id)
}

/** What the evaluation asks of these people, by person. Whoever is no member is not there. */
export async function readFactsOf(
  db: DatabaseOrTx,
  personIds: readonly string[],
): Promise<Map<string, MemberFacts>> {
  const ids = [...personIds]
  if (ids.length === 0) return new Map()
  const members = await readMembers(db, ids)
  const points = groupBy(await readPoints(db, ids))
  const attendances = groupBy(await readAttendances(db, ids))
  const nominations = groupBy(await readNominationsAdmitted(db, ids))
  const pauses = groupBy(await readPauses(db, ids))
  return new Map(
    members.map(({ personId, fallsAt, ...row }) => [
      personId,
      {
        ...row,
        state: row.state as MembershipState,
        kind: row.kind as MembershipKind,
        descent: fallsAt && { fallsAt },
        points: points.get(personId) ?? [],
        attendances: (attendances.get(personId) ?? []).map(({ at }) => at),
        nominationsAdmitted: (nominations.get(personId) ?? []).map(({ at }) => at),
        pauses: pauses.get(personId) ?? [],
      },
    ]),
  )
}

function readMembers(db: DatabaseOrTx, ids: string[]) {
  return db
    .selectFrom('memberships as m')
    .innerJoin('membership_periods as p', join =>
      join.onRef('p.membership_id', '=', 'm.id').on('p.to_at', 'is', null),
    )
    .leftJoin('membership_descents as d', join =>
      join.onRef('d.membership_id', '=', 'm.id').on('d.settled_at', 'is', null),
    )
    .select([
      'm.person_id as personId',
      'm.started_at as memberSince',
      'p.tier_id as tierId',
      'p.state',
      'p.kind',
      'p.trial_until as trialUntil',
      'p.paused_until as pausedUntil',
      'p.from_at as stateSince',
      'd.falls_at as fallsAt',
      sql<Date>`coalesce((
        select max(other.to_at) from membership_periods other
        where other.membership_id = m.id and other.tier_id <> p.tier_id
      ), m.started_at)`.as('tierSince'),
    ])
    .where('m.ended_at', 'is', null)
    .where('m.person_id', 'in', ids)
    .execute()
}

function readPoints(db: DatabaseOrTx, ids: string[]) {
  return db
    .selectFrom('point_entries')
    .select(['person_id as personId', 'amount', 'earned_at as at'])
    .where('person_id', 'in', ids)
    .where('reason', 'in', [...earningReasons])
    .execute()
}

/** Someone was there on the day on which the event began. */
function readAttendances(db: DatabaseOrTx, ids: string[]) {
  return db
    .selectFrom('attendances as a')
    .innerJoin('events as e', 'e.id', 'a.event_id')
    .select(['a.person_id as personId', 'e.starts_at as at'])
    .where('a.person_id', 'in', ids)
    .where('a.came', '=', true)
    .execute()
}

/** Nominations whose person was admitted by the application that they opened. */
function readNominationsAdmitted(db: DatabaseOrTx, ids: string[]) {
  return db
    .selectFrom('nominations as n')
    .innerJoin('applications as a', 'a.nomination_id', 'n.id')
    .innerJoin('decisions as d', 'd.application_id', 'a.id')
    .select(({ fn }) => ['n.nominator_id as personId', fn.min<Date>('d.effective_at').as('at')])
    .where('n.nominator_id', 'in', ids)
    .where('d.state', '=', 'effective')
    .where('d.kind', 'in', ['admit', 'trial'])
    .groupBy(['n.id', 'n.nominator_id'])
    .execute()
}

function readPauses(db: DatabaseOrTx, ids: string[]) {
  return db
    .selectFrom('membership_periods as p')
    .innerJoin('memberships as m', 'm.id', 'p.membership_id')
    .select(['p.person_id as personId', 'p.from_at as from', 'p.to_at as to'])
    .where('m.ended_at', 'is', null)
    .where('p.person_id', 'in', ids)
    .where('p.state', 'in', ['paused', 'suspended'])
    .where('p.to_at', 'is not', null)
    .$narrowType<{ to: Date }>()
    .execute()
}

function groupBy<Row extends { personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.personId)
    if (group) group.push(row)
    else groups.set(row.personId, [row])
  }
  return groups
}
