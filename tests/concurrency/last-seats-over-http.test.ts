import { afterEach, expect, test } from 'vitest'
import { rounds, seats } from './rush'
import { endRush, oversellOverHttp, rushOverHttp } from './rush-over-http'

const patience = 600_000
/** A few in every run; `npm run test:load` goes through them all. */
const few = 2
afterEach(endRush)

test(
  '300 members ask two web processes for 12 seats, in parties of one and two: never a seat too many',
  () => rushOverHttp(few),
  patience,
)

test(
  'its twin, without the lock and without the database’s guard, oversells: the test can see',
  async () => expect(await oversellOverHttp(rounds)).toBeGreaterThan(seats),
  patience,
)
