import type { DatabaseOrTx } from '~db/client'
import { type ToldAtBooking, withTold } from '../answers/keep-told.server'
import type { BookFacts, ChosenSlot } from '../eligibility/types'
import { listRanks } from '../events/queries.server'
import type { Result } from '../kernel/result'
import { type Asked, nameOfRank } from './find-asked.server'
import { mayReserve, type Party, type ReserveAnswer, type ReserveRefusal } from './policy'
import { isOwedToLine } from './read-line.server'
import { readSeats } from './read-seats.server'
import { seatsFreeIn } from './seats'
import type { LiveReservation, SlotSeats } from './types'

/** May they have these seats at this instant? What a party has already in a slot counts as free for it. */
export async function judgeRequest(
  db: DatabaseOrTx,
  asked: Asked,
  { party, slotIds, told }: { party: Party; slotIds: readonly string[]; told?: ToldAtBooking },
  live: LiveReservation | null,
  now: Date,
): Promise<Result<ReserveAnswer, ReserveRefusal>> {
  const seats = await readSeats(db, { eventId: asked.eventId, slotIds, exceptId: live?.id ?? null })
  const own = new Set([...seats.whole, ...seats.chosen].map(slot => slot.id))
  // Each slot chosen is judged by itself, so that a full one is named.
  const isBound = seats.whole.length > 0 || seats.eventFree !== null || seats.chosen.length === 0
  return mayReserve({
    event: asked.event,
    invitation: asked.invitation,
    membership: asked.membership,
    isApplicant: asked.isApplicant,
    ages: told ? withTold(asked.ages, told) : asked.ages,
    guestsNamedBy: asked.event.guestsNamedBy,
    seatsFree: isBound ? seatsFreeIn({ ...seats, chosen: [] }) : Number.POSITIVE_INFINITY,
    choice: {
      least: asked.event.choicesMin,
      most: asked.event.choicesMax,
      slots: await nameRanks(db, seats.chosen),
      unknown: slotIds.some(id => !own.has(id)),
    },
    party,
    isOwedToLine: await isOwedToLine(db, {
      eventId: asked.eventId,
      personId: asked.personId,
      seats: party.seats,
      slotIds,
      exceptId: live?.id ?? null,
      replyClosesAt: asked.event.replyClosesAt,
      now,
    }),
    live,
    now,
  })
}

/** The slots as the gates ask them, with what their least rank is called. */
export async function nameRanks(
  db: DatabaseOrTx,
  slots: readonly SlotSeats[],
): Promise<NonNullable<BookFacts['choice']>['slots']> {
  const ranks = slots.some(slot => slot.minRank !== null) ? await listRanks(db) : []
  return slots.map((slot): ChosenSlot => {
    const { id, startsAt, endsAt, isClosed, minRank, free } = slot
    return { id, startsAt, endsAt, isClosed, minRank, minTierName: nameOfRank(ranks, minRank), free }
  })
}
