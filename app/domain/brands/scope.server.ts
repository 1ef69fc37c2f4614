import { type Expression, type SqlBool, sql } from 'kysely'
import { type Actor, brandsOf } from '../kernel/actor'

/** SQL condition: the actor does the work of the brand in this column ('e.brand_id'). */
export function worksForBrand(actor: Actor, column: string): Expression<SqlBool> {
  const brands = brandsOf(actor)
  return brands === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} = any(${[...brands]}::uuid[])`
}
