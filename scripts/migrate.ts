import { join } from 'node:path'
import { readDatabaseUrl } from '~/infra/env.server'
import { migrateToLatest } from '~db/migrate'
import { checkout } from './checkout/folder.mjs'
import { tellAndFail } from './checkout/refusal.mjs'
import { requireReachable } from './up/reachable'

/** `npm run migrate`: brings the database that DATABASE_URL names to this version, and says what it applied. */
async function main(): Promise<void> {
  const url = readDatabaseUrl(process.env)
  await requireReachable(url)
  const { applied } = await migrateToLatest(url, join(checkout, 'db', 'migrations'))
  const what = applied.length === 0 ? 'was up to date' : `took ${applied.join(', ')}`
  process.stdout.write(`The database ${what}.\n`)
}

main().catch(tellAndFail)
