import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { queueEffect } from '../outbox/queue-effect.server'
import { readClosedSeats } from './closed-seats.server'
import { noteAttendance } from './note-attendance.server'
import { judgeHour, placeInTime } from './stamps'
import { type ExpectedRow, findExpected, readSecond, type StandingCheckIn, settleSeat } from './store.server'

export type CheckInWish = {
  eventId: string
  reservationId: string
  /** 0 is the person, 1 to 9 their guests. */
  position: number
  /** Chosen by the device, so that what it sends twice is written once. */
  stampId: string
  /** How long before it was sent the device saw them come. */
  agoMs: number
  device: string
  offline: boolean
}

/**
 * `in`: this stamp stands, and `second` is whoever saw them later. `yields`: someone had seen them come before, which
 * `standing` tells; null when it was undone.
 */
export type CheckedIn = {
  outcome: 'in' | 'yields'
  standing: StandingCheckIn | null
  second: StandingCheckIn | null
}
export type CheckInRefusal = {
  reason: 'not_found' | 'not_confirmed' | 'no_such_seat' | 'seat_closed' | 'too_early' | 'too_late'
}

/**
 * Notes that one person of a party came through the door: once, whoever sends it, in whatever order, and however often.
 * The earliest stamp stands. The person's own presence is their attendance. The first of an event has its absences noted
 * once it is over. For those who read the guest list; refuses a seat that is not, or no longer, there,
 * and one on which the house has not said yet that anyone comes in.
 */
export async function checkIn(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  wish: CheckInWish,
): Promise<Result<CheckedIn, CheckInRefusal>> {
  if (!isUuid(wish.stampId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const found = await findExpected(tx, actor, wish)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [found.id])
    const expected = (await findExpected(tx, actor, wish)) ?? found
    const known = await findStamp(tx, wish.stampId)
    if (known && (known.reservationId !== wish.reservationId || known.position !== wish.position))
      return refuse({ reason: 'not_found' })
    if (!known) {
      const now = await readClock(tx)
      const cameAt = placeInTime(now, wish.agoMs)
      const hour = judgeHour(expected, cameAt)
      if (hour !== 'open') return refuse({ reason: hour })
      if (expected.state !== 'confirmed') return refuse({ reason: 'not_confirmed' })
      if (wish.position < 0 || wish.position >= expected.seats) return refuse({ reason: 'no_such_seat' })
      const closed = await readClosedSeats(tx, wish)
      if (closed.of(expected.id, wish.position)) return refuse({ reason: 'seat_closed' })
      await haveAbsencesNoted(tx, expected)
      await write(tx, actor, wish, cameAt)
      await recordAudit(tx, actor, {
        action: 'door.checked_in',
        subject: { kind: 'reservation', id: expected.id },
        brandId: expected.brandId,
        details: { position: wish.position, offline: wish.offline },
      })
    }
    const standing = await settleSeat(tx, wish)
    if (wish.position === 0 && standing && !known)
      await noteAttendance(tx, actor, expected, { came: true, now: await readClock(tx) })
    return allow({
      outcome: standing?.stampId === wish.stampId ? 'in' : 'yields',
      standing,
      second: await readSecond(tx, wish),
    })
  })
}

async function findStamp(tx: Tx, stampId: string) {
  return tx
    .selectFrom('check_ins')
    .select(['reservation_id as reservationId', 'position'])
    .where('stamp_id', '=', stampId)
    .executeTakeFirst()
}

/** Written as one that yields where another stands already, until the seat is settled. */
async function write(tx: Tx, actor: Actor, wish: CheckInWish, cameAt: Date): Promise<void> {
  const standing = await tx
    .selectFrom('check_ins')
    .select('id')
    .where('reservation_id', '=', wish.reservationId)
    .where('position', '=', wish.position)
    .where('undone_at', 'is', null)
    .where('yields_to', 'is', null)
    .executeTakeFirst()
  await tx
    .insertInto('check_ins')
    .values({
      stamp_id: wish.stampId,
      reservation_id: wish.reservationId,
      event_id: wish.eventId,
      position: wish.position,
      came_at: cameAt,
      device: wish.device.slice(0, 60),
      offline: wish.offline,
      recorded_by: actor.kind === 'system' ? null : actor.personId,
      yields_to: standing?.id ?? null,
    })
    .execute()
}

/** An event at whose door nobody was received says nothing of absences: the first who is has them noted afterwards. */
async function haveAbsencesNoted(tx: Tx, { eventId, endsAt }: ExpectedRow): Promise<void> {
  const received = await tx
    .selectFrom('check_ins')
    .select('id')
    .where('event_id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  if (received) return
  const dueAt = absencesDueAt(endsAt)
  await queueEffect(tx, { kind: 'attendance.note_absences', payload: { eventId } }, { dueAt })
}

/** When every device has had time to come back and send what it saw. */
export function absencesDueAt(endsAt: Date): Date {
  return new Date(endsAt.getTime() + 12 * 3_600_000)
}
