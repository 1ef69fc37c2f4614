import { z } from 'zod'
import type { HttpReply, HttpRequest, HttpRoute } from '../../shared/http'
import { closeDispute, openDispute } from '../actions/open-dispute'
import { NO_REQUEST } from '../events'
import { newId } from '../ids'
import type { Sandbox } from '../state'
import { FAULT_KINDS } from '../stored'
import { controlPage } from './control-page'
import { seeOther } from './layout'

const faultSchema = z.strictObject({
  route: z.string().regex(/^([A-Z]+ )?\/v1\//),
  kind: z.enum(FAULT_KINDS),
  times: z.int().min(1).max(100_000).default(1),
  ms: z.int().min(0).max(120_000).default(0),
})

const modesSchema = z.strictObject({
  double: z.boolean().optional(),
  delayMs: z.int().min(0).optional(),
  reorder: z.int().min(0).max(1000).optional(),
  drop: z.boolean().optional(),
})

const disputeSchema = z.strictObject({
  charge: z.string(),
  amount: z.int().min(1).optional(),
  reason: z.string().default('fraudulent'),
})

const closingSchema = z.strictObject({ outcome: z.enum(['won', 'lost']) })
const clockSchema = z.strictObject({
  advanceSeconds: z
    .int()
    .min(0)
    .max(400 * 86_400),
})

/** The levers of the stand-in, outside the API: JSON in and out, and a page with buttons. */
export function controlRoutes(sandbox: Sandbox): HttpRoute[] {
  const post = (pattern: string, handle: HttpRoute['handle']): HttpRoute => ({
    method: 'POST',
    pattern,
    handle,
  })
  const get = (pattern: string, handle: HttpRoute['handle']): HttpRoute => ({
    method: 'GET',
    pattern,
    handle,
  })
  return [
    get('/healthz', () => json(200, { status: 'ok' })),
    get('/', () => seeOther('/sandbox')),
    get('/sandbox', () => controlPage(sandbox)),
    get('/sandbox/faults', () =>
      json(200, { faults: sandbox.faults.values(), webhooks: sandbox.webhooks.modes() }),
    ),
    get('/sandbox/deliveries', () => json(200, { deliveries: sandbox.webhooks.list() })),
    post('/sandbox/faults', request => withBody(request, faultSchema, wanted => addFault(sandbox, wanted))),
    post('/sandbox/faults/clear', () => {
      clearFaults(sandbox)
      return seeOther('/sandbox')
    }),
    post('/sandbox/webhooks', request =>
      withBody(request, modesSchema, modes => sandbox.webhooks.setModes(modes)),
    ),
    post('/sandbox/clock', request =>
      withBody(request, clockSchema, ({ advanceSeconds }) => {
        sandbox.advanceClock(advanceSeconds * 1000)
        return { now: sandbox.now() }
      }),
    ),
    post('/sandbox/disputes', request =>
      withBody(request, disputeSchema, wanted => {
        const charge = sandbox.charges.get(wanted.charge)
        if (!charge?.captured) return null
        return openDispute(sandbox, charge, wanted.amount ?? charge.amount, wanted.reason, NO_REQUEST)
      }),
    ),
    post('/sandbox/disputes/:id/close', request =>
      withBody(request, closingSchema, ({ outcome }) => {
        const dispute = sandbox.disputes.get(request.params.id ?? '')
        return dispute ? closeDispute(sandbox, dispute, outcome, NO_REQUEST) : null
      }),
    ),
    post('/sandbox/events/:id/resend', request => again(sandbox.webhooks.resend(request.params.id ?? ''))),
    post('/sandbox/events/:id/double', request => again(sandbox.webhooks.double(request.params.id ?? ''))),
    post('/sandbox/events/:id/delay', request => {
      const seconds = Number(new URLSearchParams(request.body.toString('utf8')).get('seconds') ?? '30')
      if (!(seconds >= 0 && seconds <= 86_400)) return json(400, { error: 'seconds goes from 0 to 86400.' })
      return again(sandbox.webhooks.delay(request.params.id ?? '', seconds * 1000))
    }),
  ]
}

export function addFault(sandbox: Sandbox, wanted: z.input<typeof faultSchema>) {
  const fault = { id: newId('fault'), ...faultSchema.parse(wanted) }
  sandbox.faults.put(fault.id, fault)
  return fault
}

/** Calls succeed again, and webhooks leave at once and in order. */
export function clearFaults(sandbox: Sandbox) {
  for (const fault of sandbox.faults.values()) sandbox.faults.remove(fault.id)
  sandbox.webhooks.setModes({ double: false, delayMs: 0, reorder: 0, drop: false })
}

/** Reads a JSON body strictly; `null` from the work means that what it names does not exist. */
function withBody<S extends z.ZodType>(
  request: HttpRequest,
  schema: S,
  work: (body: z.output<S>) => object | null,
): HttpReply {
  const parsed = schema.safeParse(readJson(request))
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) })
  const result = work(parsed.data)
  return result ? json(200, result) : json(404, { error: 'There is no such object here.' })
}

function readJson(request: HttpRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'))
  } catch {
    return undefined
  }
}

function again(found: boolean): HttpReply {
  return found ? seeOther('/sandbox') : json(404, { error: 'No delivery of this event was ever queued.' })
}

function json(status: number, value: object): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value, null, 2),
  }
}
