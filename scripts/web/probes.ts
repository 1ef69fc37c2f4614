import { type RequestHandler, Router } from 'express'
import { readMetrics } from '~/infra/metrics.server'
import type { Readiness } from '~/infra/readiness.server'

type ProbeParts = { readiness: () => Promise<Readiness>; isEnding: () => boolean }

/** What a machine asks: is the process alive, may it be sent people, how is it doing. Never logged, never stored. */
export function probes({ readiness, isEnding }: ProbeParts): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ alive: true })
  })
  router.get(
    '/readyz',
    settle(async (_request, response) => {
      const found = await readiness()
      const ready = found.ready && !isEnding()
      response
        .status(ready ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ ...found, ready, ending: isEnding() })
    }),
  )
  router.get(
    '/metrics',
    settle(async (_request, response) => {
      const { contentType, body } = await readMetrics()
      response.set('Cache-Control', 'no-store').set('Content-Type', contentType).send(body)
    }),
  )
  return router
}

function settle(handle: (...args: Parameters<RequestHandler>) => Promise<void>): RequestHandler {
  return (request, response, next) => void handle(request, response, next).catch(next)
}
