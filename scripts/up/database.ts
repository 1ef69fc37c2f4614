import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrateToLatest } from '~db/migrate'
import { checkout } from '../checkout/folder.mjs'
import { step } from '../checkout/steps.mjs'
import { type PostgresServer, startPostgres } from '../postgres/server'
import { isAlive } from '../processes/identity'
import { bundleOf, runChild } from './children'
import type { Plan } from './plan'
import { seedingMark, wasSeedingCut } from './seeding-mark'
import type { Undo } from './undo'

export const databaseName = 'connivence'

/** Starts or takes over the embedded Postgres of a data folder and returns the address of its database. */
export async function openEmbedded(dataDir: string, port: number, undo: Undo): Promise<string> {
  const server = await step(
    'started Postgres',
    () =>
      startPostgres({
        folder: join(dataDir, 'postgres'),
        port,
        logFile: join(dataDir, 'logs', 'postgres.log'),
        signal: undo.signal,
      }),
    ({ created, reused, port: at }) =>
      reused
        ? `took over the Postgres left on port ${at}`
        : `${created ? 'created and started' : 'started'} the embedded Postgres on port ${at}`,
  )
  undo.add(server.stop)
  watch(server, undo)
  await createDatabase(server, wasSeedingCut(dataDir))
  return server.urlOf(databaseName)
}

/** Brings the database to this version. True when it was empty before. */
export async function migrate(url: string): Promise<boolean> {
  const { applied } = await step(
    'migrated',
    () => migrateToLatest(url, join(checkout, 'db', 'migrations')),
    describeMigrations,
  )
  return applied.some(name => name.startsWith('0001-'))
}

/** Seeds the demonstration club; a mark stands while it does, so that a cut-off start is noticed by the next. */
export async function seedDemo(plan: Plan, url: string, undo: Undo): Promise<void> {
  const mark = seedingMark(plan.dataDir)
  await step('seeded the demonstration club', async () => {
    writeFileSync(mark, new Date().toISOString())
    const args = [join(checkout, 'scripts', 'up', 'call.mjs'), bundleOf('seed-demo'), 'seedDemo']
    await runChild({
      name: 'seed-demo',
      args,
      env: { ...plan.env, DATABASE_URL: url },
      dataDir: plan.dataDir,
      signal: undo.signal,
    })
    rmSync(mark, { force: true })
  })
}

async function createDatabase(server: PostgresServer, afresh: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') })
  await client.connect()
  try {
    if (afresh) await client.query(`drop database if exists ${databaseName} with (force)`)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

/** A server that was taken over is no child of this process, so its end is looked for rather than heard of. */
function watch(server: PostgresServer, undo: Undo): void {
  const timer = setInterval(() => {
    if (!isAlive(server.pid))
      undo.fail('The embedded Postgres has ended by itself: logs/postgres.log in the data folder says why.')
  }, 1_000)
  undo.add(async () => clearInterval(timer))
}

function describeMigrations({ applied }: { applied: string[] }): string {
  if (applied.length === 0) return 'found the database up to date'
  return applied.length === 1 ? `applied the migration ${applied[0]}` : `applied ${applied.length} migrations`
}
