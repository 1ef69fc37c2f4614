import { type Expression, type SqlBool, sql } from 'kysely'
import { worksForBrand } from '../brands/scope.server'
import { type Actor, runsTheClub, worksFor } from '../kernel/actor'

/**
 * True when the actor reads the applications of a programme: those who run the club read all of them, brand staff those
 * of their own brand's programmes. A programme without a brand (null) is the club's own. The door reads none.
 */
export function readsApplications(actor: Actor, flowBrandId: string | null): boolean {
  return flowBrandId === null ? runsTheClub(actor) : worksFor(actor, flowBrandId)
}

/**
 * SQL condition over `applications as a` joined to `flows as f`: the application was sent, the actor reads those of its
 * programme, and it is not their own. The worker reads all.
 */
export function readableApplications(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`a.submitted_at is not null`
  if (actor.kind === 'letter') return sql<boolean>`false`
  const everyone = runsTheClub(actor) ? sql<boolean>`true` : worksForBrand(actor, 'f.brand_id')
  return sql<boolean>`(a.submitted_at is not null and a.person_id <> ${actor.personId} and ${everyone})`
}
