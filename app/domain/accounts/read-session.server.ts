import { sql } from 'kysely'
import type { Database } from '~db/client'
import type { StaffRole } from '../kernel/actor'
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
      roles: await readRoles(ctx.db, row.id),
    },
    person: toReader(row),
    startedAt: row.started_at,
    expiresAt: row.expires_at,
  }
}

async function readRoles(db: Database, personId: string): Promise<StaffRole[]> {
  const rows = await db
    .selectFrom('staff_roles')
    .select(['role', 'brand_id', 'event_id'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => toStaffRole(row.role, row.brand_id, row.event_id))
}
