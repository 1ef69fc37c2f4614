import { expect, test } from 'vitest'
import { useHouse } from '../set-up/house'
import { dropGuard, rounds, seats } from './rush'
import { gatherIn, rush, rushOverPools } from './rush-over-pools'

/** A few in every run; `npm run test:load` goes through them all. */
const few = 6
const open = useHouse()

test('300 people ask for 12 seats, in parties of one and two, over and over: never a seat too many', async () =>
  rushOverPools(await gatherIn(await open()), few))

test('without the lock, the database’s own guard still refuses the seat too many', async () => {
  const house = await gatherIn(await open())
  for (let round = 0; round < 3; round++) {
    const outcome = await rush(house, round, { noSeatLock: true })
    expect(outcome.failures).toEqual([])
    expect(outcome.mostSeen).toBeLessThanOrEqual(seats)
    expect(outcome.taken).toBeLessThanOrEqual(seats)
    expect(outcome.toldYesWithoutRow).toEqual([])
  }
})

test('its twin, without the lock and without the guard, oversells: the test can see', async () => {
  const house = await gatherIn(await open())
  await dropGuard(house.db)
  let mostTaken = 0
  for (let round = 0; round < rounds && mostTaken <= seats; round++) {
    mostTaken = Math.max(mostTaken, (await rush(house, round, { noSeatLock: true })).taken)
  }
  expect(mostTaken).toBeGreaterThan(seats)
})
