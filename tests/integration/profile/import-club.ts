import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { runImport } from '~/domain/profile/run-import.server'
import type { ImportCounts } from '~/domain/profile/types'
import { uploadImport } from '~/domain/profile/upload-import.server'
import { createSecrets } from '~/infra/secrets.server'
import type { Database } from '~db/client'

export const quietLog = { debug() {}, info() {}, warn() {}, error() {} }
export const contextOf = (db: Database) => ({
  db,
  log: quietLog,
  secrets: createSecrets('a key of thirty-two characters!!'),
  origin: 'http://127.0.0.1',
})

export async function makeBrand(db: Database, name = 'Aurora'): Promise<string> {
  const { id } = await db
    .insertInto('brands')
    .values({ slug: `b-${randomUUID()}`, name, kind: 'car maker', accent: '#8a6b3d' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function makePerson(db: Database, address = `${randomUUID()}@example.net`): Promise<string> {
  const { id } = await db
    .insertInto('persons')
    .values({ address, address_norm: address.toLowerCase() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const signedIn = (personId: string, roles: StaffRole[] = []): SignedIn => ({
  kind: 'person',
  personId,
  sessionId: randomUUID(),
  roles,
})

export async function makeStaff(db: Database, brandId: string): Promise<SignedIn> {
  return signedIn(await makePerson(db), [{ role: 'brand_staff', brandId }])
}

/** Uploads and runs a file, and returns what its report counts. */
export async function importFile(
  db: Database,
  staff: SignedIn,
  brandId: string,
  file: Uint8Array | string,
  fileName = 'crm-export.csv',
): Promise<ImportCounts & { importId: string }> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  const uploaded = await uploadImport({ db }, staff, { brandId, fileName, bytes })
  if (!uploaded.ok) throw new Error(uploaded.reason)
  const run = await runImport({ db, log: quietLog }, staff, uploaded.value)
  if (!run.ok) throw new Error(run.reason)
  return { ...run.value, ...uploaded.value }
}

const kept = ['persons', 'facts', 'permissions', 'contact_policies', 'suppressions'] as const

/** A fingerprint of every row of the tables that an import writes to. */
export async function hashTables(db: Database): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const table of kept) {
    const { rows } = await sql<{ hash: string }>`
      select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as hash from ${sql.table(table)} t
    `.execute(db)
    hashes[table] = rows[0]?.hash ?? ''
  }
  return hashes
}
