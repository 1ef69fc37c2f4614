import type { DatabaseOrTx, Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { releaseShare } from '../deposits/owe-refund.server'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lessenGuests } from '../reservations/count-benefits.server'
import { lockDeposits, readDeposits } from '../reservations/kept-deposits.server'
import { readAgain } from '../reservations/queue-letters.server'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { type KeptDeposit, stakesOf } from '../reservations/stakes'
import { findReservation, type ReservationRow } from '../reservations/store.server'
import { readGuestRule, writeGuests } from '../reservations/write-guests.server'
import { type GuestOf, openGuest, personOf, type VerdictRefusal } from './accept-guest.server'
import { type DeclineRefusal, type Declining, mayDecline } from './policy'
import { verdictWords } from './schema'
import { findGuest, findVerdict, isOneIn, type SeatedGuest } from './store.server'
import { writeDeclined } from './write-verdict.server'

export type DeclineGuestRefusal =
  | VerdictRefusal
  | DeclineRefusal
  | { reason: 'no_reason' }
  /** What goes back is another sum than the page had shown. */
  | { reason: 'other_amount'; declining: Declining }

export type DeclinePreview = { guest: SeatedGuest; member: ReservationRow['person']; declining: Declining }

/** What declining a guest would do, or why it cannot be done: what the page shows first. Changes nothing. */
export async function previewDecline(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  asked: GuestOf,
): Promise<Result<DeclinePreview, VerdictRefusal | DeclineRefusal>> {
  const event = await readEventForStaff(ctx.db, actor, asked.eventId)
  if (!event || !isUuid(asked.guestId)) return refuse({ reason: 'not_found' })
  const verdict = await findVerdict(ctx.db, asked)
  if (verdict) return refuse({ reason: 'answered', verdict })
  const guest = await findGuest(ctx.db, asked)
  const reservation = guest && (await findReservation(ctx.db, { kind: 'system' }, guest.reservationId))
  if (!reservation || guest.review !== 'waiting') return refuse({ reason: 'gone' })
  const judged = await judge(ctx.db, reservation, await readDeposits(ctx.db, reservation.id))
  return judged.ok ? allow({ guest, member: reservation.person, declining: judged.value }) : judged
}

/**
 * The house cannot receive a guest: they leave the party with their seat, in one transaction. What was paid for it is
 * owed back whole, the passes of the party are new, the seat is offered to those who wait, and a letter says why in the
 * words given. `shown` is the amount that the page promised to give back (minor units, 0 for nothing). Said twice by the
 * same person it is said once; another's word that came first is told. For those who do the brand's work.
 */
export async function declineGuest(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  asked: GuestOf & { because: string; shown: number },
): Promise<Result<undefined, DeclineGuestRefusal>> {
  const because = verdictWords.safeParse(asked.because)
  return inTransaction(ctx.db, async tx => {
    const opened = await openGuest(tx, actor, asked, 'declined')
    if (!opened.ok) return opened
    if (opened.value.isSaid) return allow()
    const guest = await findGuest(tx, asked)
    if (!guest) return refuse({ reason: 'gone' })
    if (!because.success) return refuse({ reason: 'no_reason' })
    const kept = await lockDeposits(tx, guest.reservationId)
    const reservation = await readAgain(tx, guest.reservationId)
    const judged = await judge(tx, reservation, kept)
    if (!judged.ok) return judged
    const declining = judged.value
    if ((declining.returned?.amount ?? 0) !== asked.shown)
      return refuse({ reason: 'other_amount', declining })
    await carryOut(tx, actor, { guest, reservation, kept, declining, because: because.data })
    return allow()
  })
}

async function judge(db: DatabaseOrTx, reservation: ReservationRow, kept: readonly KeptDeposit[]) {
  return mayDecline({
    party: reservation,
    event: reservation.event,
    stakes: stakesOf(kept),
    isOneIn: await isOneIn(db, reservation.id),
    now: await readClock(db),
  })
}

type Decided = {
  guest: SeatedGuest
  reservation: ReservationRow
  kept: readonly KeptDeposit[]
  declining: Declining
  because: string
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  { guest, reservation, kept, declining, because }: Decided,
): Promise<void> {
  const { id, event } = reservation
  await tx
    .insertInto('guests_declined')
    .values({
      guest_id: guest.id,
      reservation_id: id,
      event_id: event.id,
      full_name: guest.name,
      because,
      declined_by: personOf(actor),
    })
    .execute()
  await leaveParty(tx, reservation, guest, declining)
  for (const part of declining.parts) {
    const deposit = kept.find(each => each.deposit.id === part.depositId)?.deposit
    if (deposit) await releaseShare(tx, deposit, { ...part, because: 'guest_declined' })
  }
  await queuePromotion(tx, event.id)
  await writeDeclined(tx, id, { name: guest.name, because, returned: declining.returned })
  await recordAudit(tx, actor, {
    action: 'guest.declined',
    subject: { kind: 'reservation', id },
    brandId: event.brandId,
    details: {
      guestId: guest.id,
      seats: `${declining.seats.before} → ${declining.seats.after}`,
      returned: declining.returned?.amount ?? 0,
    },
  })
}

/** The others close ranks. Triggers renew the passes; a party that shrinks keeps its drives. */
async function leaveParty(
  tx: Tx,
  reservation: ReservationRow,
  guest: SeatedGuest,
  { seats }: Declining,
): Promise<void> {
  const { id, event, guests } = reservation
  await tx.deleteFrom('guests').where('id', '=', guest.id).execute()
  await tx.updateTable('reservations').set({ seats: seats.after }).where('id', '=', id).execute()
  const others = guests.filter((_, at) => at !== guest.position - 1)
  await writeGuests(tx, id, others, await readGuestRule(tx, event.id))
  await lessenGuests(tx, reservation, seats.after - 1, await readClock(tx))
}
