import { type FileContent, readContent } from '../applications/file-queries.server'
import { readApplicationFacts } from '../applications/store.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { FilePort } from '../kernel/files'
import { isUuid } from '../kernel/uuid'
import { questionsOf, submittable } from '../qualification/passage'
import { readableApplications } from './scope.server'

/**
 * A file of an application that the actor reads: one that was sent with it, to a question whose answers they may read
 * (those for managers alone are for those who run the club). Null otherwise: nobody learns that it exists.
 */
export async function readFileAsReader(
  ctx: Pick<Ctx, 'db'> & { files: FilePort },
  actor: Actor,
  { applicationId, fileId }: { applicationId: string; fileId: string },
): Promise<FileContent | null> {
  if (!isUuid(applicationId) || !isUuid(fileId)) return null
  const readable = await ctx.db
    .selectFrom('applications as a')
    .innerJoin('flows as f', 'f.id', 'a.flow_id')
    .select('a.id')
    .where('a.id', '=', applicationId)
    .where(readableApplications(actor))
    .executeTakeFirst()
  const facts = readable && (await readApplicationFacts(ctx.db, applicationId))
  if (!facts) return null
  const { definition, answers, way } = facts
  // What earlier answers hide was never sent.
  const sent = submittable(definition, answers, { way, facts: facts.facts })
  const question = definition.steps.flatMap(questionsOf).find(({ id }) => {
    const answer = sent[id]
    return typeof answer === 'object' && 'fileIds' in answer && answer.fileIds.includes(fileId)
  })
  if (!question || (question.readBy === 'managers' && !runsTheClub(actor))) return null
  return readContent(ctx, applicationId, fileId)
}
