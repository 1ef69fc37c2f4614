import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'

/** Gives one of the actor's passkeys another name. One that is not theirs: `not_found`. */
export async function renamePasskey(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  { passkeyId, label }: { passkeyId: string; label: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  const renamed = await ctx.db
    .updateTable('passkeys')
    .set({ label })
    .where('id', '=', passkeyId)
    .where('person_id', '=', actor.personId)
    .returning('id')
    .executeTakeFirst()
  return renamed ? allow() : refuse({ reason: 'not_found' })
}
