import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'
import { MOST_BYTES } from '~/domain/profile/read-file'
import { malformed } from '~/web/form.server'

export type Upload = { brandId: string; fileName: string; bytes: Uint8Array }

/** Beyond this the connection is cut: nobody sends it by mistake. */
const cutAt = 20 * MOST_BYTES

/**
 * The form that brings a file. A file over the limit is read to its end, so that the browser hears the answer, but kept
 * only as far as is needed to know that it is too large.
 */
export async function readUpload(request: Request): Promise<Upload> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) malformed()
  const form = await unstable_parseMultipartFormData(request, keepPart).catch(malformed)
  const file = form.get('file')
  return {
    brandId: String(form.get('brandId') ?? ''),
    fileName: file instanceof File ? file.name : '',
    bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
  }
}

async function keepPart({ name, filename, data }: UploadHandlerPart): Promise<File | string> {
  const chunks: Uint8Array[] = []
  let seen = 0
  for await (const chunk of data) {
    const room = MOST_BYTES + 1 - Math.min(seen, MOST_BYTES + 1)
    if (room > 0) chunks.push(chunk.slice(0, room))
    seen += chunk.length
    if (seen > cutAt) throw new Error('an upload without end')
  }
  return filename === undefined && name !== 'file'
    ? Buffer.concat(chunks).toString('utf8')
    : new File(chunks as BlobPart[], filename ?? '')
}
