import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, readsGuestList } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { earnPoints } from '../memberships/earn-points.server'
import { pointsFor } from '../memberships/points'
import { takeBackPoints } from '../memberships/take-back-points.server'

export type RecordAttendanceRefusal = { reason: 'not_found' | 'not_begun' | 'not_confirmed' }

/**
 * Notes that the person of a reservation came (`true`), did not (`false`), or takes the note away (`null`). For those who
 * may read the guest list, from the hour at which the event begins. Presence earns points; a note put right takes back
 * what is still there of them, and put right again earns them anew. Pressed twice it is noted once. Refuses
 * `not_found`, `not_begun`, and `not_confirmed` for a reservation that is not, or no longer, a seat.
 */
export async function recordAttendance(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { reservationId, came }: { reservationId: string; came: boolean | null },
): Promise<Result<undefined, RecordAttendanceRefusal>> {
  if (!isUuid(reservationId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const found = await findReservation(tx, reservationId)
    if (!found || !readsGuestList(actor, { id: found.eventId, brandId: found.brandId }))
      return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [reservationId])
    const reservation = (await findReservation(tx, reservationId)) ?? found
    const now = await readClock(tx)
    if (reservation.startsAt > now) return refuse({ reason: 'not_begun' })
    if (reservation.state !== 'confirmed') return refuse({ reason: 'not_confirmed' })
    if (reservation.came === came) return allow()
    await note(tx, reservation, came, actor, now)
    if (came === true) await earn(tx, reservation, actor)
    else if (reservation.came === true) await takeBack(tx, reservation, actor)
    await recordAudit(tx, actor, {
      action: came === null ? 'attendance.taken_away' : 'attendance.noted',
      subject: { kind: 'reservation', id: reservationId },
      brandId: reservation.brandId,
      details: { came },
    })
    return allow()
  })
}

type Noted = {
  id: string
  eventId: string
  brandId: string
  personId: string
  state: string
  startsAt: Date
  came: boolean | null
}

async function findReservation(tx: Tx, id: string): Promise<Noted | undefined> {
  return tx
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('attendances as a', 'a.reservation_id', 'r.id')
    .select([
      'r.id',
      'r.event_id as eventId',
      'e.brand_id as brandId',
      'r.person_id as personId',
      'r.state',
      'e.starts_at as startsAt',
      'a.came',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst()
}

async function note(tx: Tx, { id, eventId, personId }: Noted, came: boolean | null, actor: Actor, now: Date) {
  if (came === null) {
    await tx.deleteFrom('attendances').where('reservation_id', '=', id).execute()
    return
  }
  const said = { came, recorded_by: actor.kind === 'system' ? null : actor.personId, recorded_at: now }
  await tx
    .insertInto('attendances')
    .values({ reservation_id: id, event_id: eventId, person_id: personId, ...said })
    .onConflict(oc => oc.column('reservation_id').doUpdateSet(said))
    .execute()
}

async function earn(tx: Tx, { id, personId }: Noted, actor: Actor): Promise<void> {
  const turns = await readTurns(tx, id, personId)
  const amount = turns.length === 0 ? pointsFor.attendance : (turns.at(-1)?.takenBack ?? 0)
  if (amount === 0) return
  await earnPoints(tx, {
    personId,
    amount,
    reason: 'attendance',
    subject: { kind: 'reservation', id: nameTurn(id, turns.length + 1) },
    recordedBy: actor.kind === 'system' ? null : actor.personId,
  })
}

async function takeBack(tx: Tx, { id, personId }: Noted, actor: Actor): Promise<void> {
  const turns = await readTurns(tx, id, personId)
  await takeBackPoints(tx, {
    personId,
    reason: 'attendance',
    subject: { kind: 'reservation', id: nameTurn(id, turns.length) },
    recordedBy: actor.kind === 'system' ? null : actor.personId,
  })
}

/**
 * Each time that a presence earns anew is a cause of its own: the reservation, then its second time, its third. What
 * was taken back of one is what the next may earn, so that points already spent are never earned twice.
 */
async function readTurns(tx: Tx, reservationId: string, personId: string): Promise<{ takenBack: number }[]> {
  const rows = await tx
    .selectFrom('point_entries')
    .select(['reason', 'amount', 'subject_id'])
    .where('person_id', '=', personId)
    .where('reason', 'in', ['attendance', 'correction'])
    .where('subject_kind', '=', 'reservation')
    .where('subject_id', 'like', `${reservationId}%`)
    .orderBy('id')
    .execute()
  const back = new Map(rows.filter(row => row.amount < 0).map(row => [row.subject_id, -row.amount]))
  return rows
    .filter(row => row.reason === 'attendance')
    .map(row => ({ takenBack: back.get(row.subject_id) ?? 0 }))
}

function nameTurn(reservationId: string, turn: number): string {
  return turn > 1 ? `${reservationId}:${turn}` : reservationId
}
