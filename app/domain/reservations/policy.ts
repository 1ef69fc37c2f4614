import { judgeBook } from '../eligibility/gates'
import type { BookFacts, BookRefusal, SeeEventFacts } from '../eligibility/types'
import type { EventState, Money } from '../events/types'
import { allow, type Result, refuse } from '../kernel/result'
import { newcomersTo } from './addition-policy'
import { type ReturnPart, returnAll, type Stake } from './stakes'
import type { LiveReservation, OwedWhole, ReservationState, Standing } from './types'

/** How long unpaid seats are kept. */
export const holdMs = 30 * 60_000

/**
 * How long after its hold a checkout could still be open, were it never closed. Stripe wants a checkout to last at
 * least 30 minutes when it is opened, and the body of a repeated call to be the same: counted from the end of the hold,
 * every try within the hold names one and the same instant, at least 31 minutes ahead.
 */
export const checkoutAfterHoldMs = 31 * 60_000

/** Who would come: `seats` counts the person and each guest, `guests` are the names that are known. */
export type Party = { seats: number; guests: readonly string[] }

export type ReserveQuestion = SeeEventFacts &
  Pick<BookFacts, 'seatsFree' | 'choice' | 'isOwedToLine' | 'ages' | 'declined'> & {
    party: Party
    guestsNamedBy: Date | null
    live: LiveReservation | null
  }

/**
 * `claim` new seats; `keep` the reservation as it is; `accept` the offer that was made; `rename` its guests; `replace` an
 * unpaid hold by another party or other slots.
 */
export type ReserveAnswer = 'claim' | 'keep' | 'accept' | 'rename' | 'replace'

/** The refusal and what the person can do next: those of the gates of booking. */
export type ReserveRefusal = BookRefusal

/**
 * May this person have these seats? A live reservation for the same party in the same slots is simply the answer again, whatever has
 * closed since: two tabs, a double click and a retry hear the same. Anything else passes the gates of booking, by an
 * invitation or by membership. A party sits whole or not at all. The screen and the command ask here.
 */
export function mayReserve(asked: ReserveQuestion): Result<ReserveAnswer, ReserveRefusal> {
  const { live, party, choice } = asked
  const keepsSeats = live?.seats === party.seats && isSameChoice(live.slotIds, choice)
  if (live && keepsSeats && isSameList(live.guests, party.guests))
    return allow(live.state === 'offered' ? 'accept' : 'keep')
  const unnamed = { count: party.seats - 1 - party.guests.length, by: asked.guestsNamedBy }
  const judged = judgeBook({
    ...asked,
    ...(keepsSeats && seated(asked)),
    guests: party.seats - 1,
    unnamed,
    newcomers: newcomersTo(live?.guests ?? [], party.guests),
  })
  if (!judged.ok) {
    const { gate: _, ...refusal } = judged
    return refusal
  }
  if (keepsSeats) return allow('rename')
  return allow(live ? 'replace' : 'claim')
}

/** Whoever keeps their seats asks for none: that a slot was made smaller since is nothing to them. */
function seated({ seatsFree, choice, party }: ReserveQuestion): Pick<BookFacts, 'seatsFree' | 'choice'> {
  const atLeast = (free: number) => Math.max(free, party.seats)
  return {
    seatsFree: atLeast(seatsFree),
    choice: choice && {
      ...choice,
      slots: choice.slots.map(slot => ({ ...slot, free: atLeast(slot.free) })),
    },
  }
}

/** A party of which everyone is named. */
export function partyOf(guests: readonly string[], seats = 1 + guests.length): Party {
  return { guests, seats: Math.max(seats, 1 + guests.length) }
}

/** What a reservation is at `now`: an unpaid hold is free the instant it expires, whether or not a sweeper ran. */
export function standingOf(
  reservation: { state: ReservationState; expiresAt: Date | null },
  now: Date,
): Standing {
  const { state, expiresAt } = reservation
  const isOpen = state === 'held' || state === 'offered'
  return isOpen && expiresAt !== null && expiresAt <= now ? 'lapsed' : state
}

export type PaidReservation = {
  state: ReservationState
  expiresAt: Date | null
  confirmedAt: Date | null
  seats: number
}

/**
 * What becomes of a deposit that has been paid. In time, or late with the whole party's seats still free, the
 * reservation is confirmed. With the seats gone, the hold let go, the person seated by another reservation, or the event
 * cancelled or over, the money goes back whole. A reservation that was confirmed once is settled for good: what comes
 * back of it is for its cancellation to say.
 */
export function settlePaid(asked: {
  reservation: PaidReservation
  event: { state: EventState; endsAt: Date }
  /** None where they are owed to those who wait. */
  seatsFree: number
  hasAnother: boolean
  now: Date
}): 'settled' | 'confirm' | 'return' {
  const { reservation, event, now } = asked
  if (reservation.confirmedAt !== null) return 'settled'
  const standing = standingOf(reservation, now)
  if (standing === 'cancelled') return 'return'
  if (event.state === 'cancelled' || now >= event.endsAt) return 'return'
  if (standing !== 'lapsed') return 'confirm'
  return !asked.hasAnother && asked.seatsFree >= reservation.seats ? 'confirm' : 'return'
}

export type CancelQuestion = {
  reservation: { state: ReservationState; expiresAt: Date | null }
  /** What was taken for the seats that are still theirs. */
  stakes: readonly Stake[]
  eventStartsAt: Date
  /** Why all of it comes back until the event begins, whatever its terms say of the day (`readSinceReservation`). */
  owedWhole: OwedWhole | null
  now: Date
}

/** What a cancellation does at this instant. `returned` is null when nothing was paid or nothing comes back. */
export type Cancellation = {
  kind: 'release' | 'cancel'
  paid: Money | null
  returned: Money | null
  percent: number
  /** The same for each deposit. */
  parts: ReturnPart[]
  /** Why everything comes back beyond the terms; null: it is as they say. */
  owedWhole: OwedWhole | null
}

export type CancelRefusal = { reason: 'already_over' } | { reason: 'begun' }

/**
 * May this reservation be let go, and what comes back? An unpaid hold is released. A confirmed one gives back what the
 * terms kept with its deposit say, by the venue's calendar, and never more than is left of it; all of it where the house
 * did not keep what was reserved. Once the event has begun nobody can cancel. The page shows this answer and the command
 * carries it out.
 */
export function mayCancel(asked: CancelQuestion): Result<Cancellation, CancelRefusal> {
  const { now, owedWhole } = asked
  const standing = standingOf(asked.reservation, now)
  if (standing === 'lapsed' || standing === 'cancelled') return refuse({ reason: 'already_over' })
  if (standing !== 'confirmed')
    return allow({ kind: 'release', paid: null, returned: null, percent: 0, parts: [], owedWhole: null })
  if (now >= asked.eventStartsAt) return refuse({ reason: 'begun' })
  const byTerms = returnAll(asked.stakes, now)
  const { paid, returned, percent, parts } = owedWhole ? returnAll(asked.stakes, now, true) : byTerms
  const isMore = paid === null || returned?.amount !== byTerms.returned?.amount
  return allow({ kind: 'cancel', paid, returned, percent, parts, owedWhole: isMore ? owedWhole : null })
}

function isSameChoice(slotIds: readonly string[], choice: ReserveQuestion['choice']): boolean {
  if (choice === null) return true
  const asked = choice.slots.map(slot => slot.id).sort()
  return !choice.unknown && isSameList([...slotIds].sort(), asked)
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}
