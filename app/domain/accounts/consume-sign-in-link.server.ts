import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { codeAttempts, type DeadLink, judgeSignInLink } from './policy'
import { beginSession, findSignInLink, type NewSession, type SignInLinkRow } from './store.server'

/** `code`: the six digits of the letter, if given. `formerToken`: the session that the browser holds, to be ended. */
export type LinkPresented = {
  token: string
  browserSecret: string | null
  code: string | null
  device: string
  formerToken: string | null
}

/** The session that began, and where the link leads; null when it names no place. */
export type OpenedLink = NewSession & { leadsTo: string | null }

export type LinkRefusal = DeadLink | { reason: 'code_needed' } | { reason: 'code_wrong'; left: number }

/**
 * Opens the door with a sign-in link, once: of two presses at the same moment one begins a session and the other finds
 * the link used. In a browser other than the one that asked, the letter's code is needed too; the fifth wrong one ends
 * the link. The session that the browser presented is ended.
 */
export async function consumeSignInLink(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  presented: LinkPresented,
): Promise<Result<OpenedLink, LinkRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const link = await findLocked(tx, ctx.secrets.hash(presented.token))
    const browserHash = presented.browserSecret === null ? null : ctx.secrets.hash(presented.browserSecret)
    const judged = judgeSignInLink(link, { now: await readClock(tx), browserHash })
    if (!judged.ok) return judged
    if (!link) return refuse({ reason: 'unknown' })
    if (judged.value.codeNeeded) {
      if (presented.code === null) return refuse({ reason: 'code_needed' })
      if (!ctx.secrets.hash(presented.code).equals(link.codeHash)) return countWrongCode(tx, link)
    }
    return allow({ ...(await open(ctx, tx, link, presented)), leadsTo: link.leadsTo })
  })
}

/** Read again under the lock, for another press may have consumed it while this one waited. */
async function findLocked(tx: Tx, tokenHash: Buffer): Promise<SignInLinkRow | null> {
  const found = await findSignInLink(tx, tokenHash)
  if (!found) return null
  await lockRows(tx, 'sign_in_links', [found.id])
  return findSignInLink(tx, tokenHash)
}

async function countWrongCode(tx: Tx, link: SignInLinkRow): Promise<{ ok: false } & LinkRefusal> {
  const attempts = link.codeAttempts + 1
  await tx.updateTable('sign_in_links').set({ code_attempts: attempts }).where('id', '=', link.id).execute()
  const left = codeAttempts - attempts
  return left === 0 ? refuse({ reason: 'code_spent' }) : refuse({ reason: 'code_wrong', left })
}

async function open(
  ctx: Pick<Ctx, 'secrets'>,
  tx: Tx,
  { id, personId }: SignInLinkRow,
  { device, formerToken }: LinkPresented,
): Promise<NewSession> {
  await tx
    .updateTable('sign_in_links')
    .set({ consumed_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  const session = await beginSession(ctx, tx, { personId, device, formerToken })
  await recordAudit(
    tx,
    { kind: 'person', personId, sessionId: session.sessionId, roles: [] },
    {
      action: 'accounts.signed_in',
      subject: { kind: 'session', id: session.sessionId },
      details: { by: 'link' },
    },
  )
  return session
}
