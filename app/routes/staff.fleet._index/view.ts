import type { Loaded } from '~/ui/loaded'
import type { loadFleet } from './handlers.server'

export type FleetView = Loaded<typeof loadFleet>
