import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { countComingDrives } from './store.server'

export type RetireRefusal = { reason: 'not_found' } | { reason: 'in_use'; drives: number }

/** Takes a unit, or an instructor, out of the fleet for good. What they are still to drive must be given to others first. */
export async function retireFromFleet(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  what: { kind: 'unit' | 'instructor'; id: string },
): Promise<Result<undefined, RetireRefusal>> {
  const table = what.kind === 'unit' ? 'vehicles' : 'instructors'
  return inTransaction(ctx.db, async tx => {
    const brandId = await findBrand(tx, actor, what)
    if (!brandId) return refuse({ reason: 'not_found' })
    await lockRows(tx, table, [what.id])
    const drives = await countComingDrives(tx, what.id)
    if (drives > 0) return refuse({ reason: 'in_use', drives })
    await tx.updateTable(table).set({ retired_at: new Date() }).where('id', '=', what.id).execute()
    await recordAudit(tx, actor, { action: `${what.kind}.retired`, subject: what, brandId })
    return allow()
  })
}

async function findBrand(tx: Tx, actor: Actor, { kind, id }: { kind: 'unit' | 'instructor'; id: string }) {
  const found =
    kind === 'unit'
      ? await tx
          .selectFrom('vehicles as v')
          .innerJoin('vehicle_models as m', 'm.id', 'v.model_id')
          .select('m.brand_id')
          .where('v.id', '=', id)
          .where('v.retired_at', 'is', null)
          .where(worksForBrand(actor, 'm.brand_id'))
          .executeTakeFirst()
      : await tx
          .selectFrom('instructors as i')
          .select('i.brand_id')
          .where('i.id', '=', id)
          .where('i.retired_at', 'is', null)
          .where(worksForBrand(actor, 'i.brand_id'))
          .executeTakeFirst()
  return found?.brand_id ?? null
}
