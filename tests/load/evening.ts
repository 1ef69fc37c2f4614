import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startResendSandbox } from '../../scripts/sandbox/resend/start-resend-sandbox'
import { dropGuard, type Everyone, gatherEveryone, signEveryoneIn } from '../concurrency/rush'
import { aPaidEvent, openTill, type Till } from '../factories/reservation'
import { type TestDatabase, testDatabase } from '../set-up/database'
import { clubOrigin } from '../set-up/post-form'
import { startWeb, startWorker, type TestProcess } from '../set-up/processes'

export type Club = {
  database: TestDatabase
  till: Till
  webs: TestProcess[]
  workers: TestProcess[]
  brandId: string
  everyone: Everyone
  /** Of the session of each person. */
  tokens: Map<string, string>
  close: () => Promise<void>
}

/**
 * A whole club: one database, three web and two worker processes, strict stand-ins for Stripe and Resend, and three
 * hundred people who are signed in. Unguarded, nothing keeps the seats: neither the lock nor the schema.
 */
export async function openClub({ isGuarded }: { isGuarded: boolean }): Promise<Club> {
  const database = await testDatabase({ poolSize: 6 })
  const till = await openTill(database.db)
  const dataDir = await mkdtemp(join(tmpdir(), 'connivence-load-'))
  const apiKey = 're_load0000_000000000000000000000000'
  const resend = await startResendSandbox({
    port: 0,
    dataDir,
    apiKey,
    senderDomains: ['aurora.example'],
    ratePerSecond: 200,
  })
  const { brandId } = await aPaidEvent(database.db)
  const everyone = await gatherEveryone(database.db, brandId)
  const tokens = await signEveryoneIn(database.db, everyone)
  if (!isGuarded) await dropGuard(database.db)
  const env = {
    APP_ORIGIN: clubOrigin,
    ...till.keys,
    STRIPE_API_BASE: till.stripe.origin,
    RESEND_API_KEY: apiKey,
    RESEND_API_BASE: resend.origin,
    ...(!isGuarded && { TEST_SWITCH_NO_SEAT_LOCK: '1' }),
  }
  const webs: TestProcess[] = []
  const workers: TestProcess[] = []
  for (let count = 0; count < 3; count++) webs.push(await startWeb({ databaseUrl: database.url, env }))
  for (let count = 0; count < 2; count++) workers.push(await startWorker({ databaseUrl: database.url, env }))
  return {
    database,
    till,
    webs,
    workers,
    brandId,
    everyone,
    tokens,
    close: async () => {
      await Promise.all([...webs, ...workers].map(each => each.stop()))
      await till.close()
      await resend.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
