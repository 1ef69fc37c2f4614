import { judgeCompany } from '../eligibility/company-gates'
import { guestsAllowedTo, judgeBook } from '../eligibility/gates'
import type { BookFacts, BookRefusal, CompanyFacts } from '../eligibility/types'
import type { Money } from '../events/types'
import { allow, type Result, refuse } from '../kernel/result'
import { newcomersTo, shareOut } from './addition-policy'
import { type Party, type ReserveQuestion, standingOf } from './policy'
import { type ReturnPart, returnSome, type Stake } from './stakes'
import type { FurtherSeats, ReservationState } from './types'

export type ChangeQuestion = Omit<ReserveQuestion, 'live'> & {
  reservation: {
    state: ReservationState
    expiresAt: Date | null
    seats: number
    guests: readonly string[]
    slotIds: readonly string[]
  }
  /** What is held for them besides at this instant, unpaid. */
  held: Pick<FurtherSeats, 'seats' | 'guests'> | null
  /** The slots that are asked for, of those that the event offers. */
  slotIds: readonly string[]
  /** What is asked for each further seat; null: nothing. */
  price: Money | null
  /** What was taken for the seats that they have. */
  stakes: readonly Stake[]
  eventStartsAt: Date
  /** The house did not keep what was reserved: what is paid for a seat comes back whole. */
  isOwedWhole: boolean
}

/** Seats that a change asks for besides and that a deposit is asked for: held until it is paid, and who comes in them. */
export type Further = { seats: number; guests: string[]; due: Money }

/** What a change does. `paid` is what was taken for the seats that leave. */
export type Change = {
  kind: 'keep' | 'change'
  seats: { before: number; after: number }
  /** Who comes from then on: in the seats that they have, where further ones wait for their deposit. */
  guests: readonly string[]
  /** Held until they are paid; null: what becomes other does so at once. */
  further: Further | null
  added: string[]
  dropped: string[]
  renames: boolean
  /** Passes that were given before are worth nothing from then on: a guest who is named at last keeps their seat's. */
  renewsPasses: boolean
  paid: Money | null
  returned: Money | null
  percent: number
  parts: ReturnPart[]
}

export type ChangeRefusal =
  | BookRefusal
  | { reason: 'not_confirmed'; next: 'none' }
  | { reason: 'begun'; next: 'none' }
  /** The instant by which guests are named has passed: fewer may come, nobody else. */
  | { reason: 'naming_closed'; next: 'write_to_the_host' }
  | { reason: 'no_more_seats'; more: number; next: 'fewer_guests' }

/**
 * What does this change do at this instant, and may it be made? It passes the gates of booking as if asked anew, save
 * that what the party has in a slot stays theirs: it is counted as free for them, whoever waits, and a slot that was
 * closed or given a rank since asks nothing of those who sit in it, as long as they are no more. Naming those who were to
 * be named later goes on until its own date. Further seats for which a deposit is asked are held until it is paid; all else
 * becomes so at once. Asked for what is held already, it is that again. The page shows this answer and the command carries it out.
 */
export function mayChange(asked: ChangeQuestion): Result<Change, ChangeRefusal> {
  const { reservation, now, stakes, isOwedWhole: whole } = asked
  if (standingOf(reservation, now) !== 'confirmed') return refuse({ reason: 'not_confirmed', next: 'none' })
  const change = compare(asked)
  if (change.kind === 'keep') return allow(change)
  if (now >= asked.eventStartsAt) return refuse({ reason: 'begun', next: 'none' })
  const closed =
    closedToNames(asked) ?? (isNaming(asked, change) ? closedToCompany(asked) : closedToParty(asked, change))
  if (closed) return refuse(closed)
  const { before, after } = change.seats
  if (after < before)
    return allow({ ...change, ...returnSome(stakes, { leaving: before - after, seats: before, now, whole }) })
  return allow(change)
}

