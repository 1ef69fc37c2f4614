import { malformed } from '~/web/form.server'
import { readUploadForm } from '~/web/upload-form.server'

export type Sent = { questionId: string; fileName: string; bytes: Uint8Array } | { remove: string }

/** The form that sends a file, or names the one to take back. */
export async function readFileForm(request: Request): Promise<Sent> {
  const form = await readUploadForm(request, ['questionId', 'remove'])
  const remove = form.get('remove')
  if (typeof remove === 'string' && remove !== '') return { remove }
  const file = form.get('file')
  const questionId = form.get('questionId')
  if (!(file instanceof File) || typeof questionId !== 'string') malformed()
  return { questionId, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
