import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Database } from '~db/client'
import { seats } from '../concurrency/rush'
import { type Fault, listInvariants, readFaults } from '../set-up/invariants'
import { type Club, openClub } from './evening'
import { announceEvening, fillUp, rush, type Told } from './rush-hour'

const rounds = 40
const lookEveryMs = 100

let open: Club | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

test('40 evenings, 300 requests for 12 seats an hour, over 3 web and 2 worker processes: every invariant holds at every look, and full is exactly full', async () => {
  const club = await openClub({ isGuarded: true })
  open = club
  const watch = await watchInvariants(club.database.db)
  const all: Told[] = []
  for (let round = 0; round < rounds; round++) {
    const evening = await announceEvening(club, round)
    const told = await rush(club, evening, round)
    expect(told.broken).toEqual([])
    expect(await fillUp(club, evening)).toEqual([seats, seats])
    all.push(told)
  }
  await untilIdle(club.database.db)
  const { looks, faults } = await watch.stop()
  expect(faults).toEqual([])
  for (const process of [...club.webs, ...club.workers])
    expect(process.output()).not.toMatch(/"level":(50|60)/)
  const sum = (of: keyof Omit<Told, 'broken'>) => all.reduce((total, told) => total + told[of], 0)
  process.stdout.write(
    `${rounds} evenings: ${sum('yes')} told yes, ${sum('no')} no, ${sum('cancelled')} cancelled, ${sum('ranOut')} ran out, ${sum('paid')} paid; ${looks} looks\n`,
  )
  // What is not exercised proves nothing.
  for (const each of ['yes', 'no', 'cancelled', 'ranOut', 'paid'] as const)
    expect(sum(each)).toBeGreaterThan(rounds)
  expect(looks).toBeGreaterThan(rounds * 2)
})

test('without the lock and without the guard the watch sees an hour that is oversold', async () => {
  const club = await openClub({ isGuarded: false })
  open = club
  const watch = await watchInvariants(club.database.db)
  for (let round = 0; round < 10 && !watch.hasFaults(); round++)
    await rush(club, await announceEvening(club, round), round)
  const { faults } = await watch.stop()
  expect(faults.map(({ invariant }) => invariant)).toContain('slots_within_capacity')
})

type Watch = { hasFaults: () => boolean; stop: () => Promise<{ looks: number; faults: Fault[] }> }

/** Reads every invariant ten times a second, or as often as the database answers, until it is stopped. */
async function watchInvariants(db: Database): Promise<Watch> {
  const names = await listInvariants(db)
  const faults: Fault[] = []
  let looks = 0
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      const began = performance.now()
      const seen = await readFaults(db, names)
      looks += 1
      if (faults.length < 20) faults.push(...seen)
      await wait(Math.max(0, lookEveryMs - (performance.now() - began)))
    }
  })()
  return {
    hasFaults: () => faults.length > 0,
    stop: async () => {
      isOver = true
      await looking
      return { looks, faults }
    },
  }
}

/** Until the workers have delivered all that is due: every payment settled, every refund made, every letter given. */
async function untilIdle(db: Database): Promise<void> {
  const limit = performance.now() + 300_000
  for (;;) {
    const { rows } = await sql<{ due: number }>`
      select count(*)::int as due from outbox
      where delivered_at is null and due_at <= clock_timestamp()`.execute(db)
    if (rows[0]?.due === 0) return
    if (performance.now() > limit)
      throw new Error(`after five minutes ${rows[0]?.due} effects were still due`)
    await wait(200)
  }
}
