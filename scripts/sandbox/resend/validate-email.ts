import { parseMailbox } from './parse-address'
import { accept, type Checked, invalid, missing, type Problem, refuse, unverifiedDomain } from './problems'
import { type Attachment, validateAttachments } from './validate-attachments'

export type Tag = { name: string; value: string }

/** A letter as accepted: every list is a list, every absent part is null or empty. */
export type EmailInput = {
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: Tag[]
  attachments: Attachment[]
}

type Body = Record<string, unknown>
type Terms = { senderDomains: readonly string[]; inBatch: boolean }

const known = new Set([
  ...['from', 'to', 'subject', 'bcc', 'cc', 'reply_to', 'html', 'text', 'template', 'headers'],
  ...['scheduled_at', 'attachments', 'tags', 'topic_id'],
])

/** Parts of the contract that need a side of Resend which is not kept here; refused, never ignored. */
const unsupported = ['template', 'topic_id', 'scheduled_at'] as const

const maxRecipients = 50
const maxTags = 75
const tagPattern = /^[A-Za-z0-9_-]{1,256}$/
const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/

/**
 * Checks one body of POST /emails, or one item of POST /emails/batch, against Resend's published
 * contract. Refuses an unknown field, a wrong type, more than 50 recipients, a tag outside
 * `[A-Za-z0-9_-]{1,256}`, a letter with neither html nor text, a sender whose domain is not verified,
 * and attachments or scheduling inside a batch.
 */
export function validateEmail(body: unknown, terms: Terms): Checked<EmailInput> {
  if (!isObject(body)) return refuse(invalid('The request body must be a JSON object.'))
  const shape = checkShape(body, terms)
  if (shape) return refuse(shape)

  const from = checkFrom(body.from, terms.senderDomains)
  if (!from.ok) return from
  const to = checkMailboxes('to', body.to)
  if (!to.ok) return to
  if (to.value.length === 0) return refuse(missing('to'))
  if (to.value.length > maxRecipients)
    return refuse(invalid(`The \`to\` field can hold at most ${maxRecipients} addresses.`))
  const cc = checkMailboxes('cc', body.cc)
  if (!cc.ok) return cc
  const bcc = checkMailboxes('bcc', body.bcc)
  if (!bcc.ok) return bcc
  const replyTo = checkMailboxes('reply_to', body.reply_to)
  if (!replyTo.ok) return replyTo

  const content = checkContent(body)
  if (!content.ok) return content
  const headers = checkHeaders(body.headers)
  if (!headers.ok) return headers
  const tags = checkTags(body.tags)
  if (!tags.ok) return tags
  const attachments = validateAttachments(body.attachments)
  if (!attachments.ok) return attachments

  return accept({
    from: from.value,
    to: to.value,
    cc: cc.value,
    bcc: bcc.value,
    replyTo: replyTo.value,
    ...content.value,
    headers: headers.value,
    tags: tags.value,
    attachments: attachments.value,
  })
}

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkShape(body: Body, { inBatch }: Terms): Problem | null {
  for (const key of Object.keys(body)) if (!known.has(key)) return invalid(`Unknown field \`${key}\`.`)
  if (inBatch) {
    for (const key of ['attachments', 'scheduled_at'])
      if (body[key] !== undefined) return invalid(`The \`${key}\` field is not supported in batch emails.`)
  }
  for (const key of unsupported)
    if (body[key] !== undefined) return invalid(`The \`${key}\` field is not kept by the local stand-in.`)
  for (const key of ['from', 'to', 'subject']) if (body[key] === undefined) return missing(key)
  return null
}

function checkFrom(value: unknown, senderDomains: readonly string[]): Checked<string> {
  const mailbox = typeof value === 'string' ? parseMailbox(value) : null
  if (typeof value !== 'string' || !mailbox) return refuse(badAddress('from'))
  if (!senderDomains.includes(mailbox.domain)) return refuse(unverifiedDomain(mailbox.domain))
  return accept(value)
}

function checkMailboxes(field: string, value: unknown): Checked<string[]> {
  if (value === undefined) return accept([])
  const list = typeof value === 'string' ? [value] : value
  if (!Array.isArray(list)) return refuse(invalid(`The \`${field}\` field must be a string or an array.`))
  const mailboxes: string[] = []
  for (const item of list) {
    if (typeof item !== 'string' || !parseMailbox(item)) return refuse(badAddress(field))
    mailboxes.push(item)
  }
  return accept(mailboxes)
}

function badAddress(field: string): Problem {
  return invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  )
}

function checkContent(body: Body): Checked<{ subject: string; html: string | null; text: string | null }> {
  const { subject, html, text } = body
  if (typeof subject !== 'string') return refuse(invalid('The `subject` field must be a string.'))
  if (subject === '') return refuse(missing('subject'))
  if (/[\r\n]/.test(subject)) return refuse(invalid('The `\\n` is not allowed in the `subject` field.'))
  if (html !== undefined && typeof html !== 'string')
    return refuse(invalid('The `html` field must be a string.'))
  if (text !== undefined && typeof text !== 'string')
    return refuse(invalid('The `text` field must be a string.'))
  if (!html && !text) return refuse(missing('html` or `text'))
  return accept({ subject, html: html ?? null, text: text ?? null })
}

function checkHeaders(value: unknown): Checked<Record<string, string>> {
  if (value === undefined) return accept({})
  if (!isObject(value)) return refuse(invalid('The `headers` field must be an object.'))
  const headers: Record<string, string> = {}
  for (const [name, content] of Object.entries(value)) {
    if (!headerName.test(name)) return refuse(invalid(`Invalid header name \`${name}\`.`))
    if (typeof content !== 'string' || /[\r\n]/.test(content))
      return refuse(invalid(`The header \`${name}\` must be a string on one line.`))
    headers[name] = content
  }
  return accept(headers)
}

function checkTags(value: unknown): Checked<Tag[]> {
  if (value === undefined) return accept([])
  if (!Array.isArray(value)) return refuse(invalid('The `tags` field must be an array.'))
  if (value.length > maxTags) return refuse(invalid(`The \`tags\` field can hold at most ${maxTags} tags.`))
  const tags: Tag[] = []
  for (const item of value) {
    if (!isObject(item) || typeof item.name !== 'string' || typeof item.value !== 'string')
      return refuse(invalid('Each tag needs a `name` and a `value`, both strings.'))
    for (const key of Object.keys(item))
      if (key !== 'name' && key !== 'value') return refuse(invalid(`Unknown field \`tags.${key}\`.`))
    for (const word of [item.name, item.value])
      if (!tagPattern.test(word))
        return refuse(
          invalid(
            'Tags should only contain ASCII letters, numbers, underscores, or dashes (1-256 characters).',
          ),
        )
    if (tags.some(tag => tag.name === item.name))
      return refuse(invalid(`The tag \`${item.name}\` is given twice.`))
    tags.push({ name: item.name, value: item.value })
  }
  return accept(tags)
}
