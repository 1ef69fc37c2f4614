import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { httpDuration } from '~/infra/metrics.server'
import type { Pages } from './pages'
import { createRoutePattern } from './route-pattern'

type LogParts = { log: Logger; buildFor: Pages['buildFor']; trustProxy: boolean }

/**
 * Gives each request its id (`response.locals.requestId`, the X-Request-Id header, the reference on a failed page),
 * and writes one line when it has ended: pattern of the route, never the address, for addresses hold tokens.
 */
export function logRequests({ log, buildFor, trustProxy }: LogParts): RequestHandler {
  const routePattern = createRoutePattern(buildFor)
  const duration = httpDuration()
  return (request, response, next) => {
    const began = performance.now()
    const { method, path } = request
    const requestId = requestIdOf(trustProxy ? request.headers['x-request-id'] : undefined)
    // Express trusts X-Forwarded-Host by its own setting; the Remix adapter reads its port regardless.
    if (!trustProxy) delete request.headers['x-forwarded-host']
    response.locals.requestId = requestId
    response.setHeader('X-Request-Id', requestId)
    response.once('close', () => void tell())
    next()

    async function tell(): Promise<void> {
      const ms = Math.round(performance.now() - began)
      const status = response.writableFinished ? response.statusCode : 499
      const route = await routePattern(path).catch(() => 'unknown')
      duration.observe({ method, route, status: String(status) }, ms / 1000)
      log[status >= 500 ? 'error' : 'info']({ requestId, method, route, status, ms }, 'request')
    }
  }
}

function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}
