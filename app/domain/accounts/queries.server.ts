import type { Ctx } from '../kernel/context'
import { readerColumns, toReader } from './reader.server'
import type { Reader } from './types'

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

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
