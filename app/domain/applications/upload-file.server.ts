import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { CleanFile, CleanUpload, FilePort, UploadProblem } from '../kernel/files'
import { allow, type Result, refuse } from '../kernel/result'
import type { FileQuestion } from '../qualification/types'
import { nameFile } from './file-name'
import { findFileQuestion } from './find-file-question.server'
import { findOwnApplication } from './store.server'
import { keepFileAnswer } from './write-file-answer.server'

export type UploadRefusal =
  /** Anyone else's application, or a question that is not asked in this passage. */
  | { reason: 'not_found' }
  | { reason: 'closed' }
  | { reason: 'enough'; most: number }
  | { reason: UploadProblem }

type UploadCtx = Ctx & { files: FilePort; cleanUpload: CleanUpload }
type Upload = { applicationId: string; questionId: string; fileName: string; bytes: Uint8Array }

/** The same file sent twice within this time is one file: a double click, or a page sent again. */
const sameWithinSeconds = 120

/**
 * Takes a file as an answer, or part of one. What it is, is decided by its content; what is kept is made anew from it.
 * The bytes are written first, then their row and the answer in one transaction: a crash in between leaves bytes that no
 * row names, which `sweepOrphans` finds, and never a row without bytes. Refuses with what to tell.
 */
export async function uploadFile(
  ctx: UploadCtx,
  actor: Actor,
  upload: Upload,
): Promise<Result<{ fileId: string }, UploadRefusal>> {
  // Asked before the work of cleaning, and again under the lock.
  const before = await mayTake(ctx.db, actor, upload)
  if (!before.ok) return before
  const cleaned = await ctx.cleanUpload(upload.bytes, before.value.question.accepts)
  if (!cleaned.ok) return cleaned
  const file = { ...cleaned.value, fileName: nameFile(upload.fileName, cleaned.value.mediaType) }
  const storedAs = await ctx.files.keep(file.bytes)
  const kept = await inTransaction(ctx.db, tx => keepRow(tx, actor, upload, file, storedAs))
  if (!kept.ok || kept.value.isKnown) await ctx.files.erase(storedAs)
  return kept.ok ? allow({ fileId: kept.value.fileId }) : kept
}

async function keepRow(
  tx: Tx,
  actor: Actor,
  upload: Upload,
  file: CleanFile & { fileName: string },
  storedAs: string,
): Promise<Result<{ fileId: string; isKnown: boolean }, UploadRefusal>> {
  const { applicationId, questionId } = upload
  const own = await findOwnApplication(tx, actor, applicationId)
  if (!own) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [own.id])
  const again = await findSame(tx, upload, file)
  if (again) return allow({ fileId: again, isKnown: true })
  const taken = await mayTake(tx, actor, upload)
  if (!taken.ok) return taken
  const { id: fileId } = await tx
    .insertInto('application_files')
    .values({
      application_id: applicationId,
      question_id: questionId,
      file_name: file.fileName,
      media_type: file.mediaType,
      bytes: file.bytes.length,
      stored_as: storedAs,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepFileAnswer(tx, applicationId, questionId, taken.value.stepId)
  await recordAudit(tx, actor, {
    action: 'application.file_kept',
    subject: { kind: 'application', id: applicationId },
    brandId: own.flow.brand?.id,
    details: { fileId, question: questionId, bytes: file.bytes.length },
  })
  return allow({ fileId, isKnown: false })
}

async function mayTake(
  db: Ctx['db'] | Tx,
  actor: Actor,
  { applicationId, questionId }: Upload,
): Promise<Result<{ question: FileQuestion; stepId: string }, UploadRefusal>> {
  const found = await findFileQuestion(db, actor, applicationId, questionId)
  if (!found.ok) return found
  const { question, fileIds } = found.value
  return fileIds.length >= question.most ? refuse({ reason: 'enough', most: question.most }) : found
}

async function findSame(
  tx: Tx,
  { applicationId, questionId }: Upload,
  file: CleanFile & { fileName: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('application_files')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('question_id', '=', questionId)
    .where('file_name', '=', file.fileName)
    .where('bytes', '=', file.bytes.length)
    .where('removed_at', 'is', null)
    .where('uploaded_at', '>', sql<Date>`clock_timestamp() - make_interval(secs => ${sameWithinSeconds})`)
    .executeTakeFirst()
  return row?.id ?? null
}
