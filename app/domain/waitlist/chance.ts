/** How a party's wait looks, without a promise and without a figure. */
export const chances = ['likely', 'possible', 'long'] as const
export type Chance = (typeof chances)[number]

/** What speaks for a chance, or against it, in the order in which it is told. */
export const chanceReasons = [
  'free_now',
  'first',
  'few_ahead',
  'many_ahead',
  'large_party',
  'often_returned',
  'seldom_returned',
  'much_time',
  'little_time',
] as const
export type ChanceReason = (typeof chanceReasons)[number]

export type ChanceFacts = {
  /** Seats that this party asks. */
  seats: number
  /** Seats that are asked by the parties before it which wait for the same. */
  seatsAhead: number
  capacity: number
  /** Seats free or on offer at this instant. */
  seatsLoose: number
  /** Days until replies close. */
  daysLeft: number
  /** The share of confirmed seats that came back before past events of the house, 0 to 1; null: none is over yet. */
  turnover: number | null
}

/** What is assumed of a house that has no past event. */
const usualTurnover = 0.1
/** Seats come back over the weeks before the reply date; with this many days left all of the usual share is still to come. */
const fullDays = 45

/**
 * An honest band: the seats that may come back until replies close, by what came back before past events, measured
 * against those who are asked for before this party's, and its own. Never a number: none could be kept.
 */
export function chanceOf(facts: ChanceFacts): { chance: Chance; reasons: ChanceReason[] } {
  const { seats, seatsAhead, capacity, seatsLoose, daysLeft } = facts
  const share = facts.turnover ?? usualTurnover
  const toCome = capacity * share * Math.min(1, Math.max(0, daysLeft) / fullDays)
  const coming = Math.max(0, seatsLoose) + toCome
  const measure = coming / (seatsAhead + seats)
  const chance = measure >= 1 ? 'likely' : measure >= 0.4 ? 'possible' : 'long'
  return { chance, reasons: reasonsOf(facts, share) }
}

function reasonsOf({ seats, seatsAhead, capacity, seatsLoose, daysLeft }: ChanceFacts, share: number) {
  const reasons: ChanceReason[] = []
  if (seatsLoose >= seatsAhead + seats) reasons.push('free_now')
  if (seatsAhead === 0) reasons.push('first')
  else reasons.push(seatsAhead <= Math.max(2, capacity / 10) ? 'few_ahead' : 'many_ahead')
  if (seats >= 3) reasons.push('large_party')
  if (share >= 0.15) reasons.push('often_returned')
  if (share < 0.05) reasons.push('seldom_returned')
  if (daysLeft >= 30) reasons.push('much_time')
  if (daysLeft < 5) reasons.push('little_time')
  return reasons
}
