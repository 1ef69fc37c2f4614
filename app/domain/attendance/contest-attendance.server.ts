import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'

export const longestContest = 600

/**
 * A person says that what was noted of their coming is not right, in their own words; those who run the event read it
 * and put it right. Said again, the later words take the place of the former.
 */
export async function contestAttendance(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  { reservationId, words }: { reservationId: string; words: string },
): Promise<Result<undefined, { reason: 'not_found' | 'no_words' }>> {
  const said = words.trim().slice(0, longestContest)
  if (!isUuid(reservationId)) return refuse({ reason: 'not_found' })
  if (said === '') return refuse({ reason: 'no_words' })
  return inTransaction(ctx.db, async tx => {
    const noted = await tx
      .selectFrom('attendances as a')
      .innerJoin('events as e', 'e.id', 'a.event_id')
      .select(['a.reservation_id as id', 'e.brand_id as brandId'])
      .where('a.reservation_id', '=', reservationId)
      .where('a.person_id', '=', actor.personId)
      .executeTakeFirst()
    if (!noted) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'reservations', [noted.id])
    await tx
      .updateTable('attendances')
      .set({ contested_words: said, contested_at: await readClock(tx) })
      .where('reservation_id', '=', noted.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'attendance.contested',
      subject: { kind: 'reservation', id: noted.id },
      brandId: noted.brandId,
    })
    return allow()
  })
}
