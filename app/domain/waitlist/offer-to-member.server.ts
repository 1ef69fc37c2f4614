import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { lockEverySlot } from '../events/lock-slots.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { inClaim } from '../reservations/claim-transaction.server'
import {
  askForMember,
  type ForMember,
  type HouseWish,
  judgeForMember,
  openForMember,
} from '../reservations/judge-for-member.server'
import type { ReserveForMemberRefusal } from '../reservations/reserve-for-member.server'
import { peekLive } from '../reservations/store.server'
import { makeOffer } from './make-offer.server'
import { offerEndsAt } from './offer-window'
import { changeEntry, findLivingEntry, insertEntry } from './store.server'

export type OfferToMemberRefusal = ReserveForMemberRefusal | { reason: 'too_near' } | { reason: 'lapsing' }

/**
 * Offers seats to someone who asked the house for them, by telephone or after the close, where the event asks a deposit:
 * they answer by their letter until an instant, and pay as for any offer. The party has a place in the line with it, its
 * own if it waited, so that an offer left without an answer comes to what every offer comes to. Someone of the event's
 * brand does so, with a reason that is kept; past the line only where they say so.
 */
export async function offerToMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: ForMember,
): Promise<Result<{ reservationId: string; until: Date }, OfferToMemberRefusal>> {
  return inClaim(ctx.db, tx => offer(tx, actor, input))
}

async function offer(
  tx: Tx,
  actor: SignedIn,
  input: ForMember,
): Promise<Result<{ reservationId: string; until: Date }, OfferToMemberRefusal>> {
  const { eventId } = input
  const opened = await openForMember(tx, actor, input)
  if (!opened.ok) return opened
  const { event, person, reason, wish } = opened.value
  await lockLine(tx, eventId, person.id)
  const now = await readClock(tx)
  const live = await peekLive(tx, { eventId, personId: person.id }, now)
  if (live) return refuse({ reason: 'has_seats', reservationId: live.id })
  const judged = await judgeForMember(tx, await askForMember(tx, eventId, person.id), wish, now)
  if (!judged.ok) return judged
  const until = offerEndsAt({
    now,
    zone: person.zone ?? event.timeZone,
    eventStartsAt: event.startsAt,
    replyClosesAt: event.startsAt,
  })
  if (!until) return refuse({ reason: 'too_near' })
  const entryId = await placeInLine(tx, { eventId, personId: person.id }, wish, now)
  if (entryId === null) return refuse({ reason: 'lapsing' })
  const reservationId = await makeOffer(
    tx,
    { ...event, brandId: event.brand.id },
    {
      party: { id: entryId, personId: person.id, seats: wish.party.seats },
      slotIds: wish.slotIds,
      now,
      byHand: { actor, reason, until },
    },
  )
  return allow({ reservationId, until })
}

/** The event, the place that they may have in its line, and every slot, as whoever serves the line holds them. */
async function lockLine(tx: Tx, eventId: string, personId: string): Promise<void> {
  await lockRows(tx, 'events', [eventId])
  const entry = await findLivingEntry(tx, { eventId, personId })
  await lockRows(tx, 'waitlist_entries', entry ? [entry.id] : [])
  await lockEverySlot(tx, eventId)
}

/** Null where an offer of theirs has just run out, and their place is not settled yet. */
async function placeInLine(
  tx: Tx,
  who: { eventId: string; personId: string },
  { party, slotIds }: HouseWish,
  now: Date,
): Promise<string | null> {
  const asked = { seats: party.seats, guestNames: party.guests, wants: 'all' as const, slotIds }
  const entry = await findLivingEntry(tx, who)
  if (!entry) return insertEntry(tx, { ...who, ...asked, precedence: 0, now })
  if (entry.state !== 'waiting') return null
  await changeEntry(tx, entry, { ...asked, joinedAt: entry.joinedAt })
  return entry.id
}
