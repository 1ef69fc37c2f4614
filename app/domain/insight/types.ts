import type { Locale } from '~/shared/copy'

/**
 * How the invitations of an event fare, in people. `accepted`: ever made a reservation, whatever became of it. `paid`:
 * their deposit was received, or, for an event without one, their seats were confirmed. `silent`: neither yes nor no.
 */
export type EventFunnel = {
  invited: number
  delivered: number
  opened: number
  accepted: number
  paid: number
  declined: number
  silent: number
}

/** Where a reservation stands at this instant: a hold that ran out has lapsed, swept or not. */
export type GuestState = 'held' | 'offered' | 'confirmed' | 'lapsed' | 'cancelled'

/** What became of the deposit, by its movements. `none`: the event asks for none. */
export type DepositState =
  | { kind: 'none' }
  | { kind: 'awaited' | 'authorised' | 'paid'; amount: number; currency: string }
  | { kind: 'returned'; amount: number; returned: number; currency: string }

/** One party on the guest list: the last reservation of each person. */
export type GuestRow = {
  reservationId: string
  personId: string
  name: string
  guestNames: string[]
  /** Those of them who wait for the house's word. */
  waitingNames: string[]
  /** Seats of those who come that have no name yet. */
  unnamed: number
  seats: number
  /** Seats held besides, unpaid, and until when; null: none. */
  further: { seats: number; until: Date } | null
  state: GuestState
  /** Until when a hold lasts. */
  until: Date | null
  deposit: DepositState
  city: string | null
  locale: Locale
  /** When it came into the state in which it is. */
  since: Date
}
