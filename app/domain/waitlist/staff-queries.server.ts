import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { HeadRule } from '../reservations/line'
import { readHeadRule } from '../reservations/read-line.server'
import type { Standing } from './order'
import { readStandings } from './read-standing.server'
import { readLineOrder } from './store.server'
import type { EntryEnd, EntryState, LineOrder, Wants } from './types'

/** One party of a line as the staff of the event read it, with what its place rests on. */
export type StaffLineRow = {
  id: string
  personId: string
  name: string
  seats: number
  guestNames: string[]
  wants: Wants
  slots: Date[]
  state: EntryState
  joinedAt: Date
  offersMade: number
  passedOverBecause: string
  standing: Standing
  offer: { until: Date; byHand: boolean; reason: string } | null
}
export type EndedRow = {
  id: string
  name: string
  seats: number
  endedAt: Date
  because: EntryEnd
  words: string
}
export type StaffLine = {
  order: LineOrder
  head: HeadRule
  /** In the order in which they would be served; those with an offer stand before. */
  line: StaffLineRow[]
  ended: EndedRow[]
}

const endedAtMost = 30

/** The line of an event for those who do its brand's work; null for everyone else, as if there were none. */
export async function readLineForStaff(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<StaffLine | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (!event) return null
  const now = await readClock(db)
  const rows = await selectLiving(db, eventId)
  const standings = await readStandings(
    db,
    rows.map(row => row.personId),
    now,
  )
  const slots = await readSlots(db, eventId)
  const line = rows.map(
    ({ givenName, familyName, until, source, staffReason, ...row }): StaffLineRow => ({
      ...row,
      wants: row.wants as Wants,
      state: row.state as EntryState,
      name: `${givenName} ${familyName}`.trim(),
      slots: slots.get(row.id) ?? [],
      standing: standings.get(row.personId) ?? { rank: 0, came: 0, missed: 0 },
      offer: until && { until, byHand: source === 'staff', reason: staffReason ?? '' },
    }),
  )
  return {
    order: await readLineOrder(db, eventId),
    head: await readHeadRule(db, eventId),
    line,
    ended: await readEnded(db, eventId),
  }
}

function selectLiving(db: DatabaseOrTx, eventId: string) {
  return db
    .selectFrom('waitlist_entries as w')
    .innerJoin('persons as p', 'p.id', 'w.person_id')
    .leftJoin('reservations as r', join =>
      join.onRef('r.waitlist_entry_id', '=', 'w.id').on('r.state', '=', 'offered'),
    )
    .select([
      'w.id',
      'w.person_id as personId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'w.seats',
      'w.guest_names as guestNames',
      'w.wants',
      'w.state',
      'w.joined_at as joinedAt',
      'w.offers_made as offersMade',
      'w.passed_over_because as passedOverBecause',
      'r.expires_at as until',
      'r.source',
      'r.staff_reason as staffReason',
    ])
    .where('w.event_id', '=', eventId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .orderBy('w.state')
    .orderBy('w.precedence', 'desc')
    .orderBy('w.joined_at')
    .orderBy('w.id')
    .execute()
}

async function readSlots(db: DatabaseOrTx, eventId: string): Promise<Map<string, Date[]>> {
  const rows = await db
    .selectFrom('waitlist_entry_slots as ws')
    .innerJoin('slots as s', 's.id', 'ws.slot_id')
    .select(['ws.entry_id as entryId', 's.starts_at as startsAt'])
    .where('ws.event_id', '=', eventId)
    .orderBy('s.starts_at')
    .execute()
  const slots = new Map<string, Date[]>()
  for (const { entryId, startsAt } of rows) slots.set(entryId, [...(slots.get(entryId) ?? []), startsAt])
  return slots
}

async function readEnded(db: DatabaseOrTx, eventId: string): Promise<EndedRow[]> {
  const rows = await db
    .selectFrom('waitlist_entries as w')
    .innerJoin('persons as p', 'p.id', 'w.person_id')
    .select([
      'w.id',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'w.seats',
      'w.ended_at as endedAt',
      'w.ended_because as because',
      'w.ended_words as words',
    ])
    .where('w.event_id', '=', eventId)
    .where('w.ended_at', 'is not', null)
    .orderBy('w.ended_at', 'desc')
    .limit(endedAtMost)
    .execute()
  return rows.flatMap(({ givenName, familyName, endedAt, because, ...row }) =>
    endedAt === null
      ? []
      : [{ ...row, name: `${givenName} ${familyName}`.trim(), endedAt, because: because as EntryEnd }],
  )
}