/** What a party has and what it would be, side by side. */
export function compare(asked: ChangeQuestion): Change {
  const { reservation, party, slotIds } = asked
  const added = slotIds.filter(id => !reservation.slotIds.includes(id))
  const dropped = reservation.slotIds.filter(id => !slotIds.includes(id))
  const further = furtherOf(asked)
  const guests = further
    ? shareOut(party.guests, { known: reservation.guests, room: reservation.seats - 1 }).stay
    : party.guests
  const renames = reservation.guests.join('\n') !== guests.join('\n')
  const isOther = reservation.guests.some((name, at) => guests[at] !== name)
  const isMoved = added.length + dropped.length > 0 || (!further && reservation.seats !== party.seats)
  const isSame = !isMoved && !renames && (!further || isHeld(asked, further))
  return {
    kind: isSame ? 'keep' : 'change',
    seats: { before: reservation.seats, after: party.seats },
    renewsPasses: isMoved || isOther,
    ...{ guests, further, added, dropped, renames, paid: null, returned: null, percent: 0, parts: [] },
  }
}

function furtherOf({ reservation, party, price }: ChangeQuestion): Further | null {
  const seats = party.seats - reservation.seats
  if (seats <= 0 || price === null) return null
  const { join } = shareOut(party.guests, { known: reservation.guests, room: reservation.seats - 1 })
  return { seats, guests: join, due: { ...price, amount: seats * price.amount } }
}

function isHeld({ held }: ChangeQuestion, further: Further): boolean {
  return held?.seats === further.seats && held.guests.join('\n') === further.guests.join('\n')
}

const unnamedOf = ({ seats, guests }: Pick<Party, 'seats' | 'guests'>) => seats - 1 - guests.length

/** Once the date for names has passed nobody is named any more, and nobody else comes in the place of a guest. */
function closedToNames({ reservation, party, guestsNamedBy, now }: ChangeQuestion): ChangeRefusal | null {
  if (guestsNamedBy === null || now < guestsNamedBy) return null
  const isNew = newcomersTo(reservation.guests, party.guests).length > 0
  return isNew ? { reason: 'naming_closed', next: 'write_to_the_host' } : null
}

/** Names alone, and there is a date by which they are given: that date says until when, and not the one for replies. */
function isNaming({ event, guestsNamedBy, reservation, party }: ChangeQuestion, change: Change): boolean {
  return (
    guestsNamedBy !== null &&
    event.state === 'published' &&
    change.added.length + change.dropped.length === 0 &&
    reservation.seats === party.seats
  )
}

/** A name alone is given until its own date, and is still one that the house has not declined. */
function closedToCompany(asked: ChangeQuestion): ChangeRefusal | null {
  return refusalIn(judgeCompany(companyOf(asked)))
}

function refusalIn(judged: ReturnType<typeof judgeBook>): BookRefusal | null {
  if (judged.ok) return null
  const { gate: _, ok: __, ...refusal } = judged
  return refusal
}

function companyOf({ reservation, party, declined }: ChangeQuestion): CompanyFacts {
  return { newcomers: newcomersTo(reservation.guests, party.guests), declined }
}

function closedToParty(asked: ChangeQuestion, change: Change): ChangeRefusal | null {
  const { before, after } = change.seats
  const grows = after > before
  // Whoever comes with fewer, or as many, keeps the guests that they were allowed when they booked.
  const guests = grows ? after - 1 : Math.min(after - 1, guestsAllowedTo(asked))
  const unnamed = Math.max(0, unnamedOf(asked.party) - unnamedOf(asked.reservation))
  const refusal = refusalIn(
    judgeBook({
      ...asked,
      ...(grows ? {} : seated(asked, change)),
      live: null,
      guests,
      unnamed: { count: unnamed, by: asked.guestsNamedBy },
      ...companyOf(asked),
    }),
  )
  if (grows && refusal?.reason === 'not_enough_seats')
    return { reason: 'no_more_seats', more: Math.max(0, refusal.seatsFree - before), next: 'fewer_guests' }
  return refusal
}

/** In the slots in which they sit already, and over the event, they ask for nothing. */
export function seated(
  { seatsFree, choice, party }: ChangeQuestion,
  { added }: Change,
): Pick<BookFacts, 'seatsFree' | 'choice'> {
  return {
    seatsFree: Math.max(seatsFree, party.seats),
    choice: choice && {
      ...choice,
      slots: choice.slots.map(slot =>
        added.includes(slot.id)
          ? slot
          : { ...slot, free: Math.max(slot.free, party.seats), isClosed: false, minRank: null },
      ),
    },
  }
}
