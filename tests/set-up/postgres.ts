import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateToLatest } from '~db/migrate'
import { checkout } from '../../scripts/checkout/folder.mjs'
import { findServer, startPostgres } from '../../scripts/postgres/server'
import { identify } from '../../scripts/processes/identity'
import { readHolder, withLock } from '../../scripts/processes/lock'
import { freePort } from '../../scripts/processes/ports'

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with Vitest's own.
  export interface ProvidedContext {
    testServer: { adminUrl: string; template: string; run: string }
  }
}

const folder = join(checkout, '.data', 'test-postgres')
const users = join(folder, 'users')
const lock = join(folder, 'lock')
const migrations = join(checkout, 'db', 'migrations')

/**
 * Gives the tests a Postgres: the one that TEST_DATABASE_URL names (its user must be allowed to create databases), else
 * an embedded one. Several runs may share the embedded one; the last to end stops it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const run = `connivence_test_${process.pid}_`
  const outside = process.env.TEST_DATABASE_URL
  const adminUrl = outside ?? (await withLock(lock, enter))
  const template = await prepareTemplate(adminUrl)
  project.provide('testServer', { adminUrl, template, run })
  return async () => {
    await dropDatabases(adminUrl, name => name.startsWith(run))
    if (!outside) await withLock(lock, leave)
  }
}

async function enter(): Promise<string> {
  const server = await startPostgres({
    folder,
    port: await freePort(54_339),
    logFile: join(folder, 'postgres.log'),
    // A test's database lives for seconds, so nothing of it needs to outlive a power cut.
    // Those who wait for one another without the house's locks are parted at once, not after a second each time.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '400',
      deadlock_timeout: '50ms',
    },
  })
  mkdirSync(users, { recursive: true })
  writeFileSync(
    join(users, String(process.pid)),
    JSON.stringify({ pid: process.pid, identity: identify(process.pid) }),
  )
  const alive = liveUsers()
  const adminUrl = server.urlOf('postgres')
  await dropDatabases(adminUrl, name => {
    const owner = /^connivence_test_(\d+)_/.exec(name)?.[1]
    if (owner !== undefined) return !alive.includes(owner)
    return alive.length === 1 && name.startsWith('connivence_template_') && !name.startsWith(templateName())
  })
  return adminUrl
}

async function leave(): Promise<void> {
  rmSync(join(users, String(process.pid)), { force: true })
  if (liveUsers().length > 0) return
  const server = await findServer(folder)
  await server?.stop()
}

function liveUsers(): string[] {
  return readdirSync(users).filter(name => {
    const holder = readHolder(join(users, name))
    const alive = holder !== null && identify(holder.pid) === holder.identity
    if (!alive) rmSync(join(users, name), { force: true })
    return alive
  })
}

/** A migrated, empty database named after the text of the migrations; made once, by one run at a time. */
async function prepareTemplate(adminUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)))
  const template = `connivence_template_${hash.digest('hex').slice(0, 16)}`
  await withClient(adminUrl, async client => {
    await client.query(`select pg_advisory_lock(hashtext('connivence_template'))`)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) await createTemplate(client, adminUrl, template)
  })
  return template
}

function templateName(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort())
    hash.update(file).update(readFileSync(join(migrations, file)))
  return `connivence_template_${hash.digest('hex').slice(0, 16)}`
}

async function createTemplate(client: pg.Client, adminUrl: string, template: string): Promise<void> {
  const draft = `${template}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  await migrateToLatest(databaseUrl(adminUrl, draft), migrations)
  await client.query(`alter database ${draft} rename to ${template}`)
}

async function dropDatabases(adminUrl: string, isDue: (name: string) => boolean): Promise<void> {
  await withClient(adminUrl, async client => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
    for (const { datname } of rows)
      if (isDue(datname)) await client.query(`drop database if exists "${datname}" with (force)`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}
