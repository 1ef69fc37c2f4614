import { afterEach, expect, test } from 'vitest'
import { rounds, seats } from '../concurrency/rush'
import { endRush, oversellOverHttp, rushOverHttp } from '../concurrency/rush-over-http'

afterEach(endRush)

test('twenty rounds of 300 members at two web processes for 12 seats: never a seat too many', () =>
  rushOverHttp(rounds))

test('their twin, without the lock and without the database’s guard, oversells', async () =>
  expect(await oversellOverHttp(rounds)).toBeGreaterThan(seats))
