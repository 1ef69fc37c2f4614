/** In the last quarter of an hour before replies close nothing is offered to those who wait: what is free is for whoever asks. */
export const noOfferBeforeCloseMs = 15 * 60_000

/** A party that waits: for the whole of an event (no slot named), for any one of the slots that it named, or for all of them. */
export type WaitingParty = {
  id: string
  personId: string
  seats: number
  wants: 'any' | 'all'
  slotIds: readonly string[]
}

/** `strict`: nobody passes the head of the line; `fit`: the first party that fits the freed seats. */
export type HeadRule = 'strict' | 'fit'

/** Seats free at an instant: in the slots of the whole, in those to choose from (in the order of the day), over the event. */
export type FreeSeats = {
  whole: readonly FreeSlot[]
  choice: readonly FreeSlot[]
  /** Null: only the slots bound the event. */
  event: number | null
  /** How many of the slots to choose from one reservation takes at the least. */
  choicesMin: number
}
export type FreeSlot = { id: string; free: number }

/** A party that is served, and the slots that it sits in. */
export type Served = { id: string; slotIds: string[] }

/**
 * Gives free seats to a line, from its head: each party whole or not at all. Where one cannot be served, the next is
 * looked at by the rule of the event: `fit` passes it over; `strict` sets aside every slot that it waits for, so that
 * nobody behind it sits there. What is left over is for whoever comes next, judged as the last of the line.
 */
export function serveLine(line: readonly WaitingParty[], seats: FreeSeats, head: HeadRule): Served[] {
  return walkLine(line, seats, head).served
}

/** Seats that someone who is seated already would have besides: so many in each of these slots, so many over the event. */
export type MoreSeats = { slots: ReadonlyMap<string, number>; event: number }

/** May someone who has seats have these besides, once the line was served? What they have stays theirs and is not counted as free. */
export function isRoomAfterLine(
  more: MoreSeats,
  line: readonly WaitingParty[],
  seats: FreeSeats,
  head: HeadRule,
): boolean {
  const { left, aside, event, isBarred } = walkLine(line, seats, head)
  if (event !== null && more.event > 0 && (isBarred || event < more.event)) return false
  return [...more.slots].every(
    ([id, count]) => count === 0 || (!isBarred && !aside.has(id) && (left.get(id) ?? 0) >= count),
  )
}

function walkLine(line: readonly WaitingParty[], seats: FreeSeats, head: HeadRule) {
  const left = new Map([...seats.whole, ...seats.choice].map(({ id, free }) => [id, free]))
  const aside = new Set<string>()
  const whole = seats.whole.map(({ id }) => id)
  let event = seats.event
  const served: Served[] = []
  for (const party of line) {
    const fits = (id: string) => !aside.has(id) && (left.get(id) ?? 0) >= party.seats
    const chosen =
      whole.every(fits) && (event === null || event >= party.seats) ? choose(party, seats, fits) : null
    if (chosen) {
      const slotIds = [...whole, ...chosen]
      for (const id of slotIds) left.set(id, (left.get(id) ?? 0) - party.seats)
      if (event !== null) event -= party.seats
      served.push({ id: party.id, slotIds })
    } else if (head === 'strict') {
      for (const id of [...whole, ...party.slotIds]) aside.add(id)
      if (event !== null && event < party.seats) return { served, left, aside, event, isBarred: true }
    }
  }
  return { served, left, aside, event, isBarred: false }
}

/** The slots to choose from that a party would sit in; none of them for an event without a choice; null when it does not fit. */
function choose(party: WaitingParty, seats: FreeSeats, fits: (id: string) => boolean): string[] | null {
  const named = seats.choice.filter(({ id }) => party.slotIds.includes(id)).map(({ id }) => id)
  if (named.length < party.slotIds.length) return null
  if (party.wants === 'all') return named.every(fits) ? named : null
  const needed = named.length === 0 ? seats.choicesMin : Math.max(1, seats.choicesMin)
  const fitting = named.filter(fits)
  return fitting.length >= needed ? fitting.slice(0, needed) : null
}

/**
 * May someone who does not wait have these seats now? The line is served first, and they are its last: seats that are
 * free but owed to those who wait are not theirs to take, not even before the offer is made.
 */
export function isServedAfterLine(
  newcomer: WaitingParty,
  line: readonly WaitingParty[],
  seats: FreeSeats,
  head: HeadRule,
): boolean {
  return serveLine([...line, newcomer], seats, head).some(({ id }) => id === newcomer.id)
}
