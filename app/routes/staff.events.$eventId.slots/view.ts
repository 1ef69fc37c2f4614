import type { Answered, Loaded } from '~/ui/loaded'
import type { loadSlots, postSlots } from './handlers.server'

export type SlotsView = Loaded<typeof loadSlots>
export type SlotsAnswer = Answered<typeof postSlots> | null
