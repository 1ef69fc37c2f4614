import { type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { readsGuestListOf } from '../events/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { Noted } from './note-attendance.server'
import { settleStamps } from './stamps'

/** A reservation as those who receive decide on it. */
export type ExpectedRow = Noted & {
  brandId: string
  state: string
  seats: number
  startsAt: Date
  endsAt: Date
}

/**
 * One reservation whose guest list the actor may read, of this event where one is named; undefined for any other, as if
 * it were not there. The worker reads them all.
 */
export async function findExpected(
  db: DatabaseOrTx,
  actor: Actor,
  { eventId, reservationId }: { eventId?: string; reservationId: string },
): Promise<ExpectedRow | undefined> {
  if (!isUuid(reservationId) || (eventId !== undefined && !isUuid(eventId))) return undefined
  return db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('attendances as a', 'a.reservation_id', 'r.id')
    .select([
      'r.id',
      'r.event_id as eventId',
      'e.brand_id as brandId',
      'r.person_id as personId',
      'r.state',
      'r.seats',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'a.came',
    ])
    .where('r.id', '=', reservationId)
    .$if(eventId !== undefined, query => query.where('e.id', '=', eventId ?? ''))
    .where(
      actor.kind === 'system'
        ? sql<SqlBool>`true`
        : readsGuestListOf(actor, { id: 'e.id', brandId: 'e.brand_id' }),
    )
    .executeTakeFirst()
}

/** The check-in that stands for a seat, and who says so. */
export type StandingCheckIn = { stampId: string; cameAt: Date; device: string; by: string }
export type Seat = { reservationId: string; position: number }

/**
 * Lets the earliest stamp of a seat stand and every other yield to it, in the caller's transaction, which holds the
 * reservation. Returns the one that stands; null when nobody came.
 */
export async function settleSeat(tx: Tx, seat: Seat): Promise<StandingCheckIn | null> {
  const rows = await tx
    .selectFrom('check_ins')
    .select(['id', 'stamp_id as stampId', 'came_at as cameAt', 'undone_at as undoneAt'])
    .where('reservation_id', '=', seat.reservationId)
    .where('position', '=', seat.position)
    .execute()
  const first = settleStamps(
    rows.map(row => ({ id: row.stampId, cameAt: row.cameAt.getTime(), undone: row.undoneAt !== null })),
  )
  const winner = rows.find(row => row.stampId === first?.id)
  if (!winner) return null
  const others = rows.filter(row => row !== winner && row.undoneAt === null).map(row => row.id)
  // The others first: at no instant do two of one seat stand.
  if (others.length > 0)
    await tx.updateTable('check_ins').set({ yields_to: winner.id }).where('id', 'in', others).execute()
  await tx.updateTable('check_ins').set({ yields_to: null }).where('id', '=', winner.id).execute()
  return readStanding(tx, seat)
}

/** The check-in that stands for a seat; null when there is none. */
export async function readStanding(db: DatabaseOrTx, seat: Seat): Promise<StandingCheckIn | null> {
  const row = await selectStanding(db)
    .where('c.reservation_id', '=', seat.reservationId)
    .where('c.position', '=', seat.position)
    .executeTakeFirst()
  return row ? toStanding(row) : null
}

/** The first of those that yield to the check-in of a seat; null when one device alone saw them. */
export async function readSecond(db: DatabaseOrTx, seat: Seat): Promise<StandingCheckIn | null> {
  const row = await selectCheckIns(db)
    .where('c.reservation_id', '=', seat.reservationId)
    .where('c.position', '=', seat.position)
    .where('c.undone_at', 'is', null)
    .where('c.yields_to', 'is not', null)
    .orderBy('c.came_at')
    .executeTakeFirst()
  return row ? toStanding(row) : null
}

/** Every check-in that stands at an event, by `reservation:position`. */
export async function readStandingOf(
  db: DatabaseOrTx,
  eventId: string,
): Promise<Map<string, StandingCheckIn>> {
  const rows = await selectStanding(db).where('c.event_id', '=', eventId).execute()
  return new Map(rows.map(row => [`${row.reservationId}:${row.position}`, toStanding(row)]))
}

function selectStanding(db: DatabaseOrTx) {
  return selectCheckIns(db).where('c.undone_at', 'is', null).where('c.yields_to', 'is', null)
}

function selectCheckIns(db: DatabaseOrTx) {
  return db
    .selectFrom('check_ins as c')
    .leftJoin('persons as p', 'p.id', 'c.recorded_by')
    .select([
      'c.reservation_id as reservationId',
      'c.position',
      'c.stamp_id as stampId',
      'c.came_at as cameAt',
      'c.device',
      'p.given_name as by',
    ])
}

function toStanding(row: {
  stampId: string
  cameAt: Date
  device: string
  by: string | null
}): StandingCheckIn {
  return { stampId: row.stampId, cameAt: row.cameAt, device: row.device, by: row.by ?? '' }
}
