import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { noteAttendance } from './note-attendance.server'
import { findExpected, type StandingCheckIn, settleSeat } from './store.server'

/**
 * Takes back one stamp of the door. Where another device had seen the same person, its word stands then; where nobody
 * had, the person did not come, and the presence that this noted goes with it. Twice is once.
 */
export async function undoCheckIn(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, stampId }: { eventId: string; stampId: string },
): Promise<Result<{ standing: StandingCheckIn | null }, { reason: 'not_found' }>> {
  if (!isUuid(stampId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const stamp = await tx
      .selectFrom('check_ins')
      .select(['id', 'reservation_id as reservationId', 'position'])
      .where('stamp_id', '=', stampId)
      .executeTakeFirst()
    const found = stamp && (await findExpected(tx, actor, { eventId, reservationId: stamp.reservationId }))
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [found.id])
    const now = await readClock(tx)
    const undone = await tx
      .updateTable('check_ins')
      .set({
        undone_at: now,
        undone_by: actor.kind === 'system' ? null : actor.personId,
        yields_to: null,
      })
      .where('id', '=', stamp.id)
      .where('undone_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const standing = await settleSeat(tx, stamp)
    if (!undone) return allow({ standing })
    const expected = (await findExpected(tx, actor, { eventId, reservationId: found.id })) ?? found
    if (stamp.position === 0 && standing === null && expected.came === true)
      await noteAttendance(tx, actor, expected, { came: null, now })
    await recordAudit(tx, actor, {
      action: 'door.check_in_undone',
      subject: { kind: 'reservation', id: found.id },
      brandId: found.brandId,
      details: { position: stamp.position },
    })
    return allow({ standing })
  })
}
