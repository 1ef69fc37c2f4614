import { type Gate, type Judgement, judge } from './engine'
import { bookGates } from './gates'
import type { BookFacts, BookRefusal, GateName, HouseRefusal } from './types'

/**
 * May the house itself seat this party, in someone's place? What is the house's to give, it gives: the reply date, the
 * rank, the opening, the number of guests and their names are not asked. What it promised to others stands: the seats
 * that there are, the line before them, the slots as the event has them, and the age that it asks where it is known.
 */
export function judgeHouse(facts: HouseFacts): Judgement<HouseRefusal> {
  return judge<BookFacts, HouseRefusal>(houseGates, { ...facts, live: null, unnamed: { count: 0, by: null } })
}

/** What a person has already is asked by whoever seats them. */
export type HouseFacts = Omit<BookFacts, 'live' | 'unnamed'>

const kept: readonly GateName[] = [
  'event_stands',
  'age',
  'licence',
  'slots_chosen',
  'slots_open',
  'slots_apart',
  'line',
  'seat_left',
  'slots_free',
  'seats_for_the_party',
]

/** The gates of booking that hold for the house too, in their order. */
const houseGates: readonly Gate<BookFacts, HouseRefusal>[] = bookGates.flatMap(
  ({ name, closedBy }): Gate<BookFacts, HouseRefusal>[] =>
    kept.includes(name) ? [{ name, closedBy: facts => forHouse(closedBy(facts)) }] : [],
)

function forHouse(refusal: BookRefusal | null): HouseRefusal | null {
  if (refusal === null || isForHouse(refusal)) return refusal
  throw new Error(`a gate of the house refused for want of what the house gives: ${refusal.reason}`)
}

const reasons: readonly BookRefusal['reason'][] = [
  'cancelled_event',
  'birth_date_needed',
  'licence_needed',
  'too_young',
  'licence_too_recent',
  'choose_slots',
  'slot_closed',
  'slots_overlap',
  'slot_full',
  'line_waits',
  'sold_out',
  'not_enough_seats',
]

function isForHouse(refusal: BookRefusal): refusal is HouseRefusal {
  return reasons.includes(refusal.reason)
}
