import { type Expression, type SqlBool, sql } from 'kysely'
import { worksForBrand } from '../brands/scope.server'
import { type Actor, runsTheClub, worksFor } from '../kernel/actor'

/** SQL condition: the actor may read the flow whose brand is in this column; the club's own flows are for those who run it. */
export function readsFlowOf(actor: Actor, column: string): Expression<SqlBool> {
  // A flow without a brand compares as null, which is not true.
  return runsTheClub(actor)
    ? sql<boolean>`true`
    : sql<boolean>`coalesce(${worksForBrand(actor, column)}, false)`
}

/** True when the actor may read a flow of this brand, null being the club itself. */
export function readsFlow(actor: Actor, brandId: string | null): boolean {
  return brandId === null ? runsTheClub(actor) : worksFor(actor, brandId)
}
