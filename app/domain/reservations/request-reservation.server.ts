import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { keepTold, type ToldAtBooking } from '../answers/keep-told.server'
import { recordAudit } from '../audit/record-audit.server'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { claimSeats } from './claim-seats.server'
import { inClaim } from './claim-transaction.server'
import { countBenefits } from './count-benefits.server'
import { type Asked, findAsked, type ReservationAsk } from './find-asked.server'
import { judgeRequest } from './judge-request.server'
import { holdMs, type ReserveRefusal } from './policy'
import { type PartyWish, readParty, unknownSlot } from './read-party'
import { lockSeats } from './read-seats.server'
import { endReservation, findLive, findOpenIds, type LiveNow, peekLive } from './store.server'
import { confirmOrAsk, takeUpOffer } from './take-up-offer.server'
import type { RequestedReservation } from './types'
import { writeGuests } from './write-guests.server'

export type ReservationRequest = ReservationAsk & {
  guests: readonly { fullName: string }[]
  /** The person and each guest, where some are named later; as many as are named when left out. */
  seats?: number
  /** The slots chosen of those that the event offers. */
  slotIds?: readonly string[]
  /** What they say of their age and their licence, where the event asks it. */
  told?: ToldAtBooking
}
export type RequestCtx = Ctx & { switches?: { noSeatLock: boolean } }

/**
 * Accepts an invitation, or books an event that is open to members: claims the seats of the whole party in every slot
 * of the event's whole and in each slot chosen, or none. With a deposit they are held for 30 minutes by the database's
 * clock and the deposit is opened with the terms in force; without one they are confirmed at once. The invited person
 * asks, signed in or by their letter, or a member who may see the event; `not_found` for anyone else. Who is both has
 * one reservation, by the invitation. The guests of a member, and hours of early access, count as benefits of their
 * tier. The same request again, at once or later, answers with the same reservation; another party or other slots
 * replace an unpaid hold, with a deposit of its own and no more time than was left, so that no checkout can ever be paid
 * for another number of seats. An offer that waits for this very party is taken up.
 */
export async function requestReservation(
  ctx: RequestCtx,
  actor: Actor,
  input: ReservationRequest,
): Promise<Result<RequestedReservation, { reason: 'not_found' } | ReserveRefusal>> {
  const party = readParty({ ...input, slotIds: input.slotIds ?? [] })
  if (!party) return unknownSlot
  const wish: Wish = { ...party, told: input.told ?? {} }
  return inClaim(ctx.db, tx => claim(ctx, tx, actor, askOf(input), wish))
}

type Wish = PartyWish & { told: ToldAtBooking }

async function claim(
  ctx: RequestCtx,
  tx: Tx,
  actor: Actor,
  ask: ReservationAsk,
  wish: Wish,
): Promise<Result<RequestedReservation, { reason: 'not_found' } | ReserveRefusal>> {
  const found = await findAsked(tx, actor, ask)
  if (!found) return refuse({ reason: 'not_found' })
  if (wish.told.remember?.length) await lockRows(tx, 'persons', [found.personId])
  // One of the two: a membership that is held here neither rests nor falls before the seats are taken.
  if (found.membershipId) await lockRows(tx, 'memberships', [found.membershipId])
  if (found.invitationId) await lockRows(tx, 'invitations', [found.invitationId])
  // A no needs no lock on the seats: in a rush, those who come too late do not queue behind those who are seated.
  const early = await readClock(tx)
  const glance = await judgeRequest(tx, found, wish, await peekLive(tx, found, early), early)
  if (!glance.ok) return glance

  const { eventId, event } = found
  if (!ctx.switches?.noSeatLock)
    await lockSeats(tx, { eventId, capacity: event.capacity, slotIds: wish.slotIds })
  // Read again under the locks: what was read before them may have changed while this waited.
  const asked = await findAsked(tx, actor, ask)
  if (!asked) return refuse({ reason: 'not_found' })
  const open = await findOpenIds(tx, asked)
  await lockRows(tx, 'reservations', open)
  const now = await readClock(tx)
  const live = await findLive(tx, open, now)
  const answer = await judgeRequest(tx, asked, wish, live, now)
  if (!answer.ok) return answer
  if (live && answer.value !== 'claim' && answer.value !== 'replace')
    return allow(await stay(tx, actor, asked, { live, how: answer.value, wish, now }))
  if (live) await endReservation(tx, live.id, { state: 'cancelled', because: 'replaced', now })
  const expiresAt = asked.deposit ? (live?.expiresAt ?? new Date(now.getTime() + holdMs)) : null
  return allow(await seat(tx, actor, asked, { ...wish, expiresAt, now, replaces: live?.id ?? null }))
}

