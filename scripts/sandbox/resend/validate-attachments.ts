import { accept, type Checked, invalid, type Problem, refuse } from './problems'

/** One attached file; `content` is base64 as it came, `size` its bytes once decoded. */
export type Attachment = {
  filename: string
  contentType: string
  contentId: string | null
  content: string
  size: number
}

const known = new Set(['content', 'filename', 'path', 'content_type', 'content_id'])
/** Of base64 as it travels, which is what Resend counts. */
const maxEncodedBytes = 40 * 1024 * 1024

/** Types of the files that the club sends; anything else is an octet stream, as with an unknown ending. */
const typeByEnding: Record<string, string> = {
  ics: 'text/calendar',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  csv: 'text/csv',
}

const invalidAttachment: Problem = {
  statusCode: 422,
  name: 'invalid_attachment',
  message: 'Attachment must have either a `content` or `path`.',
}

/**
 * Checks the attachments of a letter: base64 content and a filename each, 40 MB in all once encoded. A remote `path`
 * is refused, since a stand-in that lives on one machine fetches nothing.
 */
export function validateAttachments(value: unknown): Checked<Attachment[]> {
  if (value === undefined) return accept([])
  if (!Array.isArray(value)) return refuse(invalid('The `attachments` field must be an array.'))
  const attachments: Attachment[] = []
  for (const item of value) {
    const attachment = checkOne(item)
    if (!attachment.ok) return attachment
    attachments.push(attachment.value)
  }
  const bytes = attachments.reduce((sum, { content }) => sum + content.length, 0)
  if (bytes > maxEncodedBytes) return refuse(invalid('The attachments of an email must not exceed 40MB.'))
  return accept(attachments)
}

function checkOne(item: unknown): Checked<Attachment> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return refuse(invalidAttachment)
  const fields = new Map<string, unknown>(Object.entries(item))
  for (const [key, field] of fields) {
    if (!known.has(key)) return refuse(invalid(`Unknown field \`attachments.${key}\`.`))
    if (typeof field !== 'string')
      return refuse(invalid(`The \`attachments.${key}\` field must be a string.`))
  }
  const read = (key: string) => {
    const field = fields.get(key)
    return typeof field === 'string' ? field : null
  }
  const content = read('content')
  const filename = read('filename')
  if (content === null && read('path') !== null)
    return refuse(invalid('The local stand-in takes an attachment by its `content`, not by `path`.'))
  if (content === null) return refuse(invalidAttachment)
  if (!isBase64(content)) return refuse(invalid('The `attachments.content` field must be base64.'))
  if (!filename || /[\r\n/\\]/.test(filename))
    return refuse(invalid('The `attachments.filename` field must be the name of a file.'))
  return accept({
    filename,
    contentType: read('content_type') ?? guessType(filename),
    contentId: read('content_id'),
    content,
    size: Buffer.byteLength(content, 'base64'),
  })
}

/** Looks for one wrong character rather than for whole groups: a pattern with groups overflows on large files. */
function isBase64(content: string): boolean {
  return content.length % 4 === 0 && !/[^A-Za-z0-9+/=]/.test(content) && !/=[^=]|={3}/.test(content)
}

function guessType(filename: string): string {
  return typeByEnding[filename.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
