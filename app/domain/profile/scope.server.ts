import { type Expression, type SqlBool, sql } from 'kysely'
import { worksForBrand } from '../brands/scope.server'
import { type Actor, brandsOf } from '../kernel/actor'
import { FACT_KINDS } from './types'

/** SQL condition on `persons as p`: brand staff see a person only through a current permission given to their brand. */
export function seenBy(actor: Actor): Expression<SqlBool> {
  if (brandsOf(actor) === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from permissions g where g.person_id = p.id and g.withdrawn_at is null
    and ${worksForBrand(actor, 'g.brand_id')})`
}

/** Facts stand in the order in which the house names their kinds. */
export const inOrderOfKinds = sql`array_position(${[...FACT_KINDS]}::text[], f.kind)`
