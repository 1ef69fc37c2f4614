import type { Loaded } from '~/ui/loaded'
import type { loadHouseChange } from './handlers.server'
import type { HouseChangeAnswer } from './tell'

export type HouseChangeView = Loaded<typeof loadHouseChange> & { answer: HouseChangeAnswer | null }
