import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { lockEverySlot } from '../events/lock-slots.server'
import { readEventForStaff } from '../events/queries.server'
import { NoCrew } from '../fleet/assign-drives.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { serveLine } from '../reservations/line'
import { readFreeSeats } from '../reservations/read-line.server'
import { peekLive } from '../reservations/store.server'
import { makeOffer } from './make-offer.server'
import { offerEndsAt } from './offer-window'
import { findEntry } from './store.server'

export type HandOffer = { eventId: string; entryId: string; reason: string }
export type HandOfferRefusal = {
  reason: 'not_found' | 'no_reason' | 'not_waiting' | 'has_seats' | 'no_seats' | 'over'
}

/**
 * Offers free seats to a party of the line out of its turn, with a reason that is kept: someone of the event's brand
 * does so, past the line and past the gates, also once replies have closed and until the event begins. Seats that are
 * not free are never offered.
 */
export async function offerByHand(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, entryId, reason }: HandOffer,
): Promise<Result<{ reservationId: string }, HandOfferRefusal>> {
  const words = reason.trim()
  try {
    return await inTransaction(ctx.db, async tx => {
      const event = await readEventForStaff(tx, actor, eventId)
      const seen = event && (await findEntry(tx, entryId))
      if (!event || seen?.eventId !== eventId) return refuse({ reason: 'not_found' })
      if (words === '') return refuse({ reason: 'no_reason' })
      await lockRows(tx, 'events', [eventId])
      await lockRows(tx, 'waitlist_entries', [entryId])
      await lockEverySlot(tx, eventId)
      const entry = await findEntry(tx, entryId)
      if (entry?.state !== 'waiting') return refuse({ reason: 'not_waiting' })
      const now = await readClock(tx)
      const until = offerEndsAt({
        now,
        zone: event.timeZone,
        eventStartsAt: event.startsAt,
        replyClosesAt: event.startsAt,
      })
      if (!until || event.state !== 'published') return refuse({ reason: 'over' })
      if (await peekLive(tx, entry, now)) return refuse({ reason: 'has_seats' })
      const [served] = serveLine([entry], await readFreeSeats(tx, eventId), 'fit')
      if (!served) return refuse({ reason: 'no_seats' })
      const reservationId = await makeOffer(
        tx,
        { ...event, brandId: event.brand.id },
        { party: entry, slotIds: served.slotIds, now, byHand: { actor, reason: words, until } },
      )
      return allow({ reservationId })
    })
  } catch (error) {
    if (error instanceof NoCrew) return refuse({ reason: 'no_seats' })
    throw error
  }
}
