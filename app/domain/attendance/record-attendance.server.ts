import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { noteAttendance } from './note-attendance.server'
import { findExpected } from './store.server'

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
  return inTransaction(ctx.db, async tx => {
    const found = await findExpected(tx, actor, { reservationId })
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [reservationId])
    const reservation = (await findExpected(tx, actor, { reservationId })) ?? found
    const now = await readClock(tx)
    if (reservation.startsAt > now) return refuse({ reason: 'not_begun' })
    if (reservation.state !== 'confirmed') return refuse({ reason: 'not_confirmed' })
    if (reservation.came === came) return allow()
    await noteAttendance(tx, actor, reservation, { came, now })
    await recordAudit(tx, actor, {
      action: came === null ? 'attendance.taken_away' : 'attendance.noted',
      subject: { kind: 'reservation', id: reservationId },
      brandId: reservation.brandId,
      details: { came },
    })
    return allow()
  })
}
