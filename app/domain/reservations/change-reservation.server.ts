import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { recordAudit } from '../audit/record-audit.server'
import { releaseShare } from '../deposits/owe-refund.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { type Result, refuse } from '../kernel/result'
import { reuseBenefit } from '../memberships/use-benefit.server'
import { endAddition, findHeldAddition } from './additions.server'
import type { Change, ChangeRefusal } from './change-policy'
import { inClaim } from './claim-transaction.server'
import { holdFurther } from './hold-further.server'
import { type ChangeGround, findGround, judgeChange, noGround } from './judge-change.server'
import { lockDeposits } from './kept-deposits.server'
import { moveSeats } from './move-seats.server'
import { holdMs } from './policy'
import { queuePromotion } from './queue-promotion.server'
import { type PartyWish, readParty, unknownSlot } from './read-party'
import { lockSeats } from './read-seats.server'
import { findReservation } from './store.server'
import { writeGuests } from './write-guests.server'
import { readBefore, writeReservationChanged } from './write-reservation-changed.server'

export type ChangeRequest = {
  reservationId: string
  guests: readonly { fullName: string }[]
  /** The person and each guest, where some are named later; as many as are named when left out. */
  seats?: number
  slotIds: readonly string[]
}

/** `other_amount`: a step of the terms passed since the page was shown; `change` is what holds now. */
export type ChangeReservationRefusal =
  | { reason: 'not_found' }
  | ChangeRefusal
  | { reason: 'other_amount'; change: Change }

export type ChangeCtx = Ctx & { switches?: { noSeatLock: boolean } }

/** What a change would do at this instant, or why it cannot be made: what the page shows first. Changes nothing. */
export async function previewChange(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: ChangeRequest,
): Promise<Result<Change, { reason: 'not_found' } | ChangeRefusal>> {
  const wish = readParty(input)
  const reservation = await findReservation(ctx.db, actor, input.reservationId)
  if (!reservation) return refuse({ reason: 'not_found' })
  if (!wish) return unknownSlot
  const ground = await findGround(ctx.db, actor, reservation)
  return ground ? judgeChange(ctx.db, ground, wish) : noGround
}

/**
 * Changes a confirmed reservation: other slots, more guests or fewer, other names. Further seats for which a deposit is
 * asked are held beside it for half an hour, until it is paid (`openCheckout`); what was held so before makes way, and
 * gives no new half hour. The seats that are new are claimed
 * before any is let go, in one transaction: refused, at whatever point, the reservation is what it was. `shown` is the
 * amount that the page promised to give back (minor units, 0 for nothing): exactly that is owed, or the answer is
 * `other_amount` and nothing happens. What becomes free is offered to those who wait; a letter tells before and after.
 * Asked for what it is already, or for what is held already, it does nothing more.
 */
export async function changeReservation(
  ctx: ChangeCtx,
  actor: Actor,
  input: ChangeRequest & { shown: number },
): Promise<Result<Change, ChangeReservationRefusal>> {
  const wish = readParty(input)
  if (!wish) return unknownSlot
  return inClaim(ctx.db, tx => change(ctx, tx, actor, { ...input, wish }))
}

type Asking = { reservationId: string; shown: number; wish: PartyWish }

async function change(
  ctx: ChangeCtx,
  tx: Tx,
  actor: Actor,
  { reservationId, shown, wish }: Asking,
): Promise<Result<Change, ChangeReservationRefusal>> {
  const found = await findReservation(tx, actor, reservationId)
  if (!found) return refuse({ reason: 'not_found' })
  const seen = await findGround(tx, actor, found)
  if (!seen) return noGround
  if (seen.asked.membershipId) await lockRows(tx, 'memberships', [seen.asked.membershipId])
  if (seen.asked.invitationId) await lockRows(tx, 'invitations', [seen.asked.invitationId])
  // A no needs no lock on the seats.
  const glance = await judgeChange(tx, seen, wish)
  if (!glance.ok) return glance
  const { id: eventId, capacity } = found.event
  if (!ctx.switches?.noSeatLock) await lockSeats(tx, { eventId, capacity, slotIds: wish.slotIds })
  await lockRows(tx, 'reservations', [found.id])
  await lockDeposits(tx, found.id)
  // Read again under the locks: what was read before them may have changed while this waited.
  const reservation = (await findReservation(tx, actor, found.id)) ?? found
  const ground = await findGround(tx, actor, reservation)
  if (!ground) return noGround
  const judged = await judgeChange(tx, ground, wish)
  if (!judged.ok || judged.value.kind === 'keep') return judged
  if ((judged.value.returned?.amount ?? 0) !== shown)
    return refuse({ reason: 'other_amount', change: judged.value })
  await carryOut(tx, actor, ground, judged.value)
  return judged
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  { reservation, asked, kept }: ChangeGround,
  change: Change,
): Promise<void> {
  const { id, event, person } = reservation
  const { added, dropped, further } = change
  // Further seats that wait for their deposit are not the party's yet.
  const seats = further ? { before: reservation.seats, after: reservation.seats } : change.seats
  const now = await readClock(tx)
  const before = await readBefore(tx, reservation)
  const held = await findHeldAddition(tx, id, now)
  const madeWay = await endAddition(tx, id, held ? 'replaced' : 'ran_out')
  await moveSeats(tx, { id, eventId: event.id, seats, added, dropped })
  await writeGuests(tx, id, change.guests, asked.event.guestRule)
  if (further) {
    const expiresAt = held?.expiresAt ?? new Date(now.getTime() + holdMs)
    await holdFurther(tx, actor, { reservation, asked }, { further, expiresAt })
  }
  if (asked.membershipId !== null && seats.after !== seats.before) {
    const subject = { kind: 'reservation', id }
    const quantity = seats.after - 1
    await reuseBenefit(tx, { personId: person.id, benefit: 'guests', quantity, subject, now })
  }
  for (const part of change.parts) {
    const deposit = kept.find(each => each.deposit.id === part.depositId)?.deposit
    if (deposit) await releaseShare(tx, deposit, { ...part, because: 'seats_left' })
  }
  if (dropped.length > 0 || seats.after < seats.before || madeWay) await queuePromotion(tx, event.id)
  // Where only further seats were asked for, nothing has changed before they are paid.
  if (added.length + dropped.length === 0 && seats.after === seats.before && !change.renames) return
  await writeReservationChanged(tx, id, before, change)
  await recordAudit(tx, actor, {
    action: 'reservation.changed',
    subject: { kind: 'reservation', id },
    brandId: event.brandId,
    details: {
      seats: `${seats.before} → ${seats.after}`,
      added: added.join(' '),
      dropped: dropped.join(' '),
      renamed: change.renames,
      returned: change.returned?.amount ?? 0,
    },
  })
}
