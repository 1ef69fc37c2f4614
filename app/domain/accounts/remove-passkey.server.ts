import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'

/**
 * Removes one of the actor's passkeys: it opens nothing from now on, while sessions already begun with it go on. The
 * last one may go too, for the letter always opens the door. One that is not theirs: `not_found`.
 */
export async function removePasskey(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  passkeyId: string,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return inTransaction(ctx.db, async tx => {
    const removed = await tx
      .deleteFrom('passkeys')
      .where('id', '=', passkeyId)
      .where('person_id', '=', actor.personId)
      .returning('id')
      .executeTakeFirst()
    if (!removed) return refuse({ reason: 'not_found' })
    await recordAudit(tx, actor, {
      action: 'accounts.passkey_removed',
      subject: { kind: 'person', id: actor.personId },
    })
    return allow()
  })
}
