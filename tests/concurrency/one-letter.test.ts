import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { hashAddress } from '~/domain/kernel/address'
import { previewNomination } from '~/domain/nominations/preview-nomination.server'
import { sendNomination } from '~/domain/nominations/send-nomination.server'
import { type Database, openDatabase } from '~db/client'
import { anOpenFlow, type MadeFlow } from '../factories/application'
import { someone } from '../factories/invitation'
import { aNominationDraft, aNominator, type Nominator } from '../factories/nomination'
import { accountsCtx } from '../factories/person'
import { type TestDatabase, testDatabase } from '../set-up/database'

let own: TestDatabase | null = null
let pools: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const pool of pools) await pool.close()
  await own?.close()
  own = null
  pools = []
})

const rounds = 12
const nominators = 6

test('six members name the same person at the same moment: one letter, and five who cannot tell', async () => {
  const house = await openHouse()
  for (let round = 0; round < rounds; round++) {
    const outcome = await nameAtOnce(house, { isKnown: round % 2 === 0 })
    expect(outcome).toEqual({ letters: 1, taken: nominators, states: ['sent', ...noLetter] })
  }
})

test('without the lock on the address, the database’s own guard still refuses the second letter', async () => {
  const house = await openHouse(noLock)
  for (let round = 0; round < rounds; round++) {
    const outcome = await nameAtOnce(house, { isKnown: false })
    expect(outcome).toEqual({ letters: 1, taken: nominators, states: ['sent', ...noLetter] })
  }
})

test('its twin, without the lock and without the guard, writes more than one: the test can see', async () => {
  const house = await openHouse(noLock)
  await sql`drop index nominations_one_open`.execute(house.db)
  let most = 0
  for (let round = 0; round < rounds && most < 2; round++) {
    most = Math.max(most, (await nameAtOnce(house, { isKnown: false })).letters)
  }
  expect(most).toBeGreaterThan(1)
})

const noLetter = Array.from({ length: nominators - 1 }, () => 'withdrawn')

/** In this database the advisory lock is a word without a meaning. */
async function noLock(db: Database): Promise<void> {
  await sql`create function public.pg_advisory_xact_lock(bigint) returns void language sql as ''`.execute(db)
  await sql`do $$ begin execute format('alter database %I set search_path = public, pg_catalog', current_database()); end $$`.execute(
    db,
  )
}

type House = { db: Database; processes: Database[]; flow: MadeFlow; members: Nominator[] }

/** One database reached through two pools of connections, as two web processes would, and the members. */
async function openHouse(prepare: (db: Database) => Promise<void> = async () => {}): Promise<House> {
  own = await testDatabase({ poolSize: 4 })
  const { db, url } = own
  await prepare(db)
  const opened = [1, 2].map(() => openDatabase({ url, poolSize: nominators, onPoolError: () => {} }))
  pools = opened
  const members: Nominator[] = []
  for (let count = 0; count < nominators; count++) members.push(await aNominator(db, { perYear: 99 }))
  return { db, processes: opened.map(pool => pool.db), flow: await anOpenFlow(db), members }
}

async function nameAtOnce(house: House, { isKnown }: { isKnown: boolean }) {
  const { db, processes, flow, members } = house
  const address = isKnown ? (await someone(db)).address : aNominationDraft(flow.slug).address
  const orders = await Promise.all(
    members.map(async ({ actor }, index) => {
      const ctx = accountsCtx(processes[index % processes.length] ?? db)
      const draft = aNominationDraft(flow.slug, { address })
      const renderLetter = async () => ({ subject: '', html: '', text: '' })
      const preview = await previewNomination({ ...ctx, renderLetter }, actor, draft)
      if (!preview.ok) throw new Error(preview.reason)
      const { shown } = preview.value
      return () => sendNomination(ctx, actor, { draft, shown })
    }),
  )
  const answers = await Promise.all(orders.map(send => send()))
  const letters = await db
    .selectFrom('letters as l')
    .innerJoin('persons as p', 'p.id', 'l.person_id')
    .select('l.id')
    .where('p.address_norm', '=', address)
    .execute()
  const written = await db
    .selectFrom('nominations')
    .select('state')
    .where('address_hash', '=', hashAddress(address))
    .orderBy('state')
    .execute()
  return {
    letters: letters.length,
    taken: answers.filter(({ ok }) => ok).length,
    states: written.map(({ state }) => state),
  }
}
