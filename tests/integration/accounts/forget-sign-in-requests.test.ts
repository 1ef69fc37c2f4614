import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimLetter } from '~/domain/accounts/claim-letter.server'
import { forgetSignInRequests } from '~/domain/accounts/forget-sign-in-requests.server'
import { lettersAnHour } from '~/domain/accounts/policy'
import { inTransaction } from '~db/transaction'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)

async function askedAgo(minutes: number, times = 1): Promise<Buffer> {
  const address = randomBytes(32)
  const requested_at = sql<Date>`clock_timestamp() - make_interval(mins => ${minutes})`
  const rows = Array.from({ length: times }, () => ({ address_hash: address, requested_at }))
  await database.db.insertInto('sign_in_requests').values(rows).execute()
  return address
}

test('requests of more than an hour are forgotten, of whoever never came back; those within it still count', async () => {
  await askedAgo(61)
  await askedAgo(60 * 24 * 40, 3)
  const fresh = await askedAgo(59, lettersAnHour)
  const swept = await Promise.all([forgetSignInRequests(ctx()), forgetSignInRequests(ctx())])
  expect(swept.reduce((sum, count) => sum + count, 0)).toBe(4)
  expect(await forgetSignInRequests(ctx())).toBe(0)
  expect(await inTransaction(database.db, tx => claimLetter(tx, fresh))).toBe(false)
})
