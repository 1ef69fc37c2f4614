import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '~db/client'
import { migrateToLatest } from '~db/migrate'
import { checkout } from '../checkout/folder.mjs'
import { startPostgres } from '../postgres/server'
import { freePort } from '../processes/ports'
import { openInstantTill } from './till'

export type House = {
  db: Database
  databaseUrl: string
  folder: string
  /** The Host that the web process answers to. */
  host: string
  webPort: number
  headingPort: number
  close: () => Promise<void>
}

/**
 * A Postgres of the bench's own with the settings of production (fsync on), the built web process on it, the heading
 * beside it, and a till that answers at once. Everything listens on the loopback alone and ends with `close`.
 */
export async function openHouse(): Promise<House> {
  const folder = join(checkout, '.data', 'bench')
  rmSync(folder, { recursive: true, force: true })
  const server = await startPostgres({
    folder,
    port: await freePort(56_000),
    logFile: join(folder, 'postgres.log'),
    settings: { shared_buffers: '256MB', max_connections: '200' },
  })
  const databaseUrl = server.urlOf('postgres')
  await migrateToLatest(databaseUrl, join(checkout, 'db', 'migrations'))
  const { db, close } = openDatabase({ url: databaseUrl, poolSize: 4, onPoolError: () => {} })
  const till = await openInstantTill()
  const taken = new Set<number>()
  const webPort = await freePort(56_100, taken)
  const headingPort = await freePort(webPort + 1, taken)
  const host = 'bench.localhost'
  const web = start([join(checkout, 'build', 'processes', 'web.mjs')], {
    ...keys,
    DATABASE_URL: databaseUrl,
    APP_ORIGIN: `http://${host}`,
    PORT: String(webPort),
    STRIPE_API_BASE: till.origin,
    DB_POOL_SIZE: '10',
  })
  const heading = start(['--import', 'tsx', join(checkout, 'scripts', 'bench', 'heading.ts')], {
    PORT: String(headingPort),
  })
  await Promise.all([web, heading].map(untilReady))
  return {
    db,
    databaseUrl,
    folder,
    host,
    webPort,
    headingPort,
    close: async () => {
      await Promise.all([web, heading].map(end))
      till.close()
      await close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Of the right shape; they open nothing. */
const keys = {
  APP_SECRET: 'a secret of the bench that opens nothing at all',
  STRIPE_SECRET_KEY: 'sk_test_000000000000000000000000',
  STRIPE_WEBHOOK_SECRET: 'whsec_00000000000000000000000000000000',
  RESEND_API_KEY: 're_00000000_000000000000000000000000',
  RESEND_WEBHOOK_SECRET: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  RESEND_API_BASE: 'http://127.0.0.1:9',
  MAIL_FROM: 'Le Cercle Aurora <cercle@aurora.example>',
  LOG_LEVEL: 'warn',
}

function start(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: checkout,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', code => reject(new Error(`a process of the bench ended with ${code}`)))
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
