import { type PromoteCtx, promoteWaiting } from './promote-waiting.server'

const atOnce = 200

/**
 * Serves every line, in case what freed a seat, opened a gate or ended an event said nothing of it. Returns how many
 * parties were offered seats.
 */
export async function promoteWaitingLines(ctx: PromoteCtx): Promise<number> {
  const lines = await ctx.db
    .selectFrom('waitlist_entries')
    .select('event_id as eventId')
    .distinct()
    .where('state', 'in', ['waiting', 'offered'])
    .orderBy('event_id')
    .limit(atOnce)
    .execute()
  let offered = 0
  for (const { eventId } of lines) offered += await promoteWaiting(ctx, eventId)
  return offered
}
