import { type Gate, type Judgement, judge } from './engine'
import { bookGates } from './gates'
import type { BookFacts, BookRefusal, GateName, WaitRefusal } from './types'

/** May this party wait for seats, and be offered them? Whoever might book if there were enough of them. */
export function judgeWait(facts: WaitFacts): Judgement<WaitRefusal> {
  const notAsked = { seatsFree: Number.POSITIVE_INFINITY, unnamed: { count: 0, by: null } }
  return judge<BookFacts, WaitRefusal>(waitGates, { ...facts, ...notAsked })
}

/** Seats are what one waits for, and guests are named when they are there. */
export type WaitFacts = Omit<BookFacts, 'seatsFree' | 'unnamed' | 'isOwedToLine'>

/** What is asked of seats, and of a reservation that one may have: waiting asks the latter its own way. */
const seatGates: readonly GateName[] = [
  'one_reservation',
  'line',
  'seat_left',
  'slots_free',
  'seats_for_the_party',
]

/** Closed for want of seats: what a place on the waitlist is for. */
type SeatsOnly = 'line_waits' | 'sold_out' | 'slot_full' | 'not_enough_seats'

/** To wait for seats: every gate of booking, but those that count seats. A live hold is a seat already. */
export const waitGates: readonly Gate<BookFacts, WaitRefusal>[] = [
  {
    name: 'one_reservation',
    closedBy: ({ live }) =>
      live && { reason: 'already_confirmed', reservationId: live.id, next: 'open_reservation' },
  },
  ...bookGates.flatMap(({ name, closedBy }): Gate<BookFacts, WaitRefusal>[] =>
    seatGates.includes(name) ? [] : [{ name, closedBy: facts => forWaiting(closedBy(facts)) }],
  ),
]

function forWaiting(refusal: BookRefusal | null): WaitRefusal | null {
  if (refusal === null || isForWantOfSeats(refusal)) return null
  return refusal
}

function isForWantOfSeats(refusal: BookRefusal): refusal is Extract<BookRefusal, { reason: SeatsOnly }> {
  const seatsOnly: readonly BookRefusal['reason'][] = [
    'line_waits',
    'sold_out',
    'slot_full',
    'not_enough_seats',
  ]
  return seatsOnly.includes(refusal.reason)
}
