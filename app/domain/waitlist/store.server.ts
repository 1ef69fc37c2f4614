import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { EntryEnd, EntryState, LineOrder, WaitlistEntry, Wants } from './types'

/** The place that someone has in the line of an event, waiting or with an offer; null: none. */
export async function findLivingEntry(
  db: DatabaseOrTx,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<WaitlistEntry | null> {
  const row = await selectEntries(db)
    .where('w.event_id', '=', eventId)
    .where('w.person_id', '=', personId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .executeTakeFirst()
  return row ? shapeEntry(row) : null
}

/** Their latest place that is over; null: none. */
export async function findEndedEntry(
  db: DatabaseOrTx,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<WaitlistEntry | null> {
  const row = await selectEntries(db)
    .where('w.event_id', '=', eventId)
    .where('w.person_id', '=', personId)
    .where('w.state', 'not in', ['waiting', 'offered'])
    .orderBy('w.ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? shapeEntry(row) : null
}

export async function findEntry(db: DatabaseOrTx, id: string): Promise<WaitlistEntry | null> {
  const row = await selectEntries(db).where('w.id', '=', id).executeTakeFirst()
  return row ? shapeEntry(row) : null
}

/** Those with an offer, and those who wait: in any order. */
export async function findLivingEntries(db: DatabaseOrTx, eventId: string): Promise<WaitlistEntry[]> {
  const rows = await selectEntries(db)
    .where('w.event_id', '=', eventId)
    .where('w.state', 'in', ['waiting', 'offered'])
    .execute()
  return rows.map(shapeEntry)
}

export async function readLineOrder(db: DatabaseOrTx, eventId: string): Promise<LineOrder> {
  const { order } = await db
    .selectFrom('events')
    .select('waitlist_order as order')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return order as LineOrder
}

export type NewEntry = {
  eventId: string
  personId: string
  seats: number
  guestNames: readonly string[]
  wants: Wants
  slotIds: readonly string[]
  precedence: number
  now: Date
}

/** Writes a place at the end of its precedence. Null when the person has one: two tabs make one entry. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<string | null> {
  const row = await tx
    .insertInto('waitlist_entries')
    .values({
      event_id: entry.eventId,
      person_id: entry.personId,
      seats: entry.seats,
      guest_names: [...entry.guestNames],
      wants: entry.wants,
      precedence: entry.precedence,
      joined_at: entry.now,
    })
    .onConflict(oc =>
      oc.columns(['event_id', 'person_id']).where('state', 'in', ['waiting', 'offered']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (row) await writeSlots(tx, { id: row.id, eventId: entry.eventId, slotIds: entry.slotIds })
  return row?.id ?? null
}

/** Another party in the same place; with `joinedAt` it goes to the end. */
export async function changeEntry(
  tx: Tx,
  entry: WaitlistEntry,
  to: Pick<NewEntry, 'seats' | 'guestNames' | 'wants' | 'slotIds'> & { joinedAt: Date },
): Promise<void> {
  await tx
    .updateTable('waitlist_entries')
    .set({
      seats: to.seats,
      guest_names: [...to.guestNames],
      wants: to.wants,
      joined_at: to.joinedAt,
    })
    .where('id', '=', entry.id)
    .execute()
  await tx.deleteFrom('waitlist_entry_slots').where('entry_id', '=', entry.id).execute()
  await writeSlots(tx, { id: entry.id, eventId: entry.eventId, slotIds: to.slotIds })
}

async function writeSlots(
  tx: Tx,
  { id, eventId, slotIds }: { id: string; eventId: string; slotIds: readonly string[] },
): Promise<void> {
  if (slotIds.length === 0) return
  await tx
    .insertInto('waitlist_entry_slots')
    .values(slotIds.map(slotId => ({ entry_id: id, slot_id: slotId, event_id: eventId })))
    .execute()
}

const endStates: Record<EntryEnd, Extract<EntryState, 'seated' | 'left' | 'closed'>> = {
  seated: 'seated',
  own_wish: 'left',
  declined: 'left',
  unanswered: 'closed',
  taken_off: 'closed',
  event_over: 'closed',
  event_cancelled: 'closed',
}

export async function endEntry(
  tx: Tx,
  id: string,
  { because, words = '', now }: { because: EntryEnd; words?: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('waitlist_entries')
    .set({ state: endStates[because], ended_at: now, ended_because: because, ended_words: words })
    .where('id', '=', id)
    .execute()
}

function selectEntries(db: DatabaseOrTx) {
  return db
    .selectFrom('waitlist_entries as w')
    .select(eb => [
      'w.id',
      'w.event_id as eventId',
      'w.person_id as personId',
      'w.seats',
      'w.guest_names as guestNames',
      'w.wants',
      'w.state',
      'w.joined_at as joinedAt',
      'w.ended_at as endedAt',
      'w.ended_because as endedBecause',
      'w.ended_words as endedWords',
      'w.offers_made as offersMade',
      'w.passed_over_because as passedOverBecause',
      eb
        .selectFrom('waitlist_entry_slots as s')
        .innerJoin('slots', 'slots.id', 's.slot_id')
        .select(
          sql<string[]>`coalesce(array_agg(s.slot_id order by slots.starts_at, slots.id), '{}')`.as('ids'),
        )
        .whereRef('s.entry_id', '=', 'w.id')
        .as('slotIds'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>

function shapeEntry(row: Row): WaitlistEntry {
  return {
    ...row,
    wants: row.wants as Wants,
    state: row.state as EntryState,
    endedBecause: row.endedBecause as EntryEnd | null,
    slotIds: row.slotIds ?? [],
  }
}
