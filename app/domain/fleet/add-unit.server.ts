import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { NameRefusal } from './types'

/** A unit of a model. */
export async function addUnit(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { modelId, name }: { modelId: string; name: string },
): Promise<Result<{ unitId: string }, NameRefusal>> {
  try {
    return await inTransaction(ctx.db, async tx => {
      const model = await tx
        .selectFrom('vehicle_models as m')
        .select('m.brand_id')
        .where('m.id', '=', modelId)
        .where(worksForBrand(actor, 'm.brand_id'))
        .executeTakeFirst()
      if (!model) return refuse({ reason: 'not_found' })
      const { id } = await tx
        .insertInto('vehicles')
        .values({ model_id: modelId, name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await recordAudit(tx, actor, {
        action: 'unit.added',
        subject: { kind: 'unit', id },
        brandId: model.brand_id,
      })
      return allow({ unitId: id })
    })
  } catch (error) {
    if (breaksConstraint(error, 'vehicles_model_id_name_key')) return refuse({ reason: 'name_taken' })
    throw error
  }
}
