import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { sqlState } from '~db/transaction'
import { eraseLetters } from '../letters/erase-letters.server'

const stillReferredTo = '23503'

/**
 * Erases a person, the letters given and what would let them in, unless anything else refers to them: a fact, a passkey,
 * another letter, whatever may be added later. The database itself is asked. All of it or nothing: false, and nothing is
 * changed, when a reference stands. `before` takes away first what the caller knows may go. The caller holds the lock on
 * the person.
 */
export async function erasePersonAlone(
  tx: Tx,
  personId: string,
  letterIds: readonly string[],
  before: () => Promise<unknown>,
): Promise<boolean> {
  await sql`savepoint before_erasing`.execute(tx)
  try {
    await before()
    await erase(tx, personId, letterIds)
  } catch (error) {
    if (sqlState(error) !== stillReferredTo) throw error
    await sql`rollback to savepoint before_erasing`.execute(tx)
    return false
  }
  await sql`release savepoint before_erasing`.execute(tx)
  return true
}

async function erase(tx: Tx, personId: string, letterIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('sign_in_links').where('person_id', '=', personId).execute()
  await tx.deleteFrom('sessions').where('person_id', '=', personId).execute()
  await eraseLetters(tx, letterIds)
  await tx
    .deleteFrom('contact_policies')
    .where('person_id', '=', personId)
    .where('set_by', '=', 'club')
    .execute()
  await tx.deleteFrom('persons').where('id', '=', personId).execute()
}
