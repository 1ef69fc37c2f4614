import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lettersAnHour } from './policy'

/**
 * Counts a letter that lets someone in, to this address, known or not, unless five were counted within the hour:
 * then false. One at a time per address.
 */
export async function claimLetter(tx: Tx, addressHash: Buffer): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${addressHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
  await tx
    .deleteFrom('sign_in_requests')
    .where('address_hash', '=', addressHash)
    .where('requested_at', '<=', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .execute()
  const { count } = await tx
    .selectFrom('sign_in_requests')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('address_hash', '=', addressHash)
    .executeTakeFirstOrThrow()
  if (Number(count) >= lettersAnHour) return false
  await tx.insertInto('sign_in_requests').values({ address_hash: addressHash }).execute()
  return true
}
