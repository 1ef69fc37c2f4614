import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readUnit } from './queries.server'

/** The unit can be driven again. Who drives what stays as it is; promises that were lost stay told. */
export async function liftOutage(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { unitId, outageId }: { unitId: string; outageId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (!isUuid(outageId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const unit = await readUnit(tx, actor, unitId)
    if (!unit) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'vehicles', [unit.id])
    const lifted = await tx
      .updateTable('vehicle_outages')
      .set({ lifted_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', outageId)
      .where('vehicle_id', '=', unit.id)
      .where('lifted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (lifted)
      await recordAudit(tx, actor, {
        action: 'unit.back',
        subject: { kind: 'unit', id: unit.id },
        brandId: unit.brandId,
      })
    return allow()
  })
}
