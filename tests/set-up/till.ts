import { afterAll, beforeAll } from 'vitest'
import { type OpenTill, openTill, type Till } from '../factories/reservation'
import type { TestDatabase } from './database'

/**
 * One till for a whole file: opened before its tests, on the database that the file has made before, and closed after
 * them. Read it inside a test or hook, for it exists only then.
 */
export function useTill(database: Pick<TestDatabase, 'db'>): Till {
  let opened: OpenTill | null = null
  beforeAll(async () => {
    opened = await openTill(database.db)
  })
  afterAll(async () => {
    await opened?.close()
  })
  const present = (): Till => {
    if (opened === null)
      throw new Error('useTill() is read before the tests began: read it inside a test or hook')
    return opened
  }
  return {
    get ctx() {
      return present().ctx
    },
    get stripe() {
      return present().stripe
    },
    get keys() {
      return present().keys
    },
    work: () => present().work(),
    hearAndWork: () => present().hearAndWork(),
    pay: (url, card) => present().pay(url, card),
    readStripe: reservationId => present().readStripe(reservationId),
  }
}
