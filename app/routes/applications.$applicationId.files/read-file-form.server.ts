import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'
import { mostUploadBytes } from '~/domain/applications/port'
import { malformed } from '~/web/form.server'

export type Sent = { questionId: string; fileName: string; bytes: Uint8Array } | { remove: string }

/** The longest that a field besides the file may be. */
const mostFieldBytes = 1024

/**
 * The form that sends a file, or names the one to take back. A file that is too large is read to its end, so that the
 * browser hears the answer, but of it no more is kept than is needed to know that it is.
 */
export async function readFileForm(request: Request): Promise<Sent> {
  const isMultipart = request.headers.get('content-type')?.startsWith('multipart/form-data')
  const form = isMultipart
    ? await unstable_parseMultipartFormData(request, keepPart).catch(malformed)
    : await request.formData().catch(malformed)
  const remove = form.get('remove')
  if (typeof remove === 'string' && remove !== '') return { remove }
  const file = form.get('file')
  const questionId = form.get('questionId')
  if (!(file instanceof File) || typeof questionId !== 'string') malformed()
  return { questionId, fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function keepPart({ name, filename, data }: UploadHandlerPart): Promise<File | string | undefined> {
  const isFile = name === 'file'
  const most = isFile ? mostUploadBytes + 1 : mostFieldBytes
  const chunks: Uint8Array[] = []
  let kept = 0
  for await (const chunk of data) {
    if (kept >= most) continue
    const part = chunk.subarray(0, most - kept)
    chunks.push(part)
    kept += part.length
  }
  if (isFile) return new File(chunks as BlobPart[], filename ?? '')
  return name === 'questionId' || name === 'remove' ? Buffer.concat(chunks).toString('utf8') : undefined
}
