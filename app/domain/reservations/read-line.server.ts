import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import {
  type FreeSeats,
  type HeadRule,
  isRoomAfterLine,
  isServedAfterLine,
  type MoreSeats,
  noOfferBeforeCloseMs,
  type WaitingParty,
} from './line'

/**
 * Those who wait for an event, from the head: by precedence, by the time since which they wait, by id. A party that
 * some gate keeps from an offer at present is not among them, and holds no seat back.
 */
export async function readLine(db: DatabaseOrTx, eventId: string): Promise<WaitingParty[]> {
  const rows = await selectLine(db, eventId).where('w.passed_over_because', '=', '').execute()
  return rows.map(shapeParty)
}

/** The same with those who are passed over, whom the promoter looks at again. */
export async function readWholeLine(db: DatabaseOrTx, eventId: string): Promise<WaitingParty[]> {
  return (await selectLine(db, eventId).execute()).map(shapeParty)
}

/** Seats free at this instant in every slot of an event, by the database's clock; `exceptId`'s count as free. */
export async function readFreeSeats(
  db: DatabaseOrTx,
  eventId: string,
  exceptId: string | null = null,
): Promise<FreeSeats> {
  const own = sql<number>`coalesce((
    select r.seats + live_further_seats(r.id) from reservations r join reservation_slots rs on rs.reservation_id = r.id
    where r.id = ${exceptId}::uuid and rs.slot_id = s.id and ${isLive}), 0)`
  const slots = await db
    .selectFrom('slots as s')
    .select(['s.id', 's.part', 's.closed_at', sql<number>`s.capacity - live_seats(s.id) + ${own}`.as('free')])
    .where('s.event_id', '=', eventId)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  const event = await db
    .selectFrom('events as e')
    .select([
      'e.choices_min',
      sql<number | null>`e.capacity - live_event_seats(e.id) + coalesce((
        select r.seats + live_further_seats(r.id) from reservations r where r.id = ${exceptId}::uuid and r.event_id = e.id and ${isLive}), 0)`.as(
        'free',
      ),
    ])
    .where('e.id', '=', eventId)
    .executeTakeFirstOrThrow()
  const of = (part: string) =>
    slots
      .filter(slot => slot.part === part)
      .map(({ id, free, closed_at }) => ({ id, free: closed_at === null ? free : Math.min(0, free) }))
  return { whole: of('whole'), choice: of('choice'), event: event.free, choicesMin: event.choices_min }
}

const isLive = sql`(r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))`

export type Newcomer = {
  eventId: string
  personId: string
  seats: number
  /** The slots to choose from that are asked for. */
  slotIds?: readonly string[]
  /** `any`: one of them would do; all of them when left out. */
  wants?: WaitingParty['wants']
  /** What they have now: its seats count as theirs. */
  exceptId?: string | null
  replyClosesAt: Date
  now: Date
}

/**
 * Are the seats that this party asks for owed to those who wait? It is judged as the last of the line; its own place in
 * the line, if it has one, is left aside. Asked under the lock on the slots, so that a seat cannot be taken between its
 * freeing and its offering.
 */
export async function isOwedToLine(db: DatabaseOrTx, asked: Newcomer): Promise<boolean> {
  const { eventId, personId, seats, slotIds = [], wants = 'all', exceptId = null } = asked
  if (asked.replyClosesAt.getTime() - asked.now.getTime() <= noOfferBeforeCloseMs) return false
  const line = (await readLine(db, eventId)).filter(party => party.personId !== personId)
  if (line.length === 0) return false
  const free = await readFreeSeats(db, eventId, exceptId)
  const newcomer: WaitingParty = { id: personId, personId, seats, wants, slotIds }
  if (!isServedAfterLine(newcomer, [], free, 'fit')) return false
  return !isServedAfterLine(newcomer, line, free, await readHeadRule(db, eventId))
}

/** Are the seats that someone who is seated asks for besides owed to those who wait? Asked under the same lock. */
export async function isMoreOwedToLine(
  db: DatabaseOrTx,
  asked: Pick<Newcomer, 'eventId' | 'personId' | 'replyClosesAt' | 'now'> & { more: MoreSeats },
): Promise<boolean> {
  const { eventId, personId, more } = asked
  if (asked.replyClosesAt.getTime() - asked.now.getTime() <= noOfferBeforeCloseMs) return false
  const line = (await readLine(db, eventId)).filter(party => party.personId !== personId)
  if (line.length === 0) return false
  const free = await readFreeSeats(db, eventId)
  const head = await readHeadRule(db, eventId)
  return isRoomAfterLine(more, [], free, head) && !isRoomAfterLine(more, line, free, head)
}

export async function readHeadRule(db: DatabaseOrTx, eventId: string): Promise<HeadRule> {
  const { head } = await db
    .selectFrom('events')
    .select('waitlist_head as head')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return head as HeadRule
}

function selectLine(db: DatabaseOrTx, eventId: string) {
  return db
    .selectFrom('waitlist_entries as w')
    .select(eb => [
      'w.id',
      'w.person_id as personId',
      'w.seats',
      'w.wants',
      eb
        .selectFrom('waitlist_entry_slots as s')
        .select(sql<string[]>`coalesce(array_agg(s.slot_id), '{}')`.as('ids'))
        .whereRef('s.entry_id', '=', 'w.id')
        .as('slotIds'),
    ])
    .where('w.event_id', '=', eventId)
    .where('w.state', '=', 'waiting')
    .orderBy('w.precedence', 'desc')
    .orderBy('w.joined_at')
    .orderBy('w.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLine>['executeTakeFirstOrThrow']>>

function shapeParty({ wants, slotIds, ...row }: Row): WaitingParty {
  return { ...row, wants: wants as WaitingParty['wants'], slotIds: slotIds ?? [] }
}
