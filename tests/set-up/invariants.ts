import { sql } from 'kysely'
import { afterAll, expect } from 'vitest'
import type { Database, DatabaseOrTx } from '~db/client'

/** The names of the views of the schema `invariants` that must be empty, in alphabetical order. */
export async function listInvariants(db: DatabaseOrTx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.views
    where table_schema = 'invariants' and table_name <> 'live_reservations'
  `.execute(db)
  return rows.map(({ name }) => name).sort()
}

export type Fault = { invariant: string; row: unknown }

/** Every row of every invariant, read in one statement, and so of one instant; none when all holds. */
export async function readFaults(db: DatabaseOrTx, names: readonly string[]): Promise<Fault[]> {
  const parts = names.map(
    name =>
      sql`select ${name}::text as invariant, to_jsonb(v) as row from ${sql.table(`invariants.${name}`)} v`,
  )
  const { rows } = await sql<Fault>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}

/** After the last test of a file, every invariant of the house holds in its database. */
export function keepInvariants(database: { db: Database }): void {
  afterAll(async () => {
    expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
  })
}
