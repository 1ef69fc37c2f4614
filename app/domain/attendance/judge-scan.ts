import type { DoorList, DoorParty, DoorSeat } from './door-list'
import { readClaim } from './pass'

/** What a scanned code is worth, with whom it names where there is someone. */
export type Verdict =
  | { kind: 'welcome' | 'already_in' | 'closed'; party: DoorParty; seat: DoorSeat }
  /** A pass of this party that was given before it changed, or that is not the house's. */
  | { kind: 'replaced'; party: DoorParty }
  | { kind: 'ended' }
  | { kind: 'elsewhere' }
  | { kind: 'no_pass' }

/**
 * Judges a code by the list that the device holds, with or without a network. `fingerprint` is that of the scanned text:
 * the list holds those of every pass that counts, so that a device can tell one and could never make one.
 */
export function judgeScan(list: DoorList, text: string, fingerprint: string): Verdict {
  const claim = readClaim(text)
  if (!claim) return { kind: 'no_pass' }
  if (list.ended.includes(claim.reservationId)) return { kind: 'ended' }
  const party = list.parties.find(each => each.reservationId === claim.reservationId)
  if (!party) return { kind: 'elsewhere' }
  const seat = party.seats.find(each => each.position === claim.position)
  if (!seat || seat.fingerprint !== fingerprint) return { kind: 'replaced', party }
  if (seat.in) return { kind: 'already_in', party, seat }
  return { kind: seat.closed ? 'closed' : 'welcome', party, seat }
}
