import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'
import { mostUploadBytes } from '~/domain/kernel/files'
import { malformed } from './form.server'

/** The longest that a field besides the file may be. */
const mostFieldBytes = 4096

/**
 * Reads a form that may bring one file under the name `file`, and of its other fields those that are named here. A file
 * that is too large is read to its end, so that the browser hears the answer, but of it no more is kept than is needed
 * to know that it is.
 */
export async function readUploadForm(request: Request, fields: readonly string[]): Promise<FormData> {
  const isMultipart = request.headers.get('content-type')?.startsWith('multipart/form-data')
  if (!isMultipart) return request.formData().catch(malformed)
  return unstable_parseMultipartFormData(request, part => keepPart(part, fields)).catch(malformed)
}

async function keepPart(
  { name, filename, data }: UploadHandlerPart,
  fields: readonly string[],
): Promise<File | string | undefined> {
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
  return fields.includes(name) ? Buffer.concat(chunks).toString('utf8') : undefined
}
