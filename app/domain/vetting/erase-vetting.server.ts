import type { Tx } from '~db/client'
import { erasedWords } from './decision-store.server'

/**
 * Erases what was written about an application by those who read it: private notes, words to the committee, the
 * discussion, why someone stood aside, why it was declined. That they read it, how they voted and what was decided
 * stays. Done with the application's own erasing, under the caller's lock on it.
 */
export async function eraseVetting(tx: Tx, applicationId: string): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({ notes: '', words: '' })
    .where('application_id', '=', applicationId)
    .execute()
  await tx.deleteFrom('application_comments').where('application_id', '=', applicationId).execute()
  await tx
    .updateTable('conflicts_of_interest')
    .set({ words: erasedWords })
    .where('application_id', '=', applicationId)
    .execute()
  await tx
    .updateTable('decisions')
    .set({ because: erasedWords })
    .where('application_id', '=', applicationId)
    .where('because', '<>', '')
    .execute()
}
