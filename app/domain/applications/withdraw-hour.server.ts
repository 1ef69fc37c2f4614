import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readsFlow } from '../qualification/scope.server'

/**
 * Withdraws a free hour: the host's own, or anyone's for those who run the club. Refuses `taken` once an applicant counts
 * on it. Withdrawn already is the same answer.
 */
export async function withdrawHour(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  hourId: string,
): Promise<Result<undefined, { reason: 'not_found' } | { reason: 'taken' }>> {
  if (actor.kind !== 'person' || !isUuid(hourId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'interview_slots', [hourId])
    const hour = await tx
      .selectFrom('interview_slots as s')
      .innerJoin('flows as f', 'f.id', 's.flow_id')
      .select([
        's.host_id as hostId',
        's.application_id as applicationId',
        's.withdrawn_at as withdrawnAt',
        'f.brand_id as brandId',
      ])
      .where('s.id', '=', hourId)
      .executeTakeFirst()
    if (!hour || !readsFlow(actor, hour.brandId)) return refuse({ reason: 'not_found' })
    if (hour.hostId !== actor.personId && !runsTheClub(actor)) return refuse({ reason: 'not_found' })
    if (hour.withdrawnAt !== null) return allow()
    if (hour.applicationId !== null) return refuse({ reason: 'taken' })
    await tx
      .updateTable('interview_slots')
      .set({ withdrawn_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', hourId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'interview.hour_withdrawn',
      subject: { kind: 'interview_slot', id: hourId },
      brandId: hour.brandId ?? undefined,
    })
    return allow()
  })
}
