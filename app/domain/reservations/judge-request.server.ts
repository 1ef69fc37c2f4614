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
import type { LiveReservation, SeatsNow, SlotSeats } from './types'

/** May they have these seats at this instant? What a party has already in a slot counts as free for it. */
export async function judgeRequest(
  db: DatabaseOrTx,
  asked: Asked,
  { party, slotIds, told }: { party: Party; slotIds: readonly string[]; told?: ToldAtBooking },
  live: LiveReservation | null,
  now: Date,
): Promise<Result<ReserveAnswer, ReserveRefusal>> {
  const seats = await readSeats(db, { eventId: asked.eventId, slotIds, exceptId: live?.id ?? null })
  return mayReserve({
    ...(await gatherFacts(db, asked, seats, slotIds)),
    ages: told ? withTold(asked.ages, told) : asked.ages,
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

/** By what someone asks, the seats that are free, and the slots named: what a request and a change are both judged on. */
export async function gatherFacts(
  db: DatabaseOrTx,
  { event, invitation, membership, isApplicant, declined }: Asked,
  seats: SeatsNow,
  slotIds: readonly string[],
) {
  const known = new Set([...seats.whole, ...seats.chosen].map(slot => slot.id))
  // Each slot chosen is judged by itself, so that a full one is named.
  const isBound = seats.whole.length > 0 || seats.eventFree !== null || seats.chosen.length === 0
  return {
    event,
    invitation,
    membership,
    isApplicant,
    declined,
    guestsNamedBy: event.guestsNamedBy,
    seatsFree: isBound ? seatsFreeIn({ ...seats, chosen: [] }) : Number.POSITIVE_INFINITY,
    choice: {
      least: event.choicesMin,
      most: event.choicesMax,
      slots: await nameRanks(db, seats.chosen),
      unknown: slotIds.some(id => !known.has(id)),
    },
  }
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
