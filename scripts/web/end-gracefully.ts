import type { Server } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'

type Ending = { hasBegun: () => boolean; watchStream: RequestHandler }

const patience = 10_000

/**
 * On SIGTERM or SIGINT: takes no new connection, lets running requests finish, ends live streams at once (their
 * readers connect again by themselves, elsewhere), and cuts whatever still runs after ten seconds.
 */
export function endGracefully(server: Server, log: Logger): Ending {
  const running = new Set<Response>()
  let begun = false
  const end = (signal: NodeJS.Signals) => {
    if (begun) return
    begun = true
    log.info({ signal }, 'the web process ends')
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    for (const response of running) endStream(response)
    setTimeout(() => server.closeAllConnections(), patience).unref()
    setTimeout(() => process.exit(1), patience + 2_000).unref()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  return {
    hasBegun: () => begun,
    watchStream: (_request, response, next) => {
      running.add(response)
      response.once('close', () => running.delete(response))
      next()
    },
  }
}

function endStream(response: Response): void {
  const type = response.getHeader('Content-Type')
  if (typeof type === 'string' && type.startsWith('text/event-stream')) response.destroy()
  // A keep-alive connection must not wait for a next request.
  else if (!response.headersSent) response.setHeader('Connection', 'close')
}
