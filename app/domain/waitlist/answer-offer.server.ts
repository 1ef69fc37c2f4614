import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { WaitRefusal } from '../eligibility/types'
import { judgeWait } from '../eligibility/wait-gates'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { countBenefits } from '../reservations/count-benefits.server'
import { type Asked, findAsked, findAskedByHouse } from '../reservations/find-asked.server'
import { standingOf } from '../reservations/policy'
import { endReservation, findReservation, type ReservationRow } from '../reservations/store.server'
import { takeUpOffer } from '../reservations/take-up-offer.server'
import { standIn } from './judge-line.server'
import { endEntry } from './store.server'

export type AcceptRefusal =
  | { reason: 'not_found' }
  /** Its time is up, or it was let go: the seats have gone on to the next. */
  | { reason: 'over' }
  /** What opened the event to them no longer does. */
  | WaitRefusal

/** What was accepted: `held` while its deposit is paid, else confirmed at once. */
export type AcceptedOffer = { state: 'held' | 'confirmed'; expiresAt: Date | null }

/**
 * Takes up seats that were offered, by the person or by the letter of their invitation. With a deposit they are held for
 * thirty minutes while it is paid, as any other; without one they are confirmed. Pressed in two tabs it is one
 * reservation and one answer. The clock is the database's, read under the locks: at the instant at which an offer ends
 * it is over.
 */
export async function acceptOffer(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  reservationId: string,
): Promise<Result<AcceptedOffer, AcceptRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const seen = await findReservation(tx, actor, reservationId)
    const line = seen && (await findLineOf(tx, seen.id))
    if (!seen || !line) return refuse({ reason: 'not_found' })
    const early = await findAsked(tx, standIn(seen.person.id), { eventId: seen.event.id })
    if (early?.membershipId) await lockRows(tx, 'memberships', [early.membershipId])
    await lockOffer(tx, seen, line)
    const offer = (await findReservation(tx, actor, seen.id)) ?? seen
    const now = await readClock(tx)
    const standing = standingOf(offer, now)
    if (standing === 'held' || standing === 'confirmed')
      return allow({ state: standing, expiresAt: offer.expiresAt })
    if (standing !== 'offered' || offer.event.state !== 'published') return refuse({ reason: 'over' })
    const ask = { eventId: offer.event.id }
    const asked =
      (await findAsked(tx, standIn(offer.person.id), ask, now)) ??
      (line.byHand ? await findAskedByHouse(tx, offer.event.id, offer.person.id) : null)
    if (!asked) return refuse({ reason: 'over' })
    // What the house offered by hand stands by its own word.
    if (!line.byHand) {
      const judged = judgeWait({ ...asked, guests: offer.seats - 1, choice: null, live: null, now })
      if (!judged.ok) {
        const { gate: _, ...refusal } = judged
        return refusal
      }
    }
    return allow(await take(tx, actor, offer, asked, { ...line, now }))
  })
}

/**
 * Lets offered seats go: they are offered to the next, and the place in the line is left. Pressed again it is the same
 * answer. `over`: they are no longer offered, or were taken up already.
 */
export async function declineOffer(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  reservationId: string,
): Promise<Result<undefined, { reason: 'not_found' | 'over' }>> {
  return inTransaction(ctx.db, async tx => {
    const seen = await findReservation(tx, actor, reservationId)
    const line = seen && (await findLineOf(tx, seen.id))
    if (!seen || !line) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'waitlist_entries', [line.entryId])
    await lockRows(tx, 'reservations', [seen.id])
    const offer = (await findReservation(tx, actor, seen.id)) ?? seen
    const now = await readClock(tx)
    if (offer.state === 'cancelled' && offer.endedBecause === 'released') return allow()
    if (standingOf(offer, now) !== 'offered') return refuse({ reason: 'over' })
    await endReservation(tx, offer.id, { state: 'cancelled', because: 'released', now })
    await endEntry(tx, line.entryId, { because: 'declined', now })
    await recordAudit(tx, actor, {
      action: 'waitlist.declined',
      subject: { kind: 'reservation', id: offer.id },
      brandId: offer.event.brandId,
      details: { seats: offer.seats, entryId: line.entryId },
    })
    return allow()
  })
}

type Line = { entryId: string; byHand: boolean }

async function take(
  tx: Tx,
  actor: Actor,
  offer: ReservationRow,
  asked: Asked,
  { entryId, byHand, now }: Line & { now: Date },
): Promise<AcceptedOffer> {
  const { deposit, event, brandId, invitationId } = asked
  if (invitationId === null && !byHand) {
    const isEarly = event.bookingsOpenAt !== null && now < event.bookingsOpenAt
    const use = { reservationId: offer.id, personId: offer.person.id, guests: offer.seats - 1, isEarly, now }
    if (!(await countBenefits(tx, use))) throw new Error('a tier gave less than the gates had judged')
  }
  const { refundSteps, timeZone, startsAt } = event
  const terms = { deposit, refundSteps, timeZone, startsAt }
  const taken = await takeUpOffer(tx, actor, offer, { brandId, terms, now })
  await endEntry(tx, entryId, { because: 'seated', now })
  return taken
}

/** Seats that come alive for longer are counted again at commit: the lock on their slots keeps them from being taken before. */
async function lockOffer(tx: Tx, { id, event }: ReservationRow, { entryId }: Line): Promise<void> {
  if (event.capacity !== null) await lockRows(tx, 'events', [event.id])
  await lockRows(tx, 'waitlist_entries', [entryId])
  const slots = await tx
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('reservation_id', '=', id)
    .execute()
  await lockRows(
    tx,
    'slots',
    slots.map(row => row.slot_id),
  )
  await lockRows(tx, 'reservations', [id])
}

async function findLineOf(tx: Tx, reservationId: string): Promise<Line | null> {
  const row = await tx
    .selectFrom('reservations')
    .select(['waitlist_entry_id as entryId', 'source'])
    .where('id', '=', reservationId)
    .executeTakeFirst()
  return row?.entryId ? { entryId: row.entryId, byHand: row.source === 'staff' } : null
}
