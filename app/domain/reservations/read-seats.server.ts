import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { SeatsNow, SlotSeats } from './types'

type Where = {
  eventId: string
  /** The slots to choose from that are asked; those of another event, or of the whole, are not among the answer. */
  slotIds: readonly string[]
  /** The reservation whose seats count as free: what this person has now. */
  exceptId?: string | null
}

/**
 * Locks what a claim counts on: the event where it has a bound over all slots, then every slot that the party would sit
 * in. Returns the ids of those slots. To be called before any lock on reservations.
 */
export async function lockSeats(tx: Tx, where: Where & { capacity: number | null }): Promise<string[]> {
  if (where.capacity !== null) await lockRows(tx, 'events', [where.eventId])
  const ids = await findClaimedSlotIds(tx, where)
  await lockRows(tx, 'slots', ids)
  return ids
}

/** Ids of the slots that a party sits in: all of the event's whole, and those it chose. */
export async function findClaimedSlotIds(
  db: DatabaseOrTx,
  { eventId, slotIds }: Pick<Where, 'eventId' | 'slotIds'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('slots')
    .select('id')
    .where('event_id', '=', eventId)
    .where(sql<boolean>`(part = 'whole' or id = any(${[...slotIds]}::uuid[]))`)
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

/** Seats free at this instant, by the database's clock, in the slots that a party would sit in. */
export async function readSeats(db: DatabaseOrTx, where: Where): Promise<SeatsNow> {
  const { eventId, slotIds, exceptId = null } = where
  const slots = await selectSlots(db, exceptId)
    .where('s.event_id', '=', eventId)
    .where(sql<boolean>`(s.part = 'whole' or s.id = any(${[...slotIds]}::uuid[]))`)
    .execute()
  return { ...split(slots.map(shapeSlot)), eventFree: await readEventFree(db, eventId, exceptId) }
}

/** Every slot of an event with its seats, in the order of the day: what a page offers. */
export async function readAllSeats(
  db: DatabaseOrTx,
  eventId: string,
  exceptId: string | null = null,
): Promise<SeatsNow> {
  const slots = await selectSlots(db, exceptId).where('s.event_id', '=', eventId).execute()
  return { ...split(slots.map(shapeSlot)), eventFree: await readEventFree(db, eventId, exceptId) }
}

function split(slots: SlotSeats[]): Pick<SeatsNow, 'whole' | 'chosen'> {
  return {
    whole: slots.filter(slot => slot.part === 'whole'),
    chosen: slots.filter(slot => slot.part === 'choice'),
  }
}

async function readEventFree(
  db: DatabaseOrTx,
  eventId: string,
  exceptId: string | null,
): Promise<number | null> {
  const row = await db
    .selectFrom('events as e')
    .select(
      sql<number>`e.capacity - live_event_seats(e.id) + coalesce((
        select r.seats + live_further_seats(r.id) from reservations r where r.id = ${exceptId}::uuid and r.event_id = e.id and ${isLive}), 0)`.as(
        'free',
      ),
    )
    .where('e.id', '=', eventId)
    .where('e.capacity', 'is not', null)
    .executeTakeFirst()
  return row?.free ?? null
}

const isLive = sql`(r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))`

function selectSlots(db: DatabaseOrTx, exceptId: string | null) {
  return db
    .selectFrom('slots as s')
    .select([
      's.id',
      's.part',
      's.label_fr',
      's.label_en',
      's.starts_at',
      's.ends_at',
      's.model_id',
      's.min_rank',
      's.closed_at',
      's.capacity',
      sql<number>`s.capacity - live_seats(s.id) + coalesce((
        select r.seats + live_further_seats(r.id) from reservation_slots rs join reservations r on r.id = rs.reservation_id
        where rs.slot_id = s.id and r.id = ${exceptId}::uuid and ${isLive}), 0)`.as('free'),
    ])
    .orderBy('s.starts_at')
    .orderBy('s.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSlots>['executeTakeFirstOrThrow']>>

function shapeSlot(row: Row): SlotSeats {
  return {
    id: row.id,
    part: row.part as SlotSeats['part'],
    label: { fr: row.label_fr, en: row.label_en },
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    modelId: row.model_id,
    minRank: row.min_rank,
    isClosed: row.closed_at !== null,
    capacity: row.capacity,
    free: row.free,
  }
}
