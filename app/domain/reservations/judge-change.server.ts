import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { type Result, refuse } from '../kernel/result'
import { findHeldAddition } from './additions.server'
import { type Change, type ChangeRefusal, mayChange } from './change-policy'
import { type Asked, findAsked } from './find-asked.server'
import { gatherFacts } from './judge-request.server'
import { readDeposits } from './kept-deposits.server'
import { readSinceReservation } from './owed-whole.server'
import type { Party } from './policy'
import { isMoreOwedToLine } from './read-line.server'
import { readSeats } from './read-seats.server'
import { type KeptDeposit, stakesOf } from './stakes'
import type { ReservationRow } from './store.server'

/** A party and the slots to choose from that it would sit in. */
export type ChangeWish = { party: Party; slotIds: readonly string[] }

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
  { reservation, asked, kept }: ChangeGround,
  { party, slotIds }: ChangeWish,
): Promise<Result<Change, ChangeRefusal>> {
  const now = await readClock(db)
  const { id, event } = reservation
  const seats = await readSeats(db, { eventId: event.id, slotIds, exceptId: id })
  const held = await findHeldAddition(db, id, now)
  // What is held for them besides counts as theirs: it makes way for what they ask now.
  const more = party.seats - reservation.seats - (held?.seats ?? 0)
  const wanted = [
    ...seats.whole.map(slot => [slot.id, Math.max(0, more)] as const),
    ...seats.chosen.map(
      slot => [slot.id, reservation.slotIds.includes(slot.id) ? Math.max(0, more) : party.seats] as const,
    ),
  ]
  return mayChange({
    ...(await gatherFacts(db, asked, seats, slotIds)),
    isOwedToLine: await isMoreOwedToLine(db, {
      eventId: event.id,
      personId: reservation.person.id,
      more: { slots: new Map(wanted), event: Math.max(0, more) },
      replyClosesAt: asked.event.replyClosesAt,
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
  })
}

/** Someone whose invitation or membership opens the event no longer asks the host. */
export const noGround = refuse({ reason: 'closed', next: 'write_to_the_host' } as const)
