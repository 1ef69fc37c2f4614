import { sql } from 'kysely'
import type { Ctx } from '../kernel/context'

/** A challenge as handed to a browser: good once, for five minutes. */
export type OpenChallenge<Options> = { challengeId: string; options: Options }

/** Keeps a challenge for its one use, for a person's new passkey or (null) for a sign-in, and sweeps the ones long over. */
export async function keepChallenge(
  ctx: Pick<Ctx, 'db'>,
  { personId, challenge }: { personId: string | null; challenge: string },
): Promise<string> {
  await ctx.db
    .deleteFrom('passkey_challenges')
    .where('expires_at', '<', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .execute()
  const row = await ctx.db
    .insertInto('passkey_challenges')
    .values({
      person_id: personId,
      challenge,
      expires_at: sql<Date>`clock_timestamp() + interval '5 minutes'`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/**
 * Uses a challenge up and returns it; null when it is unknown, used, over, or meant for another person. It is used up
 * before the answer is verified, so that a wrong answer has no second try.
 */
export async function takeChallenge(
  ctx: Pick<Ctx, 'db'>,
  { personId, challengeId }: { personId: string | null; challengeId: string },
): Promise<string | null> {
  const row = await ctx.db
    .updateTable('passkey_challenges')
    .set({ used_at: sql<Date>`clock_timestamp()` })
    .where(sql<string>`id::text`, '=', challengeId)
    .where('person_id', 'is not distinct from', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .returning('challenge')
    .executeTakeFirst()
  return row?.challenge ?? null
}
