import { seatsFreeIn } from '../reservations/seats'
import type { SeatsNow, SlotSeats } from '../reservations/types'

/** May a party that nobody expected be seated? `overbook` names the slots that would hold more than they should. */
export type WalkInAnswer =
  | { ok: true; overbook: SlotSeats[] }
  | { ok: false; reason: 'full'; free: number }
  | { ok: false; reason: 'event_full' }

/**
 * Someone at the door is seated where there is room. Where a slot has none, only with a reason that is recorded with the
 * overbooking; never beyond what the event bears over all its slots.
 */
export function judgeWalkIn(
  now: SeatsNow,
  { seats, because }: { seats: number; because: string },
): WalkInAnswer {
  if (now.eventFree !== null && now.eventFree < seats) return { ok: false, reason: 'event_full' }
  const short = [...now.whole, ...now.chosen].filter(slot => slot.isClosed || slot.free < seats)
  if (short.length > 0 && because.trim() === '')
    return { ok: false, reason: 'full', free: Math.max(0, seatsFreeIn(now)) }
  return { ok: true, overbook: short.filter(slot => slot.free < seats) }
}
