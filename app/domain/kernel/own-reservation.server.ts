import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from './actor'

/** SQL condition: the reservation `r` is the actor's own, or that of the letter that they hold. The house knows them all. */
export function isOwnReservation(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  const own = sql<boolean>`r.person_id = ${actor.personId}::uuid`
  return actor.kind === 'letter'
    ? sql<boolean>`(${own} and r.invitation_id = ${actor.invitationId}::uuid)`
    : own
}
