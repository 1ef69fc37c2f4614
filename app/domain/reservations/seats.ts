import type { SeatsNow, SlotSeats } from './types'

/** Seats free for a party that would sit in all of these at once: the scarcest decides. */
export function seatsFreeIn({ whole, chosen, eventFree }: SeatsNow): number {
  const bounds = [...whole, ...chosen].map(freeIn)
  if (eventFree !== null) bounds.push(eventFree)
  return bounds.length === 0 ? 0 : Math.min(...bounds)
}

/** Seats free for a party that has not chosen yet: it would take the roomiest slots, as many as one reservation needs. */
export function seatsFreeAtBest({ whole, chosen, eventFree }: SeatsNow, choicesMin: number): number {
  const roomiest = chosen.map(freeIn).sort((one, other) => other - one)
  const bounds = whole.map(freeIn)
  if (choicesMin > 0) bounds.push(roomiest[choicesMin - 1] ?? 0)
  if (eventFree !== null) bounds.push(eventFree)
  if (bounds.length === 0) bounds.push(roomiest[0] ?? 0)
  return Math.min(...bounds)
}

/** A slot that staff closed lets nobody more in. */
function freeIn({ isClosed, free }: SlotSeats): number {
  return isClosed ? Math.min(0, free) : free
}

/** The seats as the house may give them: a slot that is closed to others, or to a rank, is not so to the house. */
export function openToHouse({ whole, chosen, eventFree }: SeatsNow): SeatsNow {
  const open = (slot: SlotSeats): SlotSeats => ({ ...slot, isClosed: false, minRank: null })
  return { whole: whole.map(open), chosen: chosen.map(open), eventFree }
}
