import type { Bilingual } from '~/shared/copy'
import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { questionsAtBooking } from '../answers/read-ages.server'
import type { EventQuestion } from '../answers/types'
import { findDepositOfAddition } from '../deposits/store.server'
import { type ExplainedGate, explainGates } from '../eligibility/engine'
import { bookGates, guestsAllowedTo, opensFor } from '../eligibility/gates'
import type { BookRefusal } from '../eligibility/types'
import type { ArtKind, EventState, Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Result } from '../kernel/result'
import { findHeldAddition } from './additions.server'
import { type ReservedSlot, readReservedSlots } from './chosen-slots.server'
import { type Asked, findAsked, type ReservationAsk } from './find-asked.server'
import { readDeposits } from './kept-deposits.server'
import { type OfferedSlot, offerSlots } from './offer-slots.server'
import { readSinceReservation, type SinceReserved } from './owed-whole.server'
import { type Cancellation, mayCancel, mayReserve, partyOf, type ReserveRefusal, standingOf } from './policy'
import { isOwedToLine, type Newcomer } from './read-line.server'
import { readAllSeats } from './read-seats.server'
import { seatsFreeAtBest } from './seats'
import { stakesOf } from './stakes'
import { findReservation, findReservations, peekLive, type ReservationRow } from './store.server'
import { type DepositView, tellDeposits } from './tell-deposits'
import type { EndCause, FurtherSeats, GuestRule, SeatsNow, Standing } from './types'

export type ReservedEvent = {
  id: string
  slug: string
  brandName: string
  accent: string
  title: Bilingual
  venue: string
  city: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  state: EventState
  art: ArtKind
}

export type ReservationSummary = {
  id: string
  standing: Standing
  seats: number
  guests: string[]
  /** Until when unpaid seats are kept; null once they are confirmed or gone. */
  expiresAt: Date | null
  endedBecause: EndCause | null
  event: ReservedEvent
}

export type ReservationView = ReservationSummary & {
  invitationId: string | null
  deposit: DepositView | null
  /** What is held besides, unpaid, and what it asks for; null: nothing. */
  further: (Pick<FurtherSeats, 'seats' | 'guests' | 'expiresAt'> & { due: Money }) | null
  /** The slots that they chose, in the order of the day. */
  slots: ReservedSlot[]
  /** What letting go of it would do at this instant; null when that is not possible any more. */
  cancellation: Cancellation | null
  /** What is other now than when it was reserved. */
  since: SinceReserved
  /** How often what is told of its event, or what the party is in it, has changed. */
  revision: number
  /** The reservation that took the place of one that is over, if there is one. */
  currentId: string | null
  /** The database's clock when this was read. */
  now: Date
}

/** One reservation for its page. The person's own, or that of the letter they hold; null for anyone else. */
export async function readReservation(
  db: Database,
  actor: Actor,
  id: string,
): Promise<ReservationView | null> {
  const row = await findReservation(db, actor, id)
  if (!row) return null
  const now = await readClock(db)
  const kept = await readDeposits(db, id)
  const eventStartsAt = row.event.startsAt
  const since = await readSinceReservation(db, row)
  const cancellation = mayCancel({
    reservation: row,
    stakes: stakesOf(kept),
    eventStartsAt,
    owedWhole: since.owedWhole,
    now,
  })
  return {
    ...summarise(row, now),
    invitationId: row.invitationId,
    slots: await readReservedSlots(db, id),
    deposit: tellDeposits(kept),
    further: await readFurther(db, row, now),
    cancellation: cancellation.ok ? cancellation.value : null,
    since,
    revision: row.event.revision,
    currentId: await findCurrent(db, row, now),
    now,
  }
}

async function readFurther(
  db: Database,
  { id }: ReservationRow,
  now: Date,
): Promise<ReservationView['further']> {
  const held = await findHeldAddition(db, id, now)
  if (!held) return null
  const { amount, currency } = await findDepositOfAddition(db, held.id)
  return { seats: held.seats, guests: held.guests, expiresAt: held.expiresAt, due: { amount, currency } }
}

/** Every reservation of the actor: what is to come, the soonest first, then what is over, the latest first. A letter's reader sees those of their invitation. */
export async function listMyReservations(db: Database, actor: Actor): Promise<ReservationSummary[]> {
  if (actor.kind === 'system') return []
  const now = await readClock(db)
  const rows = await findReservations(db, actor)
  const isOver = (row: ReservationRow) => row.event.endsAt < now
  const toCome = rows.filter(row => !isOver(row)).reverse()
  return [...toCome, ...rows.filter(isOver)].map(row => summarise(row, now))
}

export type ReservationOffer = {
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

async function findCurrent(db: Database, row: ReservationRow, now: Date): Promise<string | null> {
  const standing = standingOf(row, now)
  if (standing !== 'lapsed' && standing !== 'cancelled') return null
  const live = await peekLive(db, { eventId: row.event.id, personId: row.person.id }, now)
  return live?.id ?? null
}

function summarise(row: ReservationRow, now: Date): ReservationSummary {
  const standing = standingOf(row, now)
  const isUnpaid = standing === 'held' || standing === 'offered'
  const {
    titleFr,
    titleEn,
    id,
    slug,
    brandName,
    accent,
    venue,
    city,
    timeZone,
    startsAt,
    endsAt,
    state,
    art,
  } = row.event
  return {
    id: row.id,
    standing,
    seats: row.seats,
    guests: row.guests,
    expiresAt: isUnpaid ? row.expiresAt : null,
    endedBecause: standing === 'lapsed' ? 'ran_out' : row.endedBecause,
    event: {
      id,
      slug,
      brandName,
      accent,
      title: { fr: titleFr, en: titleEn },
      venue,
      city,
      timeZone,
      startsAt,
      endsAt,
      state,
      art,
    },
  }
}
