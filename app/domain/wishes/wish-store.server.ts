import type { DatabaseOrTx, Tx } from '~db/client'
import type { WishWords } from './types'

/** True when a wish says anything at all. */
export function isSaid({ modelId, place, season, words }: WishWords): boolean {
  return modelId !== null || place !== '' || season !== null || words !== ''
}

/** Writes a wish. The caller has settled that something is said, and that its model may be named. */
export async function writeWish(
  tx: Tx,
  wish: WishWords & { personId: string; brandId: string | null; eventId: string | null },
): Promise<string> {
  const { id } = await tx
    .insertInto('wishes')
    .values({
      person_id: wish.personId,
      brand_id: wish.brandId,
      event_id: wish.eventId,
      model_id: wish.modelId,
      place: wish.place,
      season: wish.season,
      words: wish.words,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type ModelChoice = { id: string; name: string; brandId: string; brandName: string }

/** The models that a wish may name: those that a brand shows, or every brand. */
export async function listModels(db: DatabaseOrTx, brandId: string | null): Promise<ModelChoice[]> {
  let models = db
    .selectFrom('vehicle_models as m')
    .innerJoin('brands as b', 'b.id', 'm.brand_id')
    .select(['m.id', 'm.name', 'm.brand_id as brandId', 'b.name as brandName'])
    .where('m.retired_at', 'is', null)
    .orderBy('b.name')
    .orderBy('m.name')
  if (brandId) models = models.where('m.brand_id', '=', brandId)
  return models.execute()
}

/** One of them, by its id. */
export async function findModel(
  db: DatabaseOrTx,
  id: string,
  brandId: string | null,
): Promise<ModelChoice | null> {
  return (await listModels(db, brandId)).find(model => model.id === id) ?? null
}
