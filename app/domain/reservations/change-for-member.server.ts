import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { releaseShare } from '../deposits/owe-refund.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { type Result, refuse } from '../kernel/result'
import { endAddition, findHeldAddition } from './additions.server'
import type { HouseChangeRefusal, ReturnKind } from './change-for-member'
import type { Change } from './change-policy'
import { inClaim } from './claim-transaction.server'
import { lessenGuests } from './count-benefits.server'
import { findReservationForStaff, type OfEvent } from './find-for-staff.server'
import { type ChangeGround, findHouseGround, judgeChangeForMember } from './judge-change.server'
import { type HouseAct, keepAct } from './keep-act.server'
import { lockDeposits } from './kept-deposits.server'
import { moveSeats } from './move-seats.server'
import { queuePromotion } from './queue-promotion.server'
import { type PartyWish, readParty, unknownSlot } from './read-party'
import { lockSeats } from './read-seats.server'
import { writeGuests } from './write-guests.server'
import { readBefore, writeReservationChanged } from './write-reservation-changed.server'

export type HouseChangeRequest = OfEvent & {
  guests: readonly { fullName: string }[]
  /** The person and each guest, named or not. */
  seats: number
  slotIds: readonly string[]
  returns: ReturnKind
  /** The party passes before those who wait for these seats. */
  passesLine: boolean
}

export type ChangeForMemberRefusal =
  | { reason: 'not_found' }
  | { reason: 'no_reason' }
  | HouseChangeRefusal
  /** A step of the terms passed since the page was shown; `change` is what holds now. */
  | { reason: 'other_amount'; change: Change }

/** What the change would do at this instant, or why it cannot be made: what the page shows first. Changes nothing. */
export async function previewChangeForMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: HouseChangeRequest,
): Promise<Result<Change, { reason: 'not_found' } | HouseChangeRefusal>> {
  const reservation = await findReservationForStaff(ctx.db, actor, input)
  if (!reservation) return refuse({ reason: 'not_found' })
  const wish = readParty(input)
  if (!wish) return unknownSlot
  return judgeChangeForMember(ctx.db, await findHouseGround(ctx.db, reservation), { ...input, ...wish })
}

/**
 * Changes a confirmed reservation in its member's place: other slots, more guests or fewer, other names, until the event
 * begins and whatever has closed to the member. Someone of the event's brand does so, with a reason that is kept; `word`
 * is what the letter says of it to the member. As with the member's own change, what is new is claimed before anything
 * is let go, exactly the amount that was `shown` is owed back or nothing happens, and asked for what it is already it
 * does nothing more.
 */
export async function changeForMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: HouseChangeRequest & { shown: number; reason: string; word: string },
): Promise<Result<Change, ChangeForMemberRefusal>> {
  const wish = readParty(input)
  return inClaim(ctx.db, tx => change(tx, actor, input, wish))
}

async function change(
  tx: Tx,
  actor: SignedIn,
  input: Parameters<typeof changeForMember>[2],
  wish: PartyWish | null,
): Promise<Result<Change, ChangeForMemberRefusal>> {
  const found = await findReservationForStaff(tx, actor, input)
  if (!found) return refuse({ reason: 'not_found' })
  const reason = input.reason.trim()
  if (reason === '') return refuse({ reason: 'no_reason' })
  if (!wish) return unknownSlot
  const { id: eventId, capacity } = found.event
  await lockSeats(tx, { eventId, capacity, slotIds: wish.slotIds })
  await lockRows(tx, 'reservations', [found.id])
  await lockDeposits(tx, found.id)
  // Read again under the locks: what was read before them may have changed while this waited.
  const ground = await findHouseGround(tx, (await findReservationForStaff(tx, actor, input)) ?? found)
  const judged = await judgeChangeForMember(tx, ground, { ...input, ...wish })
  if (!judged.ok || judged.value.kind === 'keep') return judged
  if ((judged.value.returned?.amount ?? 0) !== input.shown)
    return refuse({ reason: 'other_amount', change: judged.value })
  await carryOut(tx, actor, ground, wish, judged.value, { ...input, reason, word: input.word.trim() })
  return judged
}

async function carryOut(
  tx: Tx,
  actor: SignedIn,
  { reservation, asked, kept }: ChangeGround,
  { party }: PartyWish,
  change: Change,
  act: HouseAct,
): Promise<void> {
  const { id, event } = reservation
  const { seats, added, dropped } = change
  const now = await readClock(tx)
  const before = await readBefore(tx, reservation)
  // What its member holds besides, unpaid, makes way.
  const held = await findHeldAddition(tx, id, now)
  const madeWay = await endAddition(tx, id, held ? 'replaced' : 'ran_out')
  await moveSeats(tx, { id, eventId: event.id, seats, added, dropped })
  await writeGuests(tx, id, party.guests, asked.event.guestRule)
  await lessenGuests(tx, reservation, seats.after - 1, now)
  for (const part of change.parts) {
    const deposit = kept.find(each => each.deposit.id === part.depositId)?.deposit
    if (deposit) await releaseShare(tx, deposit, { ...part, because: 'seats_left' })
  }
  if (dropped.length > 0 || seats.after < seats.before || madeWay) await queuePromotion(tx, event.id)
  await writeReservationChanged(tx, id, before, { ...change, byHouse: { word: act.word } })
  await keepAct(
    tx,
    actor,
    { id, brandId: event.brandId },
    { ...act, act: 'changed' },
    {
      action: 'reservation.changed',
      details: {
        seats: `${seats.before} → ${seats.after}`,
        added: added.join(' '),
        dropped: dropped.join(' '),
        renamed: change.renames,
        returned: change.returned?.amount ?? 0,
      },
    },
  )
}
