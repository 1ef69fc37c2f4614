import { afterEach } from 'vitest'
import { type Database, openDatabase } from '~db/client'
import { testDatabase } from './database'

/** One database, reached through two pools of connections as two web processes would. */
export type OpenHouse = { db: Database; pools: Database[] }

/** Opens a house for the test that asks for one, with so many connections a process; all of them are closed after it. */
export function useHouse({ poolSize = 10 }: { poolSize?: number } = {}): () => Promise<OpenHouse> {
  let opened: { close: () => Promise<void> }[] = []
  afterEach(async () => {
    for (const one of opened) await one.close()
    opened = []
  })
  return async () => {
    const own = await testDatabase({ poolSize: 4 })
    opened.push(own)
    const pools = [1, 2].map(() => openDatabase({ url: own.url, poolSize, onPoolError: () => {} }))
    // What a database serves is closed before it.
    opened.unshift(...pools)
    return { db: own.db, pools: pools.map(pool => pool.db) }
  }
}
