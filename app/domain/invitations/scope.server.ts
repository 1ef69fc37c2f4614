import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../kernel/actor'

/** SQL condition: the invitation `i` is the actor's own to read: the person invited, or the holder of its letter. */
export function isReaderOf(actor: Actor): Expression<SqlBool> {
  switch (actor.kind) {
    case 'system':
      return sql<boolean>`false`
    case 'person':
      return sql<boolean>`(i.person_id = ${actor.personId}::uuid and i.state <> 'draft')`
    case 'letter':
      return sql<boolean>`(i.id = ${actor.invitationId}::uuid and i.person_id = ${actor.personId}::uuid and i.state <> 'draft')`
  }
}

/** A reservation that holds seats at this instant, by the database's clock: a hold that has run out holds nothing. `table` is its name or alias. */
export function holdsSeats(table: string) {
  const state = sql.ref(`${table}.state`)
  const expiresAt = sql.ref(`${table}.expires_at`)
  return sql<boolean>`(${state} = 'confirmed' or (${state} in ('held', 'offered') and ${expiresAt} > clock_timestamp()))`
}
