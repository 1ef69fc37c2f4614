import type { Bilingual } from '~/shared/copy'
import type { Money } from '../events/types'

export const reservationStates = ['held', 'offered', 'confirmed', 'lapsed', 'cancelled'] as const
export type ReservationState = (typeof reservationStates)[number]

/** Why a reservation ended: its hold ran out, its member let it go, another party took its place, or its event was cancelled. */
export type EndCause = 'ran_out' | 'released' | 'cancelled' | 'replaced' | 'event_cancelled'

/** Why further seats ended before they joined their reservation. */
export type AdditionEnd = 'ran_out' | 'released' | 'replaced' | 'reservation_ended'

/** Seats that a confirmed reservation asks for besides its own, held until their deposit is paid; `guests` come in them. */
export type FurtherSeats = {
  id: string
  reservationId: string
  seats: number
  guests: string[]
  expiresAt: Date
  /** When they were paid and became seats of the reservation. */
  joinedAt: Date | null
  endedBecause: AdditionEnd | null
}

/** Why a member is not held to the terms of their deposit: the time or the place moved, or a drive was taken off. */
export type OwedWhole = 'moved' | 'drive_lost'

/** What a reservation is at an instant, by the database's clock: a hold that has run out has lapsed, swept or not. */
export type Standing = ReservationState

/** Whether a guest's name is enough, or the house accepts each of them. */
export type GuestRule = 'named' | 'reviewed'

/** How a reservation came to be. */
export type ReservationSource = 'invitation' | 'member' | 'staff' | 'waitlist' | 'walk_in'

/** The seats that a person has now for an event, the names of those who come along, and the slots that they chose. */
export type LiveReservation = {
  id: string
  state: 'held' | 'offered' | 'confirmed'
  seats: number
  guests: readonly string[]
  slotIds: readonly string[]
}

/** A slot as a request for seats sees it. `free` leaves out what this person has in it now, and may be below zero. */
export type SlotSeats = {
  id: string
  part: 'whole' | 'choice'
  label: Bilingual
  startsAt: Date
  endsAt: Date
  modelId: string | null
  minRank: number | null
  isClosed: boolean
  capacity: number
  free: number
}

/** The seats that a request is about: those of the event's whole, of the slots chosen, and of all slots together. */
export type SeatsNow = {
  whole: SlotSeats[]
  chosen: SlotSeats[]
  /** Seats free over the event; null: only the slots bound it. */
  eventFree: number | null
}

/** What a request answers. `deposit` is what remains to be paid: null for a confirmed reservation. Instants by the database's clock. */
export type RequestedReservation = {
  reservationId: string
  state: 'held' | 'confirmed'
  seats: number
  expiresAt: Date | null
  deposit: Money | null
}
