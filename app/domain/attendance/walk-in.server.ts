import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { findOrKeepPerson } from '../accounts/grant-role.server'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForDoor } from '../events/queries.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import { normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { claimSeats } from '../reservations/claim-seats.server'
import { lockSeats, readSeats } from '../reservations/read-seats.server'
import type { GuestRule } from '../reservations/types'
import { checkIn } from './check-in.server'
import { judgeHour } from './stamps'
import { judgeWalkIn } from './walk-in-policy'

export type WalkInWish = {
  eventId: string
  givenName: string
  familyName: string
  address: string
  locale: Locale
  /** The person and whoever comes with them, not named. */
  seats: number
  slotIds: string[]
  /** Why more are let in than there is room for; empty: they are not. */
  because: string
  device: string
  /** One for each of the party. */
  stampIds: string[]
}

export type WalkInRefusal =
  | { reason: 'not_found' | 'bad_address' | 'already_expected' | 'too_early' | 'too_late' | 'event_full' }
  | { reason: 'full'; free: number }

/**
 * Seats someone whom nobody expected, and checks the whole party in. For those who run the club. A person who was not
 * known is from now on, and may be written nothing. Beyond a slot's capacity only with a reason, which stays with it.
 */
export async function walkIn(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  wish: WalkInWish,
): Promise<Result<{ reservationId: string }, WalkInRefusal>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_found' })
  const addressNorm = normaliseAddress(wish.address)
  if (!addressNorm) return refuse({ reason: 'bad_address' })
  const seated = await inTransaction(ctx.db, tx => seat(tx, actor, { ...wish, addressNorm }))
  if (!seated.ok) return seated
  const { reservationId } = seated.value
  const { eventId, device } = wish
  for (const [position, stampId] of wish.stampIds.slice(0, wish.seats).entries())
    await checkIn(ctx, actor, { eventId, reservationId, position, stampId, agoMs: 0, device, offline: false })
  return seated
}

async function seat(
  tx: Tx,
  actor: Actor,
  wish: WalkInWish & { addressNorm: string },
): Promise<Result<{ reservationId: string }, WalkInRefusal>> {
  const event = await readEventForDoor(tx, actor, wish.eventId)
  if (event?.state !== 'published') return refuse({ reason: 'not_found' })
  const hour = judgeHour(event, await readClock(tx))
  if (hour !== 'open') return refuse({ reason: hour })
  const personId = await findOrKeepPerson(tx, wish)
  await lockRows(tx, 'persons', [personId])
  const { capacity, guestRule } = await readBounds(tx, event.id)
  const where = { eventId: event.id, slotIds: wish.slotIds }
  await lockSeats(tx, { ...where, capacity })
  if (await isExpected(tx, event.id, personId)) return refuse({ reason: 'already_expected' })
  const answer = judgeWalkIn(await readSeats(tx, where), wish)
  if (!answer.ok) return answer.reason === 'full' ? answer : refuse({ reason: answer.reason })
  for (const slot of answer.overbook) await overbook(tx, slot.id, wish)
  const reservationId = await claimSeats(tx, {
    event: { id: event.id, guestRule },
    personId,
    invitationId: null,
    slotIds: wish.slotIds,
    seats: wish.seats,
    guests: [],
    state: 'confirmed',
    expiresAt: null,
    source: 'walk_in',
    staffReason: wish.because.trim(),
    now: await readClock(tx),
  })
  await recordAudit(tx, actor, {
    action: 'door.walked_in',
    subject: { kind: 'reservation', id: reservationId },
    brandId: event.brand.id,
    details: { seats: wish.seats, overbooked: answer.overbook.length > 0 },
  })
  return allow({ reservationId })
}

async function readBounds(
  tx: Tx,
  eventId: string,
): Promise<{ capacity: number | null; guestRule: GuestRule }> {
  const row = await tx
    .selectFrom('events')
    .select(['capacity', 'guest_rule as guestRule'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return { capacity: row.capacity, guestRule: row.guestRule as GuestRule }
}

/** One reservation of a person for an event is open at a time, were it only a hold that nobody swept yet. */
async function isExpected(tx: Tx, eventId: string, personId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['held', 'offered', 'confirmed'])
    .executeTakeFirst()
  return open !== undefined
}

/** What the slot holds from now on, and why: nobody more is let in by it. */
async function overbook(tx: Tx, slotId: string, { seats, because }: WalkInWish): Promise<void> {
  await tx
    .updateTable('slots')
    .set({
      overbooked_to: sql<number>`greatest(coalesce(overbooked_to, 0), live_seats(id) + ${seats}::integer)`,
      overbooked_because: because.trim().slice(0, 300),
    })
    .where('id', '=', slotId)
    .execute()
}
