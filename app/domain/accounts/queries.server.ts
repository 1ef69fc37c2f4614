import { sql } from 'kysely'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import { readerColumns, toReader } from './reader.server'
import type { PasskeyEntry, Reader, SessionEntry } from './types'

/** A person as their own reader; null when there is none under this id. */
export async function readReader(ctx: Pick<Ctx, 'db'>, personId: string): Promise<Reader | null> {
  const row = await ctx.db
    .selectFrom('persons')
    .select([...readerColumns])
    .where('persons.id', '=', personId)
    .executeTakeFirst()
  return row ? toReader(row) : null
}

/**
 * Whose letter an invitation is. `mark` follows the hash of its present personal link: what was opened through an
 * earlier link no longer matches. `mark` is null while no link was sent; the whole is null for an unknown invitation.
 */
export async function readLetterHolder(
  ctx: Pick<Ctx, 'db'>,
  invitationId: string,
): Promise<{ personId: string; mark: string | null } | null> {
  if (!isUuid(invitationId)) return null
  const row = await ctx.db
    .selectFrom('invitations')
    .select(['person_id', 'token_hash'])
    .where('id', '=', invitationId)
    .executeTakeFirst()
  if (!row) return null
  return { personId: row.person_id, mark: row.token_hash?.toString('base64url').slice(0, 22) ?? null }
}

/** The actor's own sessions that stand, the present one first, then the one seen last. */
export async function listMySessions(ctx: Pick<Ctx, 'db'>, actor: SignedIn): Promise<SessionEntry[]> {
  const rows = await ctx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'last_seen_at'])
    .where('person_id', '=', actor.personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy(sql`id = ${actor.sessionId}`, 'desc')
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    device: row.device,
    startedAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    isCurrent: row.id === actor.sessionId,
  }))
}

/** The actor's own passkeys, oldest first. */
export async function listMyPasskeys(ctx: Pick<Ctx, 'db'>, actor: SignedIn): Promise<PasskeyEntry[]> {
  const rows = await ctx.db
    .selectFrom('passkeys')
    .select(['id', 'label', 'created_at', 'last_used_at'])
    .where('person_id', '=', actor.personId)
    .orderBy('created_at')
    .execute()
  return rows.map(row => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** The actor's own address, as they wrote it. */
export async function readMyAddress(ctx: Pick<Ctx, 'db'>, actor: SignedIn): Promise<string> {
  const { address } = await ctx.db
    .selectFrom('persons')
    .select('address')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  return address
}

/** The houses of the club, by name: what its door says of it before anyone has signed in. */
export async function listHouses(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const rows = await ctx.db.selectFrom('brands').select('name').orderBy('name').execute()
  return rows.map(row => row.name)
}
