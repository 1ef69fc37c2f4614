import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { type Result, refuse } from '../kernel/result'
import { findHeldAddition } from './additions.server'
import { type HouseChangeQuestion, type HouseChangeRefusal, mayChangeForMember } from './change-for-member'
import { type Change, type ChangeQuestion, type ChangeRefusal, mayChange } from './change-policy'
import { type Asked, findAsked, findAskedByHouse } from './find-asked.server'
import { gatherFacts } from './judge-request.server'
import { readDeposits } from './kept-deposits.server'
import { readSinceReservation } from './owed-whole.server'
import { isMoreOwedToLine } from './read-line.server'
import type { PartyWish } from './read-party'
import { readSeats } from './read-seats.server'
import { openToHouse } from './seats'
import { type KeptDeposit, stakesOf } from './stakes'
import type { ReservationRow } from './store.server'
import type { SeatsNow } from './types'

/** What a change is judged on besides the seats that are free. */
export type ChangeGround = { reservation: ReservationRow; asked: Asked; kept: KeptDeposit[] }

/** By what a reservation could be asked for now: its invitation, or the membership of its person. Null when by neither. */
export async function findGround(
  db: DatabaseOrTx,
  actor: Actor,
  reservation: ReservationRow,
): Promise<ChangeGround | null> {
  const { invitationId, event } = reservation
  const asked = await findAsked(db, actor, invitationId ? { invitationId } : { eventId: event.id })
  return asked && { reservation, asked, kept: await readDeposits(db, reservation.id) }
}

/** May the reservation become this at this instant? What the party has already counts as theirs. */
export async function judgeChange(
  db: DatabaseOrTx,
  ground: ChangeGround,
  wish: PartyWish,
): Promise<Result<Change, ChangeRefusal>> {
  return mayChange(await gatherChange(db, ground, wish, ground.asked.event.replyClosesAt))
}

/** The same of the house, that makes the change for its member: to it nothing is closed until the event begins. */
export async function judgeChangeForMember(
  db: DatabaseOrTx,
  ground: ChangeGround,
  { returns, passesLine, ...wish }: PartyWish & Pick<HouseChangeQuestion, 'returns' | 'passesLine'>,
): Promise<Result<Change, HouseChangeRefusal>> {
  const { startsAt } = ground.reservation.event
  const question = await gatherChange(db, ground, wish, startsAt, openToHouse)
  return mayChangeForMember({ ...question, returns, passesLine })
}

/** What a change is judged on; `servedUntil`: until when what is free may still be offered to those who wait. */
async function gatherChange(
  db: DatabaseOrTx,
  { reservation, asked, kept }: ChangeGround,
  { party, slotIds }: PartyWish,
  servedUntil: Date,
  asSeenBy: (seats: SeatsNow) => SeatsNow = seats => seats,
): Promise<ChangeQuestion> {
  const now = await readClock(db)
  const { id, event } = reservation
  const seats = asSeenBy(await readSeats(db, { eventId: event.id, slotIds, exceptId: id }))
  const held = await findHeldAddition(db, id, now)
  // What is held for them besides counts as theirs: it makes way for what they ask now.
  const more = party.seats - reservation.seats - (held?.seats ?? 0)
  const wanted = [
    ...seats.whole.map(slot => [slot.id, Math.max(0, more)] as const),
    ...seats.chosen.map(
      slot => [slot.id, reservation.slotIds.includes(slot.id) ? Math.max(0, more) : party.seats] as const,
    ),
  ]
  return {
    ...(await gatherFacts(db, asked, seats, slotIds)),
    isOwedToLine: await isMoreOwedToLine(db, {
      eventId: event.id,
      personId: reservation.person.id,
      more: { slots: new Map(wanted), event: Math.max(0, more) },
      replyClosesAt: servedUntil,
      now,
    }),
    party,
    slotIds,
    reservation,
    held,
    price: asked.deposit,
    stakes: stakesOf(kept),
    eventStartsAt: event.startsAt,
    isOwedWhole: (await readSinceReservation(db, reservation)).owedWhole !== null,
    now,
  }
}

/** On what the house judges a change that it makes for its member: the event as it is, by no invitation and no rank. */
export async function findHouseGround(db: DatabaseOrTx, reservation: ReservationRow): Promise<ChangeGround> {
  const { event, person } = reservation
  const asked = await findAskedByHouse(db, event.id, person.id)
  if (!asked) throw new Error('a reservation has an event')
  return { reservation, asked, kept: await readDeposits(db, reservation.id) }
}

/** Someone whose invitation or membership opens the event no longer asks the host. */
export const noGround = refuse({ reason: 'closed', next: 'write_to_the_host' } as const)
