import { type Expression, type SqlBool, sql } from 'kysely'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'

/** SQL condition: the actor may read the guest list of the event in these columns: its brand's staff, and its door. */
export function readsGuestListOf(
  actor: Actor,
  columns: { id: string; brandId: string },
): Expression<SqlBool> {
  return sql<boolean>`(${worksForBrand(actor, columns.brandId)} or ${sql.ref(columns.id)} = any(${doorsOf(actor)}::uuid[]))`
}

function doorsOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return []
  return actor.roles.flatMap(role => (role.role === 'door' ? [role.eventId] : []))
}
