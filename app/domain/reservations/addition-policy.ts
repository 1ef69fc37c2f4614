import type { EventState } from '../events/types'
import { guestsAtMost } from './schema'
import type { FurtherSeats, Standing } from './types'

/**
 * Of those who come, who takes the seats that a party has and who the further ones: whoever was named already keeps their
 * seat, the others fill what is unnamed, and the rest wait for their seats to be paid.
 */
export function shareOut(
  wished: readonly string[],
  { known, room }: { known: readonly string[]; room: number },
): { stay: string[]; join: string[] } {
  const left = [...known]
  const isKnown = wished.map(name => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  let free = room - isKnown.filter(Boolean).length
  const stays = isKnown.map(known => known || free-- > 0)
  return { stay: wished.filter((_, at) => stays[at]), join: wished.filter((_, at) => !stays[at]) }
}

/** Those named who are not of the party yet. */
export function newcomersTo(known: readonly string[], wished: readonly string[]): string[] {
  return shareOut(wished, { known, room: 0 }).join
}

/**
 * What becomes of the deposit of further seats once it is paid. In time, or late with those seats still free, they join
 * the reservation. With the seats gone, let go of, or the reservation or its event over, the money goes back whole.
 */
export function settleFurther(asked: {
  addition: Pick<FurtherSeats, 'seats' | 'expiresAt' | 'joinedAt' | 'endedBecause'>
  reservation: { standing: Standing; seats: number }
  event: { state: EventState; endsAt: Date }
  /** Seats free in every slot of the party; 0 where they do not fit into a vehicle, or are owed to those who wait. */
  seatsFree: number
  now: Date
}): 'settled' | 'join' | 'return' {
  const { addition, reservation, event, now } = asked
  if (addition.joinedAt !== null) return 'settled'
  if (addition.endedBecause !== null && addition.endedBecause !== 'ran_out') return 'return'
  if (reservation.standing !== 'confirmed') return 'return'
  if (event.state === 'cancelled' || now >= event.endsAt) return 'return'
  if (addition.endedBecause === null && addition.expiresAt > now) return 'join'
  const fits = asked.seatsFree >= addition.seats && reservation.seats + addition.seats <= 1 + guestsAtMost
  return fits ? 'join' : 'return'
}
