import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { guestsAllowedTo, judgeBook } from '../eligibility/gates'
import type { Actor } from '../kernel/actor'
import type { ChangeRefusal } from './change-policy'
import { findGround, noGround } from './judge-change.server'
import { type OfferedSlot, offerSlots } from './offer-slots.server'
import { standingOf } from './policy'
import { readAllSeats } from './read-seats.server'
import { findReservation } from './store.server'
import type { GuestRule } from './types'

export type ChangeOffer = {
  /** Why nothing can be changed at this instant; null: it can. */
  refusal: ChangeRefusal | null
  /** Names can still be given, by their own date, whatever else has closed. */
  mayName: boolean
  seats: number
  guests: string[]
  slotIds: string[]
  /** How many may come along at the most: as many as may be asked for, and never fewer than come already. */
  guestsAllowed: number
  guestsNamedBy: Date | null
  guestRule: GuestRule
  choice: { least: number; most: number; slots: OfferedSlot[] } | null
}

/** What the page of a change offers: what the party has, and what it may become. Null for anyone else. */
export async function readChangeOffer(
  db: Database,
  actor: Actor,
  reservationId: string,
): Promise<ChangeOffer | null> {
  const reservation = await findReservation(db, actor, reservationId)
  if (!reservation) return null
  const { seats, guests, slotIds } = reservation
  const own = { seats, guests, slotIds }
  const ground = await findGround(db, actor, reservation)
  if (!ground)
    return {
      ...own,
      refusal: { reason: noGround.reason, next: noGround.next },
      mayName: false,
      guestsAllowed: seats - 1,
      guestsNamedBy: null,
      guestRule: 'named',
      choice: null,
    }
  const now = await readClock(db)
  const { asked } = ground
  const all = await readAllSeats(db, asked.eventId, reservation.id)
  const facts = { ...asked, seatsFree: seats, choice: null, guests: 0, unnamed: { count: 0, by: null } }
  const judged = judgeBook({ ...facts, live: null, now })
  const { guestsNamedBy } = asked.event
  return {
    ...own,
    refusal: closedNow() ?? (judged.ok ? null : judged),
    mayName: asked.event.state === 'published' && guestsNamedBy !== null && now < guestsNamedBy,
    guestsAllowed: Math.max(seats - 1, guestsAllowedTo({ ...asked, now })),
    guestsNamedBy: guestsNamedBy !== null && guestsNamedBy > now ? guestsNamedBy : null,
    guestRule: asked.event.guestRule,
    choice: asked.event.choicesMax > 0 ? await offerSlots(db, asked, all.chosen, now) : null,
  }

  function closedNow(): ChangeRefusal | null {
    if (reservation && standingOf(reservation, now) !== 'confirmed')
      return { reason: 'not_confirmed', next: 'none' }
    return reservation && now >= reservation.event.startsAt ? { reason: 'begun', next: 'none' } : null
  }
}
