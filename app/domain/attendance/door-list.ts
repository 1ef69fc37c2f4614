import { plainLetters } from '~/shared/plain-letters'

/**
 * What a device at the door holds of one event: as little of each person as their welcome needs. Instants are
 * milliseconds on the house's clock.
 */
export type DoorList = {
  eventId: string
  takenAt: number
  /** From when on a device keeps nothing of it. */
  eraseAt: number
  /** Those who are expected, by name. */
  parties: DoorParty[]
  /** Reservations that are over: their passes say so. Ids alone. */
  ended: string[]
}

export type DoorParty = {
  reservationId: string
  walkIn: boolean
  /** The person gave a picture for the door. */
  photo: boolean
  /** What the party came for, where there is a choice. */
  slots: string[]
  vehicles: string[]
  seats: DoorSeat[]
}

export type DoorSeat = {
  /** 0 is the person, 1 to 9 their guests. */
  position: number
  /** Null for a guest who is not named yet. */
  name: string | null
  /** SHA-256 of the pass, in base64url: it tells a pass that is shown, and makes none. */
  fingerprint: string
  in: SeatIn | null
  /** Why the house lets nobody in on this seat yet; null: it does. */
  closed: SeatClosed | null
  notes: DoorNote[]
}

/** The house has not accepted this guest, or nobody is named where it accepts each of them. */
export type SeatClosed = 'waiting' | 'unnamed'

/** Something that those who receive should know, already in words; `warn`: before they let the person in. */
export type DoorNote = { label: string; value: string; tone: 'plain' | 'good' | 'warn' }
export type SeatIn = { stampId: string; cameAt: number; device: string; by: string }

/** Something done at the door that the house does not know yet. `at` is on the house's clock, as the device makes it out. */
export type Waiting =
  | {
      kind: 'in'
      stampId: string
      reservationId: string
      position: number
      at: number
      device: string
      offline: boolean
    }
  | { kind: 'undo'; stampId: string; at: number; device: string; offline: boolean }

/**
 * What became of a stamp. `in`: it stands, and `other` had seen the same person later; `yields`: `other` had seen them
 * first; `undone`: it was taken back, and `other` stands now.
 */
export type StampTold =
  | { stampId: string; outcome: 'in' | 'yields' | 'undone'; other: SeatIn | null }
  | {
      stampId: string
      outcome: 'refused'
      reason: 'not_found' | 'not_confirmed' | 'no_such_seat' | 'seat_closed' | 'too_early' | 'too_late'
    }

/** The list as it will be once everything that waits has arrived: the earlier of two stamps stands. */
export function withWaiting(list: DoorList, waiting: readonly Waiting[]): DoorList {
  return waiting.reduce<DoorList>((seen, each) => mapSeats(seen, seat => applyTo(seat, each)), list)

  function applyTo(seat: DoorSeat & { reservationId: string }, each: Waiting): SeatIn | null {
    if (each.kind === 'undo') return seat.in?.stampId === each.stampId ? null : seat.in
    if (seat.reservationId !== each.reservationId || seat.position !== each.position) return seat.in
    if (seat.in && seat.in.cameAt <= each.at) return seat.in
    return { stampId: each.stampId, cameAt: each.at, device: each.device, by: '' }
  }
}

function mapSeats(
  list: DoorList,
  say: (seat: DoorSeat & { reservationId: string }) => SeatIn | null,
): DoorList {
  return {
    ...list,
    parties: list.parties.map(party => ({
      ...party,
      seats: party.seats.map(seat => ({
        ...seat,
        in: say({ ...seat, reservationId: party.reservationId }),
      })),
    })),
  }
}

/** How many of those expected are in. */
export function countIn(list: DoorList): { came: number; expected: number } {
  const seats = list.parties.flatMap(party => party.seats)
  return { came: seats.filter(seat => seat.in !== null).length, expected: seats.length }
}

/** Parties in which a name is like what was typed, accents and capitals apart. */
export function findParties(list: DoorList, typed: string): DoorParty[] {
  const words = plainLetters(typed).split(/\s+/).filter(Boolean)
  return list.parties.filter(party => {
    const names = plainLetters(party.seats.map(seat => seat.name ?? '').join(' '))
    return words.every(word => names.includes(word))
  })
}
