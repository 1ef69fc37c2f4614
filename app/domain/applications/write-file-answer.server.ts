import type { Tx } from '~db/client'
import { keepPlace, writeAnswers } from './store.server'

/** Makes the answer to a file question what its living rows say, in the transaction that changed them. */
export async function keepFileAnswer(
  tx: Tx,
  applicationId: string,
  questionId: string,
  stepId: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('question_id', '=', questionId)
    .where('removed_at', 'is', null)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()
  const fileIds = rows.map(({ id }) => id)
  await writeAnswers(tx, applicationId, new Map([[questionId, fileIds.length > 0 ? { fileIds } : null]]))
  await keepPlace(tx, applicationId, stepId)
}
