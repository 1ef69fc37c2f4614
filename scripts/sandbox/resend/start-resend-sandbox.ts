import { type HttpRoute, startHttp } from '../shared/http'
import { controlRoutes } from './control'
import { createGuard, isHousePath } from './guard-calls'
import { inboxRoutes } from './inbox'
import {
  addSuppression,
  addSuppressions,
  getSuppression,
  listSuppressions,
  removeSuppression,
  removeSuppressions,
} from './keep-suppressions'
import { openPostOffice, type PostOffice, type ResendSandboxOptions } from './open-post-office'
import { serverFault, unknownRoute, wrongMethod } from './problems'
import { getAttachment, getEmail, listAttachments, listEmails } from './read-emails'
import { replyProblem } from './reply'
import { runDeliveries } from './run-deliveries'
import { type SendingDesk, sendBatch, sendOne } from './send-emails'

export type ResendSandbox = { origin: string; port: number; close(): Promise<void> }

/**
 * Starts the local Resend: its API on `origin`, an inbox for a person at `/inbox` and its controls at `/sandbox`.
 * What it answered survives a SIGKILL; what was on its way goes on at the next start.
 */
export async function startResendSandbox(options: ResendSandboxOptions): Promise<ResendSandbox> {
  if (options.webhook && !/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(options.webhook.secret))
    throw new Error('The webhook secret must be whsec_ followed by base64.')
  const office = await openPostOffice(options)
  const deliverer = runDeliveries(office)
  let origin = options.publicOrigin ?? ''
  const desk: SendingDesk = { office, inProgress: new Set(), wake: deliverer.wake }
  const server = await startHttp({
    port: options.port,
    host: options.host,
    routes: [...apiRoutes(office, desk, () => origin), ...inboxRoutes(office), ...controlRoutes(office)],
    notFound: ({ path }) =>
      isHousePath(path) ? { status: 404, body: 'Not found' } : replyProblem(unknownRoute),
    methodNotAllowed: (_request, allowed) => replyProblem(wrongMethod, { allow: allowed.join(', ') }),
    around: createGuard(office, { apiKey: options.apiKey, ratePerSecond: options.ratePerSecond ?? 2 }),
    failed: (_request, error) => {
      console.error(error)
      return replyProblem(serverFault)
    },
  })
  origin ||= server.origin
  return {
    origin: server.origin,
    port: server.port,
    async close() {
      deliverer.close()
      await server.close()
      await office.webhooks.close()
      await office.journal.close()
    },
  }
}

function apiRoutes(office: PostOffice, desk: SendingDesk, origin: () => string): HttpRoute[] {
  return [
    { method: 'POST', pattern: '/emails', handle: request => sendOne(desk, request) },
    { method: 'GET', pattern: '/emails', handle: request => listEmails(office, request) },
    { method: 'POST', pattern: '/emails/batch', handle: request => sendBatch(desk, request) },
    { method: 'GET', pattern: '/emails/:id', handle: request => getEmail(office, request) },
    {
      method: 'GET',
      pattern: '/emails/:id/attachments',
      handle: request => listAttachments(office, origin, request),
    },
    {
      method: 'GET',
      pattern: '/emails/:id/attachments/:attachment',
      handle: request => getAttachment(office, origin, request),
    },
    { method: 'GET', pattern: '/suppressions', handle: request => listSuppressions(office, request) },
    { method: 'POST', pattern: '/suppressions', handle: request => addSuppression(office, request) },
    {
      method: 'POST',
      pattern: '/suppressions/batch/add',
      handle: request => addSuppressions(office, request),
    },
    {
      method: 'POST',
      pattern: '/suppressions/batch/remove',
      handle: request => removeSuppressions(office, request),
    },
    {
      method: 'GET',
      pattern: '/suppressions/:suppression',
      handle: request => getSuppression(office, request),
    },
    {
      method: 'DELETE',
      pattern: '/suppressions/:suppression',
      handle: request => removeSuppression(office, request),
    },
  ]
}
