import type { Answered, Loaded } from '~/ui/loaded'
import type { loadEvent, postBooking } from './handlers.server'

export type EventView = Loaded<typeof loadEvent>
export type EventAnswer = Answered<typeof postBooking> | null
