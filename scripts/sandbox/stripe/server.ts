import { type HttpReply, type HttpRequest, type HttpRoute, holdPort } from '../shared/http'
import type { Delivery, WebhookModes } from '../shared/webhooks'
import { sweep } from './actions/expire-session'
import { failureReply, httpRoutesOf } from './api'
import { unrecognised } from './errors'
import { forgetOldAnswers } from './idempotency'
import { newId } from './ids'
import { addFault, clearFaults, controlRoutes } from './pages/control-routes'
import { hostedRoutes } from './pages/hosted-routes'
import { chargeRoutes } from './routes/charges'
import { createSessionRoute } from './routes/create-session'
import { customerRoutes } from './routes/customers'
import { eventRoutes } from './routes/events'
import { paymentIntentRoutes } from './routes/payment-intents'
import { refundRoutes } from './routes/refunds'
import { sessionRoutes } from './routes/sessions'
import { setupIntentRoutes } from './routes/setup-intents'
import { openSandbox, type Sandbox } from './state'
import type { Fault } from './stored'

export type StripeSandboxOptions = {
  /** The club's data folder; the journal lives in `sandbox/stripe` under it. */
  dataDir: string
  secretKey: string
  webhookSecret: string
  /** Where signed events are posted; null or absent for nowhere. */
  webhookUrl?: string | null
  /** 0, the default, takes any free port. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** The address that browsers use. Default `http://localhost:<port>`. */
  publicOrigin?: string
  /** Epoch milliseconds. */
  now?: () => number
  /** Pause before the next attempt of a webhook, given how many failed; null gives up. */
  backoffMs?: (failed: number) => number | null
}

export type StripeSandbox = {
  /** The address that the SDK calls. */
  origin: string
  port: number
  control: {
    fail(fault: { route: string; kind: Fault['kind']; times?: number; ms?: number }): void
    setWebhooks(modes: Partial<WebhookModes>): void
    clearFaults(): void
    advanceClock(ms: number): void
    /** Oldest first. */
    deliveries(): Delivery[]
    resend(eventId: string): boolean
  }
  close(): Promise<void>
}

const SWEEP_MS = 500

/** Starts the stand-in over its journal; what a former run answered is there again. Throws when the port is taken. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const held = await holdPort({ port: options.port ?? 0, host: options.host })
  const sandbox = await openSandbox({
    dataDir: `${options.dataDir}/sandbox/stripe`,
    publicOrigin: options.publicOrigin ?? `http://localhost:${held.port}`,
    secretKey: options.secretKey,
    webhookUrl: options.webhookUrl ?? null,
    webhookSecret: options.webhookSecret,
    now: options.now,
    backoffMs: options.backoffMs,
  }).catch(async error => {
    await held.close()
    throw error
  })
  forgetOldAnswers(sandbox)
  held.serve({
    routes: routesOf(sandbox),
    notFound: request => notFound(sandbox, request),
    methodNotAllowed: (request, allowed) => methodNotAllowed(sandbox, request, allowed),
    around: (request, next) => around(sandbox, request, next),
    failed: (_, error) => serverError(error),
  })
  const timer = setInterval(() => sweep(sandbox), SWEEP_MS)
  return {
    origin: held.origin,
    port: held.port,
    control: controlOf(sandbox),
    async close() {
      clearInterval(timer)
      await held.close()
      await sandbox.close()
    },
  }
}

function controlOf(sandbox: Sandbox): StripeSandbox['control'] {
  return {
    fail: fault => void addFault(sandbox, fault),
    setWebhooks: modes => void sandbox.webhooks.setModes(modes),
    clearFaults: () => clearFaults(sandbox),
    advanceClock: ms => sandbox.advanceClock(ms),
    deliveries: () => sandbox.webhooks.list(),
    resend: eventId => sandbox.webhooks.resend(eventId),
  }
}

function routesOf(sandbox: Sandbox): HttpRoute[] {
  const api = [
    ...customerRoutes,
    createSessionRoute,
    ...sessionRoutes,
    ...paymentIntentRoutes,
    ...chargeRoutes,
    ...refundRoutes,
    ...setupIntentRoutes,
    ...eventRoutes,
  ]
  return [...httpRoutesOf(sandbox, api), ...hostedRoutes(sandbox), ...controlRoutes(sandbox)]
}

/** What is due by the clock happens before any answer, and no answer leaves before the journal is on the disk. */
async function around(
  sandbox: Sandbox,
  request: HttpRequest,
  next: () => Promise<HttpReply>,
): Promise<HttpReply> {
  if (comesFromAnotherSite(request))
    return { status: 403, body: 'A form of another site cannot be used here.' }
  sweep(sandbox)
  const reply = await next()
  await sandbox.settled()
  return reply
}

function comesFromAnotherSite({ method, path, headers }: HttpRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || path.startsWith('/v1/')) return false
  const { origin, host } = headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

function notFound(sandbox: Sandbox, request: HttpRequest): HttpReply {
  if (!request.path.startsWith('/v1')) return { status: 404, body: 'Not found' }
  return failureReply(sandbox, unrecognised(request.method, request.path), newId('request'))
}

function methodNotAllowed(sandbox: Sandbox, request: HttpRequest, allowed: string[]): HttpReply {
  if (request.path.startsWith('/v1')) return notFound(sandbox, request)
  return { status: 405, headers: { allow: allowed.join(', ') }, body: 'Method not allowed' }
}

function serverError(error: unknown): HttpReply {
  console.error(error)
  const message = 'The stand-in met an error of its own; its log says which.'
  return {
    status: 500,
    headers: { 'content-type': 'application/json', 'request-id': newId('request') },
    body: JSON.stringify({ error: { type: 'api_error', message } }),
  }
}
