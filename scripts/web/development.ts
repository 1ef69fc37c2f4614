import type { Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { checkout } from '../checkout/folder.mjs'
import type { Pages } from './pages'

/** The pages straight from their sources, changed in the browser as they are saved. */
export async function openDevelopmentPages(server: Server): Promise<Pages> {
  const vite = await createServer({ root: checkout, server: { middlewareMode: true, hmr: { server } } })
  return {
    buildFor: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    clientFolder: null,
    middleware: vite.middlewares,
  }
}
