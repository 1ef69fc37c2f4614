import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

/**
 * Where the pages come from: the finished build, or Vite while they are being written. A build that is asked for anew
 * has its routes laid out anew for every request.
 */
export type Pages = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  clientFolder: string | null
  middleware?: RequestHandler
}
