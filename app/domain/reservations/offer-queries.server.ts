import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { questionsAtBooking } from '../answers/read-ages.server'
import type { EventQuestion } from '../answers/types'
import { type ExplainedGate, explainGates } from '../eligibility/engine'
import { bookGates, guestsAllowedTo, opensFor } from '../eligibility/gates'
import type { BookRefusal } from '../eligibility/types'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Result } from '../kernel/result'
import { type Asked, findAsked, type ReservationAsk } from './find-asked.server'
import { type OfferedSlot, offerSlots } from './offer-slots.server'
import { mayReserve, partyOf, type ReserveRefusal } from './policy'
import { type ReservationSummary, summarise } from './queries.server'
import { isOwedToLine, type Newcomer } from './read-line.server'
import { readAllSeats } from './read-seats.server'
import { seatsFreeAtBest } from './seats'
import { findReservation, peekLive } from './store.server'
import type { GuestRule, SeatsNow } from './types'

export type ReservationOffer = {
  /** The invitation by which they ask; null: as a member. */
  invitationId: string | null
  /** What an acceptance without a guest would be answered at this instant, by the same policy as the command. */
  answer: Result<unknown, ReserveRefusal>
  guestsAllowed: number
  seatsFree: number
  /** For each seat; null when the event asks for none. */
  depositPerSeat: Money | null
  live: ReservationSummary | null
  /** Every gate of booking, open or closed to them alone, in the order in which they are asked. */
  gates: ExplainedGate<BookRefusal>[]
  /** The instant from which they may book; null: from the start. */
  opensAt: Date | null
  /** The slots to choose from, and how many a reservation takes; null where there is nothing to choose. */
  choice: { least: number; most: number; slots: OfferedSlot[] } | null
  /** Guests may come without a name until this instant; null: they are named at once. */
  guestsNamedBy: Date | null
  /** Whether a name is enough, or the house says its word on each guest. */
  guestRule: GuestRule
  /** What the form asks right there of age and licence, because it is not known. */
  asked: EventQuestion[]
  /** The least age and the least years of licence; null: not asked. */
  minAge: number | null
  minLicenceYears: number | null
  now: Date
}

/**
 * What the page of an invitation, or of an event open to members, offers: may they come, with how many guests, from
 * when, for which deposit, and what each gate says. Null for anyone who may not ask.
 */
export async function readOffer(
  db: Database,
  actor: Actor,
  ask: ReservationAsk,
): Promise<ReservationOffer | null> {
  const now = await readClock(db)
  const asked = await findAsked(db, actor, ask, now)
  if (!asked) return null
  const has = await peekLive(db, asked, now)
  const row = has && (await findReservation(db, actor, has.id))
  return offerTo(db, asked, row && summarise(row, now), now)
}

/** What whoever asks by these facts is offered at `now`, with the seats that they have; `free` where it is supposed. */
export async function offerTo(
  db: Database,
  asked: Asked,
  live: ReservationSummary | null,
  now: Date,
  free?: number,
): Promise<ReservationOffer> {
  const seats = await readAllSeats(db, asked.eventId, live?.id)
  const seatsFree = free ?? seatsFreeAtBest(seats, asked.event.choicesMin)
  const { guestsNamedBy } = asked.event
  const owed = !live && seatsFree > 0 && (await isOwedToLine(db, newcomerOf(asked, seats, now)))
  const facts = { ...asked, seatsFree, isOwedToLine: owed, choice: null, live: null, now }
  return {
    invitationId: asked.invitationId,
    answer: live ? { ok: true, value: 'keep' } : mayReserve({ ...facts, guestsNamedBy, party: partyOf([]) }),
    guestsAllowed: guestsAllowedTo(facts),
    // What is owed to those who wait is nobody else's to take.
    seatsFree: owed ? 0 : seatsFree,
    depositPerSeat: asked.deposit,
    live,
    gates: explainGates(bookGates, { ...facts, guests: 0, unnamed: { count: 0, by: null } }),
    opensAt: opensFor(facts),
    choice: asked.event.choicesMax > 0 ? await offerSlots(db, asked, seats.chosen, now) : null,
    guestsNamedBy: guestsNamedBy !== null && guestsNamedBy > now ? guestsNamedBy : null,
    guestRule: asked.event.guestRule,
    asked: live ? [] : await questionsAtBooking(db, asked.eventId, asked.ages),
    minAge: asked.ages?.minAge ?? null,
    minLicenceYears: asked.ages?.minLicenceYears ?? null,
    now,
  }
}

/** Someone who would come alone, in any of the slots that they may choose. */
function newcomerOf({ eventId, personId, event }: Asked, { chosen }: SeatsNow, now: Date): Newcomer {
  const slotIds = chosen.map(({ id }) => id)
  return { eventId, personId, seats: 1, wants: 'any', slotIds, replyClosesAt: event.replyClosesAt, now }
}

/** What the invitation's page offers. Null for anyone else. */
export async function readReservationOffer(
  db: Database,
  actor: Actor,
  invitationId: string,
): Promise<ReservationOffer | null> {
  return readOffer(db, actor, { invitationId })
}
