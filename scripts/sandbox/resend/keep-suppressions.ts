import type { HttpReply, HttpRequest } from '../shared/http'
import type { PostOffice, Suppression } from './open-post-office'
import { cutPage, readPageQuery, spellInstant } from './page-through'
import { normaliseAddress, parseMailbox } from './parse-address'
import { accept, type Checked, invalid, missing, notFound, refuse } from './problems'
import { readJson, replyJson, replyProblem } from './reply'
import { suppress } from './run-deliveries'
import { isObject } from './validate-email'

const origins = ['bounce', 'complaint', 'manual']
const maxBatch = 100

/** GET /suppressions: newest first, of one origin when asked. */
export function listSuppressions(office: PostOffice, request: HttpRequest): HttpReply {
  const page = readPageQuery(request.query, ['origin'])
  if (!page.ok) return replyProblem(page.problem)
  const origin = new URLSearchParams(request.query).get('origin')
  if (origin !== null && !origins.includes(origin))
    return replyProblem(invalid('The `origin` must be `bounce`, `complaint` or `manual`.'))
  const entries = office.suppressions.values().filter(entry => origin === null || entry.origin === origin)
  const cut = cutPage(entries.reverse(), page.value)
  if (!cut.ok) return replyProblem(cut.problem)
  return replyJson(200, { object: 'list', has_more: cut.value.hasMore, data: cut.value.items.map(describe) })
}

/** POST /suppressions. An address that is listed already keeps its entry. */
export function addSuppression(office: PostOffice, request: HttpRequest): HttpReply {
  const body = readFields(request, ['email'])
  if (!body.ok) return replyProblem(body.problem)
  if (body.value.email === undefined) return replyProblem(missing('email'))
  const emails = checkAddresses([body.value.email])
  if (!emails.ok) return replyProblem(emails.problem)
  const [entry] = emails.value.map(email => suppress(office, email, 'manual', null))
  return replyJson(201, { object: 'suppression', id: entry?.id })
}

/** POST /suppressions/batch/add. */
export function addSuppressions(office: PostOffice, request: HttpRequest): HttpReply {
  const body = readFields(request, ['emails'])
  if (!body.ok) return replyProblem(body.problem)
  if (body.value.emails === undefined) return replyProblem(missing('emails'))
  const list = checkList('emails', body.value.emails)
  if (!list.ok) return replyProblem(list.problem)
  const emails = checkAddresses(list.value)
  if (!emails.ok) return replyProblem(emails.problem)
  const entries = emails.value.map(email => suppress(office, email, 'manual', null))
  return replyJson(201, { data: entries.map(({ id }) => ({ object: 'suppression', id })) })
}

/** POST /suppressions/batch/remove, by addresses or by ids. What is not listed is passed over. */
export function removeSuppressions(office: PostOffice, request: HttpRequest): HttpReply {
  const body = readFields(request, ['emails', 'ids'])
  if (!body.ok) return replyProblem(body.problem)
  const { emails, ids } = body.value
  if ((emails === undefined) === (ids === undefined))
    return replyProblem(invalid('Provide either `emails` or `ids`, but not both.'))
  const list = checkList(emails === undefined ? 'ids' : 'emails', emails ?? ids)
  if (!list.ok) return replyProblem(list.problem)
  const entries = list.value.map(name => find(office, String(name))).filter(entry => entry !== undefined)
  return replyJson(200, { data: entries.map(entry => remove(office, entry)) })
}

/** GET /suppressions/:suppression, by id or by address. */
export function getSuppression(office: PostOffice, { params }: HttpRequest): HttpReply {
  const entry = find(office, params.suppression ?? '')
  return entry ? replyJson(200, describe(entry)) : replyProblem(notFound('Suppression'))
}

/** DELETE /suppressions/:suppression, by id or by address. */
export function removeSuppression(office: PostOffice, { params }: HttpRequest): HttpReply {
  const entry = find(office, params.suppression ?? '')
  return entry ? replyJson(200, remove(office, entry)) : replyProblem(notFound('Suppression'))
}

function readFields(request: HttpRequest, known: string[]): Checked<Record<string, unknown>> {
  const body = readJson(request)
  if (!body.ok) return body
  if (!isObject(body.value)) return refuse(invalid('The request body must be a JSON object.'))
  for (const key of Object.keys(body.value))
    if (!known.includes(key)) return refuse(invalid(`Unknown field \`${key}\`.`))
  return accept(body.value)
}

function checkList(field: string, value: unknown): Checked<unknown[]> {
  if (Array.isArray(value) && value.length >= 1 && value.length <= maxBatch) return accept(value)
  return refuse(invalid(`The \`${field}\` field must be an array of 1 to ${maxBatch} items.`))
}

function checkAddresses(values: unknown[]): Checked<string[]> {
  const emails: string[] = []
  for (const value of values) {
    const mailbox = typeof value === 'string' ? parseMailbox(value) : null
    if (!mailbox || mailbox.address !== value) return refuse(invalid('Invalid `email` field.'))
    emails.push(mailbox.address)
  }
  return accept(emails)
}

function find(office: PostOffice, idOrEmail: string): Suppression | undefined {
  if (idOrEmail.includes('@')) return office.suppressions.get(normaliseAddress(idOrEmail))
  return office.suppressions.values().find(({ id }) => id === idOrEmail)
}

function remove(office: PostOffice, entry: Suppression) {
  office.suppressions.remove(entry.email)
  return { object: 'suppression', id: entry.id, deleted: true }
}

function describe(entry: Suppression) {
  return {
    object: 'suppression',
    id: entry.id,
    email: entry.email,
    origin: entry.origin,
    source_id: entry.sourceId,
    created_at: spellInstant(entry.createdAt),
  }
}
