import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import pg from 'pg'
import { environment } from '~/infra/env.server'
import { logger } from '~/infra/logger.server'
import { watchOutbox, watchProcess } from '~/infra/metrics.server'
import { createReadinessCheck } from '~/infra/readiness.server'
import { pendingMigrations } from '~db/migrate'
import { checkout } from './checkout/folder.mjs'
import { Refusal, tellAndFail } from './checkout/refusal.mjs'
import { createApp } from './web/app'
import { endGracefully } from './web/end-gracefully'
import { createNarrowing } from './web/narrow-build'
import { readOldestUndelivered } from './web/outbox-age'
import type { Pages } from './web/pages'

/** The web process: pages, probes and metrics on one port, until it is asked to end. `--dev` serves the sources. */
async function main(): Promise<void> {
  const env = environment()
  const log = logger()
  // Twenty megabytes from a telephone on the road take their time; headers still come within a minute.
  const server = createServer({ requestTimeout: 240_000, headersTimeout: 60_000 })
  const pages = process.argv.includes('--dev') ? await developmentPages(server) : await builtPages()
  // A connection of its own: probes answer also while the pages have taken every other.
  const probes = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 1,
    connectionTimeoutMillis: 3_000,
    application_name: 'connivence probes',
  })
  probes.on('error', error => log.warn({ error: error.name }, 'the idle connection of the probes was lost'))
  const oldestUndelivered = () => readOldestUndelivered(probes)
  watchProcess()
  watchOutbox(oldestUndelivered)
  const readiness = createReadinessCheck({
    oldestUndelivered,
    pendingMigrations: () => pendingMigrations(env.DATABASE_URL, join(checkout, 'db', 'migrations')),
  })
  const ending = endGracefully(server, log)
  server.on(
    'request',
    createApp({ env, log, pages, readiness, isEnding: ending.hasBegun, watchStream: ending.watchStream }),
  )
  server.once('error', (error: NodeJS.ErrnoException) => {
    tellAndFail(
      error.code === 'EADDRINUSE'
        ? new Refusal(`Port ${env.PORT} is taken by another program: set PORT to another.`)
        : error,
    )
    process.exit(1)
  })
  server.listen(env.PORT, env.HOST, () => {
    log.info({ port: env.PORT }, 'the web process listens')
    process.send?.('ready')
  })
}

async function builtPages(): Promise<Pages> {
  const file = join(checkout, 'build', 'server', 'index.js')
  // Not bundled: the Remix build is a program part of its own, replaced by its own build.
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(file).href)
  return { buildFor: createNarrowing(build), clientFolder: join(checkout, 'build', 'client') }
}

async function developmentPages(server: import('node:http').Server): Promise<Pages> {
  const { openDevelopmentPages } = await import('./web/development')
  return openDevelopmentPages(server)
}

main().catch(error => {
  tellAndFail(error)
  process.exit(1)
})
