import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Environment } from '~/infra/env.server'
import type { Readiness } from '~/infra/readiness.server'
import { limitBody } from './limit-body'
import { logRequests } from './log-requests'
import type { Pages } from './pages'
import { probes } from './probes'
import { requireSameOrigin } from './same-origin'
import { securityHeaders } from './security-headers'

export type AppParts = {
  env: Environment
  log: Logger
  pages: Pages
  readiness: () => Promise<Readiness>
  isEnding: () => boolean
  /** Told of each live stream, so that the end of the process need not wait for its reader. */
  watchStream: RequestHandler
}

const year = '1y'
const megabyte = 1024 * 1024

/** Assembles the web process, in the order in which a request passes. */
export function createApp({ env, log, pages, readiness, isEnding, watchStream }: AppParts): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', env.TRUST_PROXY)
  app.use(probes({ readiness, isEnding }))
  app.use(logRequests({ log, buildFor: pages.buildFor, trustProxy: env.TRUST_PROXY > 0 }))
  app.use(securityHeaders(env))
  app.use(leadToOrigin(env.APP_ORIGIN))
  app.use(requireSameOrigin(env.APP_ORIGIN))
  // A file may have 20 MB. One that has more is heard out, and let go as it comes, so that its sender is told so on a page.
  app.use(
    limitBody(16 * megabyte, { path: /^\/applications\/[\w-]+\/files(\.data)?$/, bytes: 64 * megabyte }),
  )
  app.use(compression())
  if (pages.middleware) app.use(pages.middleware)
  if (pages.clientFolder) {
    // Names under assets/ hold a hash of the content; what else is public may change under its name.
    app.use(
      '/assets',
      express.static(`${pages.clientFolder}/assets`, {
        immutable: true,
        maxAge: year,
        index: false,
        redirect: false,
        fallthrough: false,
      }),
    )
    app.use(
      express.static(pages.clientFolder, { maxAge: '1h', index: false, redirect: false, dotfiles: 'ignore' }),
    )
  }
  app.use(settleHeaders, watchStream)
  app.use(answerPages(env, pages))
  app.use(answerFailure(log))
  return app
}

/** Remix over the build of each path; what it derives of a build is kept with it. */
function answerPages(env: Environment, pages: Pages): RequestHandler {
  const handlers = new WeakMap<ServerBuild, RequestHandler>()
  const handlerOf = (build: ServerBuild) => {
    const handler: RequestHandler = createRequestHandler({
      build,
      mode: env.NODE_ENV,
      getLoadContext: (_request, response) => ({
        nonce: response.locals.nonce,
        requestId: response.locals.requestId,
        showGallery: showsGallery(env),
      }),
    })
    handlers.set(build, handler)
    return handler
  }
  return async (request, response, next) => {
    try {
      const build = await pages.buildFor(request.path)
      await (handlers.get(build) ?? handlerOf(build))(request, response, next)
    } catch (error) {
      next(error)
    }
  }
}

/**
 * A page belongs to the person who asked for it: unless a route says otherwise, nobody stores it. A route that sends a
 * policy of its own, as one that shows a letter must, sends it instead of the house's: the adapter appends headers, and
 * two policies would both hold.
 */
const settleHeaders: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
    for (const name of ['Content-Security-Policy', 'X-Frame-Options', 'Referrer-Policy']) {
      const values = response.getHeader(name)
      const last = Array.isArray(values) ? values.at(-1) : undefined
      if (last !== undefined) response.setHeader(name, last)
    }
    return writeHead.apply(response, args)
  }) as typeof writeHead
  next()
}

/** The gallery is for those who build: never in a club that writes to people and takes their money. */
function showsGallery(env: Environment): boolean {
  const isDemonstration = env.STRIPE_API_BASE !== undefined && env.RESEND_API_BASE !== undefined
  return env.NODE_ENV !== 'production' || isDemonstration
}

/** On one's own machine 127.0.0.1 and localhost are two origins; passkeys and the same-origin check want the one named. */
function leadToOrigin(origin: string): RequestHandler {
  const { hostname, port } = new URL(origin)
  const twins = [`127.0.0.1:${port}`, `[::1]:${port}`]
  return (request, response, next) => {
    const astray =
      hostname === 'localhost' && request.method === 'GET' && twins.includes(request.headers.host ?? '')
    if (!astray || request.path.startsWith('/webhooks/')) return next()
    response.redirect(307, new URL(request.originalUrl, origin).href)
  }
}

function answerFailure(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const status =
      typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500
    if (status === 500)
      log.error({ requestId: response.locals.requestId, error }, 'a request failed outside the pages')
    if (response.headersSent) return next(error)
    const words =
      status === 404
        ? 'Introuvable. Not found.'
        : 'Cette page n’a pas pu s’ouvrir. This page could not be opened.'
    response
      .status(status)
      .type('text/plain')
      .set('Cache-Control', 'no-store')
      .send(`${words} ${response.locals.requestId ?? ''}\n`)
  }
}
