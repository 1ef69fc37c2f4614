import type { Loaded } from '~/ui/loaded'
import type { loadUnit } from './handlers.server'

export type UnitView = Loaded<typeof loadUnit>
