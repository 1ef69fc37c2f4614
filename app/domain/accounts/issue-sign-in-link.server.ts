import { paths } from '~/shared/paths'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { writeSignInLink } from './store.server'

export type IssuedLink = { url: string; expiresAt: Date }

/**
 * A sign-in link handed over by an operator rather than by letter: good once, for fifteen minutes, in any browser and
 * without a code, and the newest of this person. Whoever calls this has a shell on the club's own machine; no page does.
 */
export async function issueSignInLink(
  ctx: Pick<Ctx, 'db' | 'secrets' | 'origin'>,
  personId: string,
): Promise<IssuedLink> {
  const { linkId, expiresAt } = await inTransaction(ctx.db, async tx => {
    const link = await writeSignInLink(ctx, tx, { personId, browserHash: null })
    await recordAudit(
      tx,
      { kind: 'system' },
      {
        action: 'accounts.sign_in_link_issued',
        subject: { kind: 'person', id: personId },
      },
    )
    return link
  })
  return { url: ctx.origin + paths.signInLink(ctx.secrets.token('sign_in', linkId)), expiresAt }
}
