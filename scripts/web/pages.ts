import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

/** Where the pages come from: the finished build, or Vite while they are being written. */
export type Pages = {
  /** The build that answers a path; requests that are given one object share what is derived of it. */
  buildFor: (path: string) => ServerBuild | Promise<ServerBuild>
  clientFolder: string | null
  middleware?: RequestHandler
}
