import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { noteAttendance } from './note-attendance.server'
import { type ExpectedRow, findExpected } from './store.server'

/** `came` and `missed` say what was; `excused` lets an absence count for nothing; `stands` answers what was contested. */
export type AttendanceWord = { word: 'came' | 'missed' | 'stands' } | { word: 'excused'; excuse: string }
export type SettleRefusal = { reason: 'not_found' | 'not_over' | 'not_confirmed' | 'no_excuse' }

/**
 * After an event, those who run it say what became of a seat: they came after all, they did not, or they did not and
 * have an excuse, which says why. Whatever the person had contested is answered by it.
 */
export async function settleAttendance(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, reservationId, ...said }: { eventId: string; reservationId: string } & AttendanceWord,
): Promise<Result<undefined, SettleRefusal>> {
  const excuse = said.word === 'excused' ? said.excuse.trim().slice(0, 300) : ''
  if (said.word === 'excused' && excuse === '') return refuse({ reason: 'no_excuse' })
  return inTransaction(ctx.db, async tx => {
    const found = await findExpected(tx, actor, { eventId, reservationId })
    if (!found || !worksFor(actor, found.brandId)) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'persons', [found.personId])
    await lockRows(tx, 'reservations', [found.id])
    const seat = (await findExpected(tx, actor, { eventId, reservationId })) ?? found
    const now = await readClock(tx)
    if (seat.endsAt > now) return refuse({ reason: 'not_over' })
    if (seat.state !== 'confirmed') return refuse({ reason: 'not_confirmed' })
    if (said.word !== 'stands') await noteAttendance(tx, actor, seat, { came: said.word === 'came', now })
    await answer(tx, actor, seat, { word: said.word, excuse, now })
    await recordAudit(tx, actor, {
      action: `attendance.${said.word}`,
      subject: { kind: 'reservation', id: seat.id },
      brandId: seat.brandId,
    })
    return allow()
  })
}

async function answer(
  tx: Tx,
  actor: Actor,
  seat: ExpectedRow,
  { word, excuse, now }: { word: AttendanceWord['word']; excuse: string; now: Date },
): Promise<void> {
  const excusedBy = actor.kind === 'system' ? null : actor.personId
  const excused = {
    excuse,
    excused_at: excuse === '' ? null : now,
    excused_by: excuse === '' ? null : excusedBy,
  }
  await tx
    .updateTable('attendances')
    .set({ contested_words: '', contested_at: null, ...(word !== 'stands' && excused) })
    .where('reservation_id', '=', seat.id)
    .execute()
}
