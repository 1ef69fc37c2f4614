import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Ctx } from '../kernel/context'
import { type SignInLinkFacts, sessionDays, signInLinkMinutes } from './policy'

type Minting = Pick<Ctx, 'secrets'>

/**
 * Writes a person's newest sign-in link and supersedes the one before it, under a lock on the person, so that at every
 * commit there is at most one that opens. `browserHash` null: no code is ever asked for. `leadsTo`: the path of this
 * site to which it leads once it has let them in; left out, where they were going.
 */
export async function writeSignInLink(
  ctx: Minting,
  tx: Tx,
  {
    personId,
    browserHash,
    leadsTo = null,
  }: { personId: string; browserHash: Buffer | null; leadsTo?: string | null },
): Promise<{ linkId: string; expiresAt: Date }> {
  await lockRows(tx, 'persons', [personId])
  await tx
    .updateTable('sign_in_links')
    .set({ superseded_at: sql<Date>`clock_timestamp()` })
    .where('person_id', '=', personId)
    .where('consumed_at', 'is', null)
    .where('superseded_at', 'is', null)
    .execute()
  const id = randomUUID()
  const row = await tx
    .insertInto('sign_in_links')
    .values({
      id,
      person_id: personId,
      token_hash: ctx.secrets.hash(ctx.secrets.token('sign_in', id)),
      code_hash: ctx.secrets.hash(ctx.secrets.code('sign_in', id)),
      browser_hash: browserHash,
      leads_to: leadsTo,
      expires_at: sql<Date>`clock_timestamp() + make_interval(mins => ${signInLinkMinutes})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return { linkId: id, expiresAt: row.expires_at }
}

export type SignInLinkRow = SignInLinkFacts & {
  id: string
  personId: string
  codeHash: Buffer
  leadsTo: string | null
}

/** The link that bears this token's hash, if any. */
export async function findSignInLink(
  db: Pick<Ctx['db'], 'selectFrom'>,
  tokenHash: Buffer,
): Promise<SignInLinkRow | null> {
  const row = await db
    .selectFrom('sign_in_links')
    .select([
      'id',
      'person_id as personId',
      'code_hash as codeHash',
      'browser_hash as browserHash',
      'leads_to as leadsTo',
      'code_attempts as codeAttempts',
      'expires_at as expiresAt',
      'consumed_at as consumedAt',
      'superseded_at as supersededAt',
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** A fresh session: its token (256 bits, base64url) exists here and in the browser only, its hash in the database. */
export type NewSession = { sessionId: string; token: string; lifeSeconds: number }

/**
 * Begins a session for a person and ends the one that the browser presented, whosever it was, so that no token known
 * before the sign-in is worth anything after it.
 */
export async function beginSession(
  ctx: Minting,
  tx: Tx,
  { personId, device, formerToken }: { personId: string; device: string; formerToken: string | null },
): Promise<NewSession> {
  if (formerToken) {
    await tx
      .updateTable('sessions')
      .set({ ended_at: sql<Date>`clock_timestamp()` })
      .where('token_hash', '=', ctx.secrets.hash(formerToken))
      .where('ended_at', 'is', null)
      .execute()
  }
  const token = randomBytes(32).toString('base64url')
  const row = await tx
    .insertInto('sessions')
    .values({
      person_id: personId,
      token_hash: ctx.secrets.hash(token),
      device,
      expires_at: sql<Date>`clock_timestamp() + make_interval(days => ${sessionDays})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { sessionId: row.id, token, lifeSeconds: sessionDays * 24 * 3600 }
}
