import { sql } from 'kysely'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import { isReaderOf } from './scope.server'

/** Keeps when the invited person first had their page before them. Called by a POST of the page itself; later calls change nothing. */
export async function markOpened(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { invitationId: string },
): Promise<void> {
  if (!isUuid(input.invitationId)) return
  await ctx.db
    .updateTable('invitations as i')
    .set({ opened_at: sql<Date>`clock_timestamp()` })
    .where('i.id', '=', input.invitationId)
    .where('i.opened_at', 'is', null)
    .where(isReaderOf(actor))
    .execute()
}
