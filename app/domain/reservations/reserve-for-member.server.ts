import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { claimSeats } from './claim-seats.server'
import { inClaim } from './claim-transaction.server'
import {
  askForMember,
  type ForMember,
  findOwnInvitation,
  type HouseSeatsRefusal,
  type HouseWish,
  judgeForMember,
  type OpenRefusal,
  openForMember,
} from './judge-for-member.server'
import { writeConfirmed } from './queue-letters.server'
import { queuePromotion } from './queue-promotion.server'
import { lockSeats } from './read-seats.server'
import { takeBackDecline } from './request-reservation.server'
import { findLive, findOpenIds, type LiveNow } from './store.server'

export type ReserveForMemberRefusal =
  | OpenRefusal
  /** They have seats, or an offer: that one is changed instead. */
  | { reason: 'has_seats'; reservationId: string }
  | HouseSeatsRefusal

/**
 * Seats someone in their place, by telephone or after the close: confirmed at once, for no deposit, with a reason that
 * is kept. Someone of the event's brand does so for a person whom they may see, until the event begins. Nothing is drawn
 * on the tier of a member: the house gives. Pressed twice it is one reservation and one answer.
 */
export async function reserveForMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: ForMember,
): Promise<Result<{ reservationId: string }, ReserveForMemberRefusal>> {
  return inClaim(ctx.db, tx => seat(tx, actor, input))
}

async function seat(
  tx: Tx,
  actor: SignedIn,
  input: ForMember,
): Promise<Result<{ reservationId: string }, ReserveForMemberRefusal>> {
  const { eventId } = input
  const opened = await openForMember(tx, actor, input)
  if (!opened.ok) return opened
  const { event, person, reason, wish } = opened.value
  const invitation = await findOwnInvitation(tx, { eventId, personId: person.id })
  if (invitation) await lockRows(tx, 'invitations', [invitation.id])
  const { event: bounds } = await askForMember(tx, eventId, person.id)
  await lockSeats(tx, { eventId, capacity: bounds.capacity, slotIds: wish.slotIds })
  const open = await findOpenIds(tx, { eventId, personId: person.id })
  await lockRows(tx, 'reservations', open)
  const now = await readClock(tx)
  const live = await findLive(tx, open, now)
  if (live)
    return isSameParty(live, wish)
      ? allow({ reservationId: live.id })
      : refuse({ reason: 'has_seats', reservationId: live.id })
  const asked = await askForMember(tx, eventId, person.id)
  const judged = await judgeForMember(tx, asked, wish, now)
  if (!judged.ok) return judged
  const reservationId = await claimSeats(tx, {
    event: { id: eventId, guestRule: asked.event.guestRule },
    personId: person.id,
    invitationId: invitation?.id ?? null,
    slotIds: wish.slotIds,
    ...{ seats: wish.party.seats, guests: wish.party.guests },
    state: 'confirmed',
    expiresAt: null,
    source: 'staff',
    staffReason: reason,
    now,
  })
  await recordAudit(tx, actor, {
    action: 'reservation.given',
    subject: { kind: 'reservation', id: reservationId },
    brandId: event.brand.id,
    details: { seats: wish.party.seats, passesLine: wish.passesLine },
  })
  if (invitation?.state === 'declined') await takeBackDecline(tx, invitation.id)
  await writeConfirmed(tx, reservationId)
  // Who waited for seats has them.
  await queuePromotion(tx, eventId)
  return allow({ reservationId })
}

function isSameParty({ state, seats, guests, slotIds }: LiveNow, wish: HouseWish): boolean {
  return (
    state === 'confirmed' &&
    seats === wish.party.seats &&
    guests.join('\n') === wish.party.guests.join('\n') &&
    [...slotIds].sort().join() === [...wish.slotIds].sort().join()
  )
}
