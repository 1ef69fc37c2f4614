import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { readStandingsOf } from '../memberships/queries.server'
import { precedenceOf, type Standing } from './order'
import type { LineOrder } from './types'

/** What the rule of a line may look at in these people. */
export async function readStandings(
  db: DatabaseOrTx,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, Standing>> {
  if (personIds.length === 0) return new Map()
  const members = await readStandingsOf(db, personIds)
  const visits = await db
    .selectFrom('attendances as a')
    .innerJoin('events as e', 'e.id', 'a.event_id')
    .select(({ fn }) => [
      'a.person_id as personId',
      fn.countAll<string>().filterWhere('a.came', '=', true).as('came'),
      fn
        .countAll<string>()
        .filterWhere('a.came', '=', false)
        .filterWhere('a.excused_at', 'is', null)
        .as('missed'),
    ])
    .where('a.person_id', 'in', [...personIds])
    .where('e.starts_at', '>', sql<Date>`${now}::timestamptz - interval '24 months'`)
    .groupBy('a.person_id')
    .execute()
  const of = new Map(visits.map(row => [row.personId, row]))
  return new Map(
    personIds.map(id => {
      const seen = of.get(id)
      return [
        id,
        {
          rank: members.get(id)?.rank ?? 0,
          came: Number(seen?.came ?? 0),
          missed: Number(seen?.missed ?? 0),
        },
      ]
    }),
  )
}

/** Puts a line in order anew: a rank or an attendance may have changed since someone joined, and so may the rule. */
export async function refreshPrecedence(tx: Tx, eventId: string, order: LineOrder, now: Date): Promise<void> {
  const entries = await tx
    .selectFrom('waitlist_entries')
    .select(['id', 'person_id as personId', 'precedence'])
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .execute()
  const standings =
    order === 'arrival'
      ? new Map<string, Standing>()
      : await readStandings(
          tx,
          entries.map(({ personId }) => personId),
          now,
        )
  for (const { id, personId, precedence } of entries) {
    const present = precedenceOf(order, standings.get(personId) ?? { rank: 0, came: 0, missed: 0 })
    if (present === precedence) continue
    await tx.updateTable('waitlist_entries').set({ precedence: present }).where('id', '=', id).execute()
  }
}
