import { randomUUID } from 'node:crypto'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { openDeposit } from '../deposits/store.server'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { countBenefits } from './count-benefits.server'
import { type Asked, findAsked, type ReservationAsk } from './find-asked.server'
import { holdMs, mayReserve, type ReserveRefusal, seatsOf } from './policy'
import { writeConfirmed } from './queue-letters.server'
import { guestNames } from './schema'
import {
  endReservation,
  findLive,
  findOpenIds,
  findSlotIds,
  type LiveNow,
  peekLive,
  readSeatsFree,
  writeGuests,
} from './store.server'
import type { RequestedReservation } from './types'

export type ReservationRequest = ReservationAsk & { guests: readonly { fullName: string }[] }
export type RequestCtx = Ctx & { switches?: { noSeatLock: boolean } }

/**
 * Accepts an invitation, or books an event that is open to members: claims the seats of the whole party in every slot
 * of the event, or none. With a deposit they are held for 30 minutes by the database's clock and the deposit is opened
 * with the terms in force; without one they are confirmed at once. The invited person asks, signed in or by their
 * letter, or a member who may see the event; `not_found` for anyone else. Who is both has one reservation, by the
 * invitation. The guests of a member, and hours of early access, count as benefits of their tier. The same request again, at once or later, answers with the same reservation; another party replaces an unpaid hold, with a
 * deposit of its own and no more time than was left, so that no checkout can ever be paid for another number of seats.
 */
export async function requestReservation(
  ctx: RequestCtx,
  actor: Actor,
  input: ReservationRequest,
): Promise<Result<RequestedReservation, { reason: 'not_found' } | ReserveRefusal>> {
  const guests = guestNames.parse(input.guests).map(guest => guest.fullName)
  try {
    return await inTransaction(ctx.db, tx => claim(ctx, tx, actor, askOf(input), guests))
  } catch (error) {
    // A slot that joined the event since the locks were taken is counted by the schema alone.
    if (breaksConstraint(error, 'seats_within_capacity'))
      return refuse({ reason: 'sold_out', next: 'write_to_the_host' })
    throw error
  }
}

async function claim(ctx: RequestCtx, tx: Tx, actor: Actor, ask: ReservationAsk, guests: string[]) {
  const found = await findAsked(tx, actor, ask)
  if (!found) return refuse({ reason: 'not_found' })
  // One of the two: a membership that is held here neither rests nor falls before the seats are taken.
  if (found.membershipId) await lockRows(tx, 'memberships', [found.membershipId])
  if (found.invitationId) await lockRows(tx, 'invitations', [found.invitationId])
  // A no needs no lock on the seats: in a rush, those who come too late do not queue behind those who are seated.
  const early = await readClock(tx)
  const glance = await judge(tx, found, guests, await peekLive(tx, found, early), early)
  if (!glance.ok) return glance

  if (!ctx.switches?.noSeatLock) await lockRows(tx, 'slots', await findSlotIds(tx, found.eventId))
  // Read again under the locks: what was read before them may have changed while this waited.
  const asked = await findAsked(tx, actor, ask)
  if (!asked) return refuse({ reason: 'not_found' })
  const open = await findOpenIds(tx, asked)
  await lockRows(tx, 'reservations', open)
  const now = await readClock(tx)
  const live = await findLive(tx, open, now)
  const answer = await judge(tx, asked, guests, live, now)
  if (!answer.ok) return answer
  if (live && (answer.value === 'keep' || answer.value === 'rename')) {
    if (answer.value === 'rename') await writeGuests(tx, live.id, guests)
    return allow(answerOf(live.id, live.state, live.seats, live.expiresAt, asked.deposit))
  }
  if (live) await endReservation(tx, live.id, { state: 'cancelled', because: 'replaced', now })
  const expiresAt = asked.deposit ? (live?.expiresAt ?? new Date(now.getTime() + holdMs)) : null
  return allow(await seat(tx, actor, asked, { guests, expiresAt, now, replaces: live?.id ?? null }))
}

async function judge(tx: Tx, asked: Asked, guests: string[], live: LiveNow | null, now: Date) {
  return mayReserve({
    event: asked.event,
    invitation: asked.invitation,
    membership: asked.membership,
    seatsFree: (await readSeatsFree(tx, asked.eventId)) + (live?.seats ?? 0),
    guests,
    live,
    now,
  })
}

type Seating = { guests: string[]; expiresAt: Date | null; now: Date; replaces: string | null }

async function seat(tx: Tx, actor: Actor, asked: Asked, seating: Seating): Promise<RequestedReservation> {
  const { guests, expiresAt, now } = seating
  const seats = seatsOf(guests)
  const state = asked.deposit ? 'held' : 'confirmed'
  const id = randomUUID()
  await tx
    .insertInto('reservations')
    .values({
      id,
      event_id: asked.eventId,
      person_id: asked.personId,
      invitation_id: asked.invitationId,
      state,
      seats,
      expires_at: expiresAt,
      confirmed_at: state === 'confirmed' ? now : null,
    })
    .execute()
  const slotIds = await findSlotIds(tx, asked.eventId)
  await tx
    .insertInto('reservation_slots')
    .values(slotIds.map(slotId => ({ reservation_id: id, slot_id: slotId, event_id: asked.eventId })))
    .execute()
  await writeGuests(tx, id, guests)
  if (asked.invitationId === null) await drawOnTier(tx, asked, id, seating)
  else if (asked.invitation?.state === 'declined') await takeBackDecline(tx, asked.invitationId)
  const details = { seats, replaces: seating.replaces }
  await recordAudit(tx, actor, {
    action: `reservation.${state}`,
    subject: { kind: 'reservation', id },
    brandId: asked.brandId,
    details,
  })
  if (asked.deposit && expiresAt) await askDeposit(tx, asked, id, asked.deposit.amount * seats, expiresAt)
  else await writeConfirmed(tx, id)
  return answerOf(id, state, seats, expiresAt, asked.deposit)
}

async function askDeposit(
  tx: Tx,
  asked: Asked,
  reservationId: string,
  amount: number,
  expiresAt: Date,
): Promise<void> {
  const { refundSteps, timeZone, startsAt } = asked.event
  const currency = asked.deposit?.currency ?? ''
  await openDeposit(tx, { reservationId, amount, currency, refundSteps, timeZone, eventStartsAt: startsAt })
  await queueEffect(tx, { kind: 'reservations.lapse', payload: { reservationId } }, { dueAt: expiresAt })
}

async function drawOnTier(
  tx: Tx,
  asked: Asked,
  reservationId: string,
  { guests, now }: Seating,
): Promise<void> {
  const { bookingsOpenAt } = asked.event
  const isEarly = bookingsOpenAt !== null && now < bookingsOpenAt
  const use = { reservationId, personId: asked.personId, guests: guests.length, isEarly, now }
  if (!(await countBenefits(tx, use))) throw new Error('a tier gave less than the gates had judged')
}

async function takeBackDecline(tx: Tx, invitationId: string): Promise<void> {
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
  state: 'held' | 'offered' | 'confirmed',
  seats: number,
  expiresAt: Date | null,
  perSeat: Money | null,
): RequestedReservation {
  if (state === 'confirmed') return { reservationId, state, seats, expiresAt: null, deposit: null }
  return {
    reservationId,
    state: 'held',
    seats,
    expiresAt,
    deposit: perSeat && { ...perSeat, amount: perSeat.amount * seats },
  }
}
