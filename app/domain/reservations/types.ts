import type { Money } from '../events/types'

export const reservationStates = ['held', 'offered', 'confirmed', 'lapsed', 'cancelled'] as const
export type ReservationState = (typeof reservationStates)[number]

/** Why a reservation ended: its hold ran out, its member let it go, another party took its place, or its event was cancelled. */
export type EndCause = 'ran_out' | 'released' | 'cancelled' | 'replaced' | 'event_cancelled'

/** What a reservation is at an instant, by the database's clock: a hold that has run out has lapsed, swept or not. */
export type Standing = ReservationState

/** The seats that a person has now for an event, and the names of those who come along. */
export type LiveReservation = {
  id: string
  state: 'held' | 'offered' | 'confirmed'
  seats: number
  guests: readonly string[]
}

/** What a request answers. `deposit` is what remains to be paid: null for a confirmed reservation. Instants by the database's clock. */
export type RequestedReservation = {
  reservationId: string
  state: 'held' | 'confirmed'
  seats: number
  expiresAt: Date | null
  deposit: Money | null
}
