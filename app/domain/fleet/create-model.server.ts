import type { Bilingual } from '~/shared/copy'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { NameRefusal } from './types'

/** A model of a brand, without any unit yet. */
export async function createModel(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  model: { brandId: string; name: string; words: Bilingual; seats: number },
): Promise<Result<{ modelId: string }, NameRefusal>> {
  if (!worksFor(actor, model.brandId)) return refuse({ reason: 'not_found' })
  try {
    return await inTransaction(ctx.db, async tx => {
      const { brandId, name, words, seats } = model
      const { id } = await tx
        .insertInto('vehicle_models')
        .values({ brand_id: brandId, name, words_fr: words.fr, words_en: words.en, seats })
        .returning('id')
        .executeTakeFirstOrThrow()
      await recordAudit(tx, actor, {
        action: 'model.created',
        subject: { kind: 'model', id },
        brandId: brandId,
      })
      return allow({ modelId: id })
    })
  } catch (error) {
    if (breaksConstraint(error, 'vehicle_models_brand_id_name_key')) return refuse({ reason: 'name_taken' })
    throw error
  }
}
