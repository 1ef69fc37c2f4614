import type { DatabaseOrTx } from '~db/client'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { FilePort, MediaType } from '../kernel/files'
import { isUuid } from '../kernel/uuid'
import { findOwnApplication } from './store.server'

/** A file as it is listed beside its question. */
export type FileEntry = {
  id: string
  questionId: string
  fileName: string
  mediaType: MediaType
  bytes: number
  uploadedAt: Date
}

/** What is sent to a reader. */
export type FileContent = { fileName: string; mediaType: MediaType; content: Uint8Array }

/** The living files of an application, in the order in which they came. The caller has settled that the actor reads it. */
export async function listFiles(db: DatabaseOrTx, applicationId: string): Promise<FileEntry[]> {
  const rows = await selectFiles(db)
    .where('application_id', '=', applicationId)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ storedAs: _, mediaType, ...row }) => ({ ...row, mediaType: mediaType as MediaType }))
}

/** A file of the actor's own application, whatever its question; null for anyone else's, and once it was taken back. */
export async function readMyFile(
  ctx: Pick<Ctx, 'db'> & { files: FilePort },
  actor: Actor,
  { applicationId, fileId }: { applicationId: string; fileId: string },
): Promise<FileContent | null> {
  const own = await findOwnApplication(ctx.db, actor, applicationId)
  return own && readContent(ctx, own.id, fileId)
}

/** The bytes of a living file of this application. The caller has settled that the actor reads it. */
export async function readContent(
  ctx: Pick<Ctx, 'db'> & { files: FilePort },
  applicationId: string,
  fileId: string,
): Promise<FileContent | null> {
  if (!isUuid(fileId)) return null
  const row = await selectFiles(ctx.db)
    .where('application_id', '=', applicationId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  const content = row && (await ctx.files.read(row.storedAs))
  return content ? { fileName: row.fileName, mediaType: row.mediaType as MediaType, content } : null
}

function selectFiles(db: DatabaseOrTx) {
  return db
    .selectFrom('application_files')
    .select([
      'id',
      'question_id as questionId',
      'file_name as fileName',
      'media_type as mediaType',
      'bytes',
      'uploaded_at as uploadedAt',
      'stored_as as storedAs',
    ])
    .where('removed_at', 'is', null)
}
