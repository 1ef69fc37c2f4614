import { sql } from 'kysely'
import type { Ctx } from '../kernel/context'

const atOnce = 5_000

/**
 * Forgets the counted requests of addresses that never came back: an hour after it was made, a request says nothing any
 * more. Those that are being counted at this instant are left for the next time. Returns how many were forgotten; run
 * again, or by two workers, it does the same.
 */
export async function forgetSignInRequests(ctx: Pick<Ctx, 'db' | 'log'>): Promise<number> {
  const { rows } = await sql`
    delete from sign_in_requests where ctid = any(array(
      select ctid from sign_in_requests where requested_at <= clock_timestamp() - interval '1 hour'
      limit ${atOnce} for update skip locked))
    returning 1
  `.execute(ctx.db)
  if (rows.length > 0) ctx.log.info({ forgotten: rows.length }, 'requests to sign in were forgotten')
  return rows.length
}
