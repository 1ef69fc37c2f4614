import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '~db/client'

export type TestDatabase = { url: string; db: Database; close: () => Promise<void> }

/**
 * A fresh database of the test's own, cloned from the migrated template. `close` ends its connections and drops it;
 * what a test leaves behind is dropped when the run ends.
 */
export async function testDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const { adminUrl, template, run } = inject('testServer')
  const name = `${run}${randomBytes(6).toString('hex')}`
  await administer(adminUrl, `create database ${name} template ${template}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  // A test may kill its own connections; what the pool then says is no failure of the test.
  const open = openDatabase({ url: url.href, poolSize: options.poolSize ?? 10, onPoolError: () => {} })
  const close = async () => {
    await open.close()
    await administer(adminUrl, `drop database if exists ${name} with (force)`)
  }
  return { url: url.href, db: open.db, close }
}

/** An empty database, without a single table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const { adminUrl, run } = inject('testServer')
  const name = `${run}${randomBytes(6).toString('hex')}`
  await administer(adminUrl, `create database ${name} template template0`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, close: () => administer(adminUrl, `drop database if exists ${name} with (force)`) }
}

/**
 * One database for a whole file or `describe`: made before its tests, dropped after them. Read `url` and `db` inside
 * a test or hook, for they exist only then.
 */
export function useTestDatabase(options: { poolSize?: number } = {}): Pick<TestDatabase, 'url' | 'db'> {
  let made: TestDatabase | null = null
  beforeAll(async () => {
    made = await testDatabase(options)
  })
  afterAll(async () => {
    await made?.close()
  })
  const present = (): TestDatabase => {
    if (made === null)
      throw new Error('useTestDatabase() is read before the tests began: read it inside a test or hook')
    return made
  }
  return {
    get url() {
      return present().url
    },
    get db() {
      return present().db
    },
  }
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
