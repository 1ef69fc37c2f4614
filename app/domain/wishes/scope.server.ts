import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../kernel/actor'

/**
 * SQL condition on a reservation `r` and its event `e`: its person was there. As the door noted; where the door noted
 * nobody at all, whoever was confirmed and is not noted as absent.
 */
export function tookPart(): Expression<SqlBool> {
  return sql<boolean>`(
    r.state = 'confirmed' and e.state = 'published' and coalesce(
      (select a.came from attendances a where a.reservation_id = r.id),
      not exists (select 1 from attendances a where a.event_id = e.id and a.came)))`
}

/** SQL condition: the reservation `r` is the actor's own, or that of the letter that they hold. */
export function isOwnReservation(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  const own = sql<boolean>`r.person_id = ${actor.personId}::uuid`
  return actor.kind === 'letter'
    ? sql<boolean>`(${own} and r.invitation_id = ${actor.invitationId}::uuid)`
    : own
}
