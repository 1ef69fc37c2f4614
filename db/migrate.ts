import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

/** The database holds a migration that this checkout does not have: a newer version wrote it. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer'
  constructor(readonly unknown: string[]) {
    super(
      `The database belongs to a newer version of Connivence (it holds ${unknown.join(', ')}). Update this checkout first.`,
    )
  }
}

const table = 'schema_migrations'

/**
 * Applies every migration of `folder` (plain SQL files, in the order of their numbers, each in a transaction) that the
 * database lacks, then graphile-worker's own. Two processes at once wait for one another on Kysely's lock. Returns the
 * names applied by this call. Throws DatabaseIsNewer before anything is written.
 */
export async function migrateToLatest(url: string, folder: string): Promise<{ applied: string[] }> {
  return withDatabase(url, async db => {
    const migrations = await readMigrations(folder)
    await refuseNewer(db, Object.keys(migrations))
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
      migrationTableName: table,
      migrationLockTableName: `${table}_lock`,
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await runMigrations({ connectionString: url })
    return { applied: (results ?? []).map(result => result.migrationName) }
  })
}

/** Names of the migrations that the database lacks, in order; empty when it is up to date. Throws DatabaseIsNewer. */
export async function pendingMigrations(url: string, folder: string): Promise<string[]> {
  return withDatabase(url, async db => {
    const names = Object.keys(await readMigrations(folder))
    const done = await refuseNewer(db, names)
    return names.filter(name => !done.has(name))
  })
}

async function refuseNewer(db: Kysely<unknown>, known: string[]): Promise<Set<string>> {
  const { rows: found } = await sql<{
    found: boolean
  }>`select to_regclass(${table}) is not null as found`.execute(db)
  if (!found[0]?.found) return new Set()
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db)
  const unknown = rows.map(row => row.name).filter(name => !known.includes(name))
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown)
  return new Set(rows.map(row => row.name))
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter(file => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort()
  const migrations: Record<string, Migration> = {}
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    migrations[file.slice(0, -'.sql'.length)] = { up: async db => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}

async function withDatabase<T>(url: string, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
