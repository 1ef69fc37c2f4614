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
import { findInvited, type Invited } from './find-invited.server'
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

export type ReservationRequest = { invitationId: string; guests: readonly { fullName: string }[] }
export type RequestCtx = Ctx & { switches?: { noSeatLock: boolean } }

/**
 * Accepts an invitation: claims the seats of the whole party in every slot of the event, or none. With a deposit they
 * are held for 30 minutes by the database's clock and the deposit is opened with the terms in force; without one they are
 * confirmed at once. The invited person asks, signed in or by their letter; `not_found` for anyone else. The same
 * request again, at once or later, answers with the same reservation; another party replaces an unpaid hold, with a
 * deposit of its own and no more time than was left, so that no checkout can ever be paid for another number of seats.
 */
export async function requestReservation(
  ctx: RequestCtx,
  actor: Actor,
  input: ReservationRequest,
): Promise<Result<RequestedReservation, { reason: 'not_found' } | ReserveRefusal>> {
  const guests = guestNames.parse(input.guests).map(guest => guest.fullName)
  try {
    return await inTransaction(ctx.db, tx => claim(ctx, tx, actor, input.invitationId, guests))
  } catch (error) {
    // A slot that joined the event since the locks were taken is counted by the schema alone.
    if (breaksConstraint(error, 'seats_within_capacity'))
      return refuse({ reason: 'sold_out', next: 'write_to_the_host' })
    throw error
  }
}

async function claim(ctx: RequestCtx, tx: Tx, actor: Actor, invitationId: string, guests: string[]) {
  const found = await findInvited(tx, actor, invitationId)
  if (!found) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'invitations', [invitationId])
  // A no needs no lock on the seats: in a rush, those who come too late do not queue behind those who are seated.
  const early = await readClock(tx)
  const glance = await judge(tx, found, guests, await peekLive(tx, found, early), early)
  if (!glance.ok) return glance

  if (!ctx.switches?.noSeatLock) await lockRows(tx, 'slots', await findSlotIds(tx, found.eventId))
  // Read again under the locks: what was read before them may have changed while this waited.
  const asked = await findInvited(tx, actor, invitationId)
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

async function judge(tx: Tx, asked: Invited, guests: string[], live: LiveNow | null, now: Date) {
  return mayReserve({
    invitation: asked.state,
    event: asked.event,
    seatsFree: (await readSeatsFree(tx, asked.eventId)) + (live?.seats ?? 0),
    guests,
    guestsAllowed: asked.guestsAllowed,
    live,
    now,
  })
}

type Seating = { guests: string[]; expiresAt: Date | null; now: Date; replaces: string | null }

async function seat(tx: Tx, actor: Actor, asked: Invited, seating: Seating): Promise<RequestedReservation> {
  const { guests, expiresAt, now } = seating
  const seats = seatsOf(guests)
  const state = asked.deposit ? 'held' : 'confirmed'
  const { id } = await tx
    .insertInto('reservations')
    .values({
      event_id: asked.eventId,
      person_id: asked.personId,
      invitation_id: asked.id,
      state,
      seats,
      expires_at: expiresAt,
      confirmed_at: state === 'confirmed' ? now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const slotIds = await findSlotIds(tx, asked.eventId)
  await tx
    .insertInto('reservation_slots')
    .values(slotIds.map(slotId => ({ reservation_id: id, slot_id: slotId, event_id: asked.eventId })))
    .execute()
  await writeGuests(tx, id, guests)
  if (asked.state === 'declined') await takeBackDecline(tx, asked.id)
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
  asked: Invited,
  reservationId: string,
  amount: number,
  expiresAt: Date,
): Promise<void> {
  const { refundSteps, timeZone, startsAt } = asked.event
  const currency = asked.deposit?.currency ?? ''
  await openDeposit(tx, { reservationId, amount, currency, refundSteps, timeZone, eventStartsAt: startsAt })
  await queueEffect(tx, { kind: 'reservations.lapse', payload: { reservationId } }, { dueAt: expiresAt })
}

async function takeBackDecline(tx: Tx, invitationId: string): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ state: 'sent', declined_at: null, decline_words: null })
    .where('id', '=', invitationId)
    .execute()
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
