import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { sqlState } from '~db/transaction'
import { blankLetters, eraseLetters, findLettersLeadingTo } from '../letters/erase-letters.server'
import type { NominationRow } from './store.server'

const stillReferredTo = '23503'

/**
 * Erases what a nomination without a yes brought: the words of its letter, and the person whom it alone made known. Asks
 * the database itself whether anything else refers to them: a fact, a passkey, another letter, whatever may be added
 * later; then they stay, for they are known otherwise. False when it must wait, for the letter is just being handed to
 * the carrier and must not change. The caller holds the locks on the person and the nomination.
 */
export async function forgetPerson(
  tx: Tx,
  { id, personId, madeKnown }: Pick<NominationRow, 'id' | 'personId' | 'madeKnown'>,
): Promise<boolean> {
  if (!personId) return true
  const letters = await findLettersLeadingTo(tx, personId, { page: 'nomination', nominationId: id })
  if (letters.some(({ state }) => state === 'sending')) return false
  const ids = letters.map(letter => letter.id)
  const isGone = madeKnown && (await tryToErase(tx, personId, ids))
  if (!isGone) await blankLetters(tx, ids)
  return true
}

/** All of it or nothing: a reference that stands takes the whole attempt back. */
async function tryToErase(tx: Tx, personId: string, letterIds: readonly string[]): Promise<boolean> {
  await sql`savepoint before_erasing`.execute(tx)
  try {
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
  await tx
    .updateTable('nominations')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .where('state', 'not in', ['sent', 'accepted'])
    .execute()
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
