import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { oweRefund } from '../deposits/owe-refund.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { markWithdrawn } from '../letters/store.server'
import { lockDeposits } from '../reservations/kept-deposits.server'
import { standingOf } from '../reservations/policy'
import { writeEventCancelled } from '../reservations/queue-letters.server'
import { returnAll, stakesOf } from '../reservations/stakes'
import { endReservation, findReservation, markLapsed } from '../reservations/store.server'
import { endEntry, findEntry } from '../waitlist/store.server'
import { invitedUnanswered, listOpenReservations } from './concerned.server'
import { noteOnce, writeNotice } from './write-notice.server'

const house: Actor = { kind: 'system' }

/**
 * Carries out what calling an event off means for each one concerned: letters that have not left stay here, reservations
 * end with their deposit owed back whole, the waitlist closes, and each of them hears of it in one letter. One
 * transaction a person, and each asks again what is left: begun anew after a crash, or by two workers, it ends the same.
 */
export async function windUpEvent(ctx: Ctx, eventId: string): Promise<void> {
  const event = await ctx.db.selectFrom('events').select('state').where('id', '=', eventId).executeTakeFirst()
  if (event?.state !== 'cancelled') return
  await keepLettersBack(ctx, eventId)
  // Read before the waitlist closes and the seats are freed: afterwards they would look like people without an answer.
  const invited = await sql<{ id: string; person_id: string }>`${invitedUnanswered(eventId)}`.execute(ctx.db)
  for (const id of await listOpenReservations(ctx.db, eventId))
    await inTransaction(ctx.db, tx => endOne(tx, id))
  for (const id of await entriesToTell(ctx, eventId)) await inTransaction(ctx.db, tx => closeEntry(tx, id))
  for (const { id, person_id: personId } of invited.rows)
    await inTransaction(ctx.db, tx => writeNotice(tx, { eventId, personId, invitationId: id, as: 'invited' }))
  ctx.log.info({ eventId, invited: invited.rows.length }, 'an event was wound up')
}

async function keepLettersBack(ctx: Ctx, eventId: string): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const rows = await tx
      .selectFrom('letters as l')
      .innerJoin('invitations as i', 'i.id', 'l.invitation_id')
      .select('l.id')
      .where('i.event_id', '=', eventId)
      .where('l.kind', '=', 'invitation')
      .where('l.state', 'in', ['held', 'queued'])
      .execute()
    await lockRows(
      tx,
      'letters',
      rows.map(({ id }) => id),
    )
    for (const { id } of rows) {
      const still = await tx
        .selectFrom('letters')
        .select('id')
        .where('id', '=', id)
        .where('state', 'in', ['held', 'queued'])
        .executeTakeFirst()
      if (still) await markWithdrawn(tx, id, 'event_cancelled')
    }
  })
}

async function endOne(tx: Tx, id: string): Promise<void> {
  await lockRows(tx, 'reservations', [id])
  const kept = await lockDeposits(tx, id)
  const reservation = await findReservation(tx, house, id)
  if (!reservation) throw new Error('a reservation to end does not exist')
  const now = await readClock(tx)
  const standing = standingOf(reservation, now)
  if (standing === 'cancelled' || reservation.state === 'lapsed') return
  if (standing === 'lapsed') return markLapsed(tx, id, now)
  await endReservation(tx, id, { state: 'cancelled', because: 'event_cancelled', now })
  const { returned, parts } = returnAll(stakesOf(kept), now, true)
  for (const part of parts) {
    const deposit = kept.find(each => each.deposit.id === part.depositId)?.deposit
    if (deposit && part.returned > 0)
      await oweRefund(tx, deposit, { amount: part.returned, because: 'event_cancelled' })
  }
  const { id: eventId, brandId } = reservation.event
  if (await noteOnce(tx, eventId, reservation.person.id))
    await writeEventCancelled(tx, id, { returned, wasConfirmed: standing === 'confirmed' })
  await recordAudit(tx, house, {
    action: 'reservation.cancelled',
    subject: { kind: 'reservation', id },
    brandId,
    details: { because: 'event_cancelled', seats: reservation.seats, returned: returned?.amount ?? 0 },
  })
}

/** Those who wait, and those whom the promoter took off the line first since the event will not be: they hear of it too. */
async function entriesToTell(ctx: Ctx, eventId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('waitlist_entries')
    .select('id')
    .where('event_id', '=', eventId)
    .where(eb =>
      eb.or([eb('state', 'in', ['waiting', 'offered']), eb('ended_because', '=', 'event_cancelled')]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function closeEntry(tx: Tx, id: string): Promise<void> {
  await lockRows(tx, 'waitlist_entries', [id])
  const entry = await findEntry(tx, id)
  if (!entry) throw new Error('an entry to close does not exist')
  const isLiving = entry.state === 'waiting' || entry.state === 'offered'
  if (isLiving) await endEntry(tx, id, { because: 'event_cancelled', now: await readClock(tx) })
  else if (entry.endedBecause !== 'event_cancelled') return
  await writeNotice(tx, { eventId: entry.eventId, personId: entry.personId, as: 'waiting' })
}
