import { test } from 'vitest'
import { rounds } from '../concurrency/rush'
import { gatherIn, rushOverPools } from '../concurrency/rush-over-pools'
import { useHouse } from '../set-up/house'

const open = useHouse()

test('twenty rounds of 300 people through two pools of connections for 12 seats: never a seat too many', async () =>
  rushOverPools(await gatherIn(await open()), rounds))
