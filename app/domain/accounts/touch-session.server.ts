import { sql } from 'kysely'
import type { Ctx } from '../kernel/context'

/**
 * Notes that a session was used, at most once every ten minutes. Called only for requests that are no GET, so that a
 * GET changes nothing; a session's end is therefore fixed at its start (thirty days) and no use puts it off.
 */
export async function touchSession(ctx: Pick<Ctx, 'db'>, sessionId: string): Promise<void> {
  await ctx.db
    .updateTable('sessions')
    .set({ last_seen_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '<', sql<Date>`clock_timestamp() - interval '10 minutes'`)
    .execute()
}
