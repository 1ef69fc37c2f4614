import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import type { FileQuestion } from '../qualification/types'
import { mayOpen, readOwnPassage } from './own-step.server'

export type FoundFileQuestion = { question: FileQuestion; stepId: string; fileIds: readonly string[] }

/**
 * A file question of the actor's own passage, with the step it stands in and the files given to it so far. Refuses
 * `not_found` for anyone else's and for a question that is hidden now, `closed` when its step cannot be changed.
 */
export async function findFileQuestion(
  db: DatabaseOrTx,
  actor: Actor,
  applicationId: string,
  questionId: string,
): Promise<Result<FoundFileQuestion, { reason: 'not_found' } | { reason: 'closed' }>> {
  const own = await readOwnPassage(db, actor, applicationId)
  if (!own) return refuse({ reason: 'not_found' })
  const walked = own.passage.steps.find(({ questions }) => questions.some(({ id }) => id === questionId))
  const question = walked?.questions.find(({ id }) => id === questionId)
  if (!walked || question?.kind !== 'file') return refuse({ reason: 'not_found' })
  if (!mayOpen(own, walked.step.id).ok) return refuse({ reason: 'closed' })
  const rows = await db
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', own.facts.application.id)
    .where('question_id', '=', questionId)
    .where('removed_at', 'is', null)
    .execute()
  return allow({ question, stepId: walked.step.id, fileIds: rows.map(({ id }) => id) })
}
