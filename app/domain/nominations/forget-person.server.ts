import type { Tx } from '~db/client'
import { erasePersonAlone } from '../accounts/erase-person.server'
import { blankLetters, findLettersLeadingTo } from '../letters/erase-letters.server'
import type { NominationRow } from './store.server'

/**
 * Erases what a nomination without a yes brought: the words of its letter, and the person whom it alone made known. Asks
 * the database itself whether anything else refers to them; then they stay, for they are known otherwise. False when it
 * must wait, for the letter is just being handed to the carrier and must not change. The caller holds the locks on the
 * person and the nomination.
 */
export async function forgetPerson(
  tx: Tx,
  { id, personId, madeKnown }: Pick<NominationRow, 'id' | 'personId' | 'madeKnown'>,
): Promise<boolean> {
  if (!personId) return true
  const letters = await findLettersLeadingTo(tx, personId, { page: 'nomination', nominationId: id })
  if (letters.some(({ state }) => state === 'sending')) return false
  const ids = letters.map(letter => letter.id)
  const isGone =
    madeKnown && (await erasePersonAlone(tx, personId, ids, () => takeOffNominations(tx, personId)))
  if (!isGone) await blankLetters(tx, ids)
  return true
}

/** Nominations that ended name nobody any more; those that count keep their person. */
async function takeOffNominations(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({ person_id: null })
    .where('person_id', '=', personId)
    .where('state', 'not in', ['sent', 'accepted'])
    .execute()
}
