import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './types.generated'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
/** Reads take either; writes that must be whole take a Tx. */
export type DatabaseOrTx = Database | Tx

// `date` has no zone and no time: it stays the text that it is, 'yyyy-mm-dd'.
pg.types.setTypeParser(pg.types.builtins.DATE, value => value)

export type DatabaseOptions = { url: string; poolSize: number; onPoolError: (error: Error) => void }
export type OpenDatabase = { db: Database; pool: pg.Pool; close: () => Promise<void> }

/**
 * Opens a pool of `pg` connections behind Kysely. The caller closes it. A connection that breaks is told to
 * `onPoolError`, idle or at work: an `error` event that nobody hears would end the process.
 */
export function openDatabase({ url, poolSize, onPoolError }: DatabaseOptions): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: 'connivence' })
  pool.on('error', onPoolError)
  pool.on('connect', client => client.on('error', onPoolError))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
