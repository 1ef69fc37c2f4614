import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx } from '../kernel/context'
import { readerColumns, toReader } from './reader.server'
import { toStaffRole } from './staff-role'
import type { SessionReading } from './types'

/**
 * Who holds this session's token, or null when no session stands under it: unknown, ended, or past its thirty days by
 * the database's clock. Roles are read here and now, so that one taken away is gone at the next request. Writes nothing.
 */
export async function readSession(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  token: string,
): Promise<SessionReading | null> {
  const row = await ctx.db
    .selectFrom('sessions')
    .innerJoin('persons', 'persons.id', 'sessions.person_id')
    .select([...readerColumns])
    .select(['sessions.id as session_id', 'sessions.created_at as started_at', 'sessions.expires_at'])
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('staff_roles as s')
          .select(['s.role', 's.brand_id as brandId', 's.event_id as eventId'])
          .whereRef('s.person_id', '=', 'persons.id'),
      ).as('roles'),
    )
    .where('sessions.token_hash', '=', ctx.secrets.hash(token))
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  if (!row) return null
  return {
    actor: {
      kind: 'person',
      personId: row.id,
      sessionId: row.session_id,
      roles: row.roles.map(({ role, brandId, eventId }) => toStaffRole(role, brandId, eventId)),
    },
    person: toReader(row),
    startedAt: row.started_at,
    expiresAt: row.expires_at,
  }
}
