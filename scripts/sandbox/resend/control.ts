import type { HttpReply, HttpRequest, HttpRoute } from '../shared/http'
import type { WebhookModes } from '../shared/webhooks'
import { replyControlPage } from './control-page'
import { readCount, readFault } from './faults'
import type { PostOffice } from './open-post-office'
import { accept, type Checked, invalid, refuse } from './problems'
import { readHeader, readJson, replyJson, replyProblem } from './reply'
import { isObject } from './validate-email'
import { chooseLanguage } from './words'

const laterMs = 30_000

/** The controls: a page for a person, JSON for a test. Forms answer with a redirect to the page. */
export function controlRoutes(office: PostOffice): HttpRoute[] {
  return [
    {
      method: 'GET',
      pattern: '/sandbox',
      handle: request => replyControlPage(office, chooseLanguage(readHeader(request, 'accept-language'))),
    },
    { method: 'GET', pattern: '/sandbox/faults', handle: () => describeFaults(office) },
    { method: 'POST', pattern: '/sandbox/faults', handle: request => setFaults(office, request) },
    {
      method: 'DELETE',
      pattern: '/sandbox/faults',
      handle: () => {
        clearFaults(office)
        return describeFaults(office)
      },
    },
    {
      method: 'POST',
      pattern: '/sandbox/faults/clear',
      handle: () => {
        clearFaults(office)
        return backToPage()
      },
    },
    { method: 'POST', pattern: '/sandbox/webhooks', handle: request => setModesByForm(office, request) },
    {
      method: 'GET',
      pattern: '/sandbox/deliveries',
      handle: () => replyJson(200, { deliveries: office.webhooks.list().reverse() }),
    },
    {
      method: 'POST',
      pattern: '/sandbox/deliveries/:message/:act',
      handle: request => repeatDelivery(office, request),
    },
  ]
}

/**
 * POST /sandbox/faults. As JSON: `{ faults?: [{ route?, kind, times?, ms? }], webhooks?: { double?, delayMs?,
 * reorder?, drop? } }`; everything is checked before anything is set. As a form: one fault.
 */
function setFaults(office: PostOffice, request: HttpRequest): HttpReply {
  if (isForm(request)) {
    const fault = readFault(Object.fromEntries(new URLSearchParams(request.body.toString('utf8'))))
    if (!fault.ok) return replyProblem(fault.problem)
    office.faults.put(fault.value.id, fault.value)
    return backToPage()
  }
  const body = readJson(request)
  if (!body.ok) return replyProblem(body.problem)
  if (!isObject(body.value)) return replyProblem(invalid('The body must be an object.'))
  for (const key of Object.keys(body.value))
    if (key !== 'faults' && key !== 'webhooks') return replyProblem(invalid(`Unknown field \`${key}\`.`))
  const wanted = body.value.faults ?? []
  if (!Array.isArray(wanted)) return replyProblem(invalid('The `faults` field must be an array.'))
  const faults = wanted.map(readFault)
  const modes = readModes(body.value.webhooks ?? {})
  if (!modes.ok) return replyProblem(modes.problem)
  for (const fault of faults) if (!fault.ok) return replyProblem(fault.problem)
  for (const fault of faults) if (fault.ok) office.faults.put(fault.value.id, fault.value)
  office.webhooks.setModes(modes.value)
  return describeFaults(office)
}

function readModes(value: unknown): Checked<Partial<WebhookModes>> {
  if (!isObject(value)) return refuse(invalid('The `webhooks` field must be an object.'))
  const modes: Partial<WebhookModes> = {}
  for (const [key, setting] of Object.entries(value)) {
    if (key === 'double' || key === 'drop') {
      if (typeof setting !== 'boolean') return refuse(invalid(`\`webhooks.${key}\` must be true or false.`))
      modes[key] = setting
    } else if (key === 'delayMs' || key === 'reorder') {
      const count = readCount(setting, 0, key === 'delayMs' ? 86_400_000 : 1000)
      if (count === null) return refuse(invalid(`\`webhooks.${key}\` must be a whole number.`))
      modes[key] = count
    } else return refuse(invalid(`Unknown field \`webhooks.${key}\`.`))
  }
  return accept(modes)
}

function setModesByForm(office: PostOffice, request: HttpRequest): HttpReply {
  const form = new URLSearchParams(request.body.toString('utf8'))
  const modes = readModes({
    double: form.has('double'),
    drop: form.has('drop'),
    delayMs: form.get('delayMs') || 0,
    reorder: form.get('reorder') || 0,
  })
  if (!modes.ok) return replyProblem(modes.problem)
  office.webhooks.setModes(modes.value)
  return backToPage()
}

function repeatDelivery(office: PostOffice, request: HttpRequest): HttpReply {
  const message = request.params.message ?? ''
  const acts: Record<string, () => boolean> = {
    resend: () => office.webhooks.resend(message),
    double: () => office.webhooks.double(message),
    delay: () => office.webhooks.delay(message, laterMs),
  }
  const act = request.params.act ?? ''
  const done = Object.hasOwn(acts, act) ? acts[act]?.() : false
  if (!done) return { status: 404, body: 'Not found' }
  return isForm(request) ? backToPage() : replyJson(200, { ok: true })
}

function describeFaults(office: PostOffice): HttpReply {
  return replyJson(200, { faults: office.faults.values(), webhooks: office.webhooks.modes() })
}

function clearFaults(office: PostOffice) {
  for (const { id } of office.faults.values()) office.faults.remove(id)
  office.webhooks.setModes({ double: false, delayMs: 0, reorder: 0, drop: false })
}

function isForm(request: HttpRequest): boolean {
  return (readHeader(request, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded')
}

function backToPage(): HttpReply {
  return { status: 303, headers: { location: '/sandbox' } }
}
