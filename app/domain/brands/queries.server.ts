import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { worksForBrand } from './scope.server'
import type { Brand } from './types'

/** The brands that the actor works for, by name; every brand for those who run the club. */
export async function listBrands(db: DatabaseOrTx, actor: Actor): Promise<Brand[]> {
  return db
    .selectFrom('brands as b')
    .select(['b.id', 'b.slug', 'b.name', 'b.kind', 'b.accent'])
    .where(worksForBrand(actor, 'b.id'))
    .orderBy('b.name')
    .execute()
}
