import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { queueEffect } from '../outbox/queue-effect.server'
import { absencesDueAt } from './check-in.server'
import { noteAttendance } from './note-attendance.server'
import { findExpected } from './store.server'

const house = { kind: 'system' } as const

/**
 * Once an event is over and its devices have had time to send what they saw, notes as absent whoever held a seat and of
 * whom nothing was said. Where its end was moved, or nobody was received in the end, it waits or says nothing. Safe to run twice:
 * what was said since by anyone stays.
 */
export async function noteAbsences(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  const event = await ctx.db
    .selectFrom('events')
    .select(['id', 'brand_id as brandId', 'ends_at as endsAt', 'state'])
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (event?.state !== 'published') return
  const dueAt = absencesDueAt(event.endsAt)
  if (dueAt > (await readClock(ctx.db))) {
    await inTransaction(ctx.db, tx =>
      queueEffect(tx, { kind: 'attendance.note_absences', payload: { eventId } }, { dueAt }),
    )
    return
  }
  if (!(await wasReceived(ctx, eventId))) return
  for (const reservationId of await findUnsaid(ctx, eventId)) {
    await inTransaction(ctx.db, async tx => {
      const found = await findExpected(tx, house, { eventId, reservationId })
      if (!found) return
      await lockRows(tx, 'persons', [found.personId])
      await lockRows(tx, 'reservations', [found.id])
      const expected = await findExpected(tx, house, { eventId, reservationId })
      if (expected?.state !== 'confirmed' || expected.came !== null) return
      await noteAttendance(tx, house, expected, { came: false, now: await readClock(tx) })
      await recordAudit(tx, house, {
        action: 'attendance.noted',
        subject: { kind: 'reservation', id: expected.id },
        brandId: expected.brandId,
        details: { came: false },
      })
    })
  }
}

async function wasReceived({ db }: Pick<Ctx, 'db'>, eventId: string): Promise<boolean> {
  const standing = await db
    .selectFrom('check_ins')
    .select('id')
    .where('event_id', '=', eventId)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return standing !== undefined
}

async function findUnsaid({ db }: Pick<Ctx, 'db'>, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reservations as r')
    .leftJoin('attendances as a', 'a.reservation_id', 'r.id')
    .select('r.id')
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where('a.reservation_id', 'is', null)
    .orderBy('r.id')
    .execute()
  return rows.map(row => row.id)
}