type Staying = { live: LiveNow; how: 'keep' | 'rename' | 'accept'; wish: Wish; now: Date }

/** The seats are theirs already: the answer again, other names in the same places, or the offer taken up. */
async function stay(tx: Tx, actor: Actor, asked: Asked, { live, how, wish, now }: Staying) {
  if (how === 'rename') await writeGuests(tx, live.id, wish.party.guests, asked.event.guestRule)
  if (how !== 'accept') return answerOf(live.id, live, asked.deposit)
  const taken = await takeUpOffer(tx, actor, live, { brandId: asked.brandId, terms: termsOf(asked), now })
  return answerOf(live.id, { ...taken, seats: live.seats }, asked.deposit)
}

type Seating = Wish & { expiresAt: Date | null; now: Date; replaces: string | null }

async function seat(tx: Tx, actor: Actor, asked: Asked, seating: Seating): Promise<RequestedReservation> {
  const { party, slotIds, told, expiresAt, now } = seating
  const state = asked.deposit ? 'held' : 'confirmed'
  const id = await claimSeats(tx, {
    event: { id: asked.eventId, guestRule: asked.event.guestRule },
    personId: asked.personId,
    invitationId: asked.invitationId,
    slotIds,
    seats: party.seats,
    guests: party.guests,
    state,
    expiresAt,
    source: asked.invitationId === null ? 'member' : 'invitation',
    now,
  })
  await keepTold(tx, actor, { ...asked, reservationId: id, replaces: seating.replaces }, { ...asked, told })
  // By membership; an applicant has no tier to draw on.
  if (asked.membershipId !== null) await drawOnTier(tx, asked, id, seating)
  if (asked.invitationId !== null && asked.invitation?.state === 'declined')
    await takeBackDecline(tx, asked.invitationId)
  await recordAudit(tx, actor, {
    action: `reservation.${state}`,
    subject: { kind: 'reservation', id },
    brandId: asked.brandId,
    details: { seats: party.seats, replaces: seating.replaces },
  })
  await confirmOrAsk(tx, { id, seats: party.seats }, termsOf(asked))
  return answerOf(id, { state, seats: party.seats, expiresAt }, asked.deposit)
}

function termsOf({ deposit, event: { refundSteps, timeZone, startsAt } }: Asked) {
  return { deposit, refundSteps, timeZone, startsAt }
}

async function drawOnTier(
  tx: Tx,
  asked: Asked,
  reservationId: string,
  { party, now }: Seating,
): Promise<void> {
  const { bookingsOpenAt } = asked.event
  const isEarly = bookingsOpenAt !== null && now < bookingsOpenAt
  const use = { reservationId, personId: asked.personId, guests: party.seats - 1, isEarly, now }
  if (!(await countBenefits(tx, use))) throw new Error('a tier gave less than the gates had judged')
}

/** Whoever declined and has seats after all has not declined. */
export async function takeBackDecline(tx: Tx, invitationId: string): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ state: 'sent', declined_at: null, decline_words: null })
    .where('id', '=', invitationId)
    .execute()
}

function askOf(input: ReservationRequest): ReservationAsk {
  return 'invitationId' in input ? { invitationId: input.invitationId } : { eventId: input.eventId }
}

function answerOf(
  reservationId: string,
  { state, seats, expiresAt }: Pick<LiveNow, 'state' | 'seats' | 'expiresAt'>,
  perSeat: Money | null,
): RequestedReservation {
  if (state === 'confirmed') return { reservationId, state, seats, expiresAt: null, deposit: null }
  const deposit = perSeat && { ...perSeat, amount: perSeat.amount * seats }
  return { reservationId, state: 'held', seats, expiresAt, deposit }
}
