import type { Loaded } from '~/ui/loaded'
import type { loadReservation } from './handlers.server'

export type ReservationPageView = Loaded<typeof loadReservation>
