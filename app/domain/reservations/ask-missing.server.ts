import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { readStillAsked } from '../answers/sheet-queries.server'
import { missingDueAt, reminderDueAt } from '../events/letters-due'
import type { Ctx } from '../kernel/context'
import { queueLetter } from '../letters/queue-letter.server'
import { composeMissing } from './compose-missing'
import { findReservation } from './store.server'

/**
 * Six days before an event: one letter to each party of which a required answer, or a signature, is still wanting. It
 * belongs to their reservation, so that it needs no permission and waits for no quiet hour. Whoever has said everything,
 * was confirmed since, or is reminded of the event itself by now has none. Run twice it writes nothing twice.
 */
export async function askMissing(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  for (const { id } of await findUnasked(ctx.db, sql<boolean>`e.id = ${eventId}::uuid`))
    await inTransaction(ctx.db, tx => ask(tx, id))
}

/** The schedule's net: events whose effect was lost, whose day was moved nearer, or that ask more since. */
export async function askForgottenMissing(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const soon = sql<boolean>`e.starts_at < clock_timestamp() + interval '8 days'`
  for (const { id } of await findUnasked(ctx.db, soon)) await inTransaction(ctx.db, tx => ask(tx, id))
}

async function ask(tx: Tx, reservationId: string): Promise<void> {
  await lockRows(tx, 'reservations', [reservationId])
  const [due] = await findUnasked(tx, sql<boolean>`r.id = ${reservationId}::uuid`)
  const reservation = due && (await findReservation(tx, { kind: 'system' }, reservationId))
  if (!due || !reservation) return
  const { person, event } = reservation
  const missing = await readStillAsked(tx, { kind: 'system' }, reservationId)
  if (!missing || missing.answers + missing.signatures === 0) return
  const host = { name: due.hostName, title: due.hostTitle }
  await queueLetter(tx, {
    personId: person.id,
    brandId: event.brandId,
    locale: person.locale,
    promotional: false,
    content: { kind: 'correspondence', props: composeMissing(reservation, missing, host) },
  })
  await tx
    .insertInto('answer_reminders')
    .values({ reservation_id: reservationId, event_id: event.id })
    .execute()
}

/** Confirmed before the letter's hour, which has come; that of the eve's reminder has not; something is asked; nothing was written yet. */
async function findUnasked(db: DatabaseOrTx, where: Expression<SqlBool>) {
  const now = await readClock(db)
  const rows = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('answer_reminders as k', 'k.reservation_id', 'r.id')
    .select([
      'r.id',
      'r.confirmed_at as confirmedAt',
      'e.starts_at as startsAt',
      'e.time_zone as timeZone',
      'e.host_name as hostName',
      'e.host_title as hostTitle',
    ])
    .where('k.reservation_id', 'is', null)
    .where('r.state', '=', 'confirmed')
    .where('e.state', '=', 'published')
    .where('e.starts_at', '>', now)
    .where(
      sql<boolean>`(e.waiver_fr <> '' or exists (
        select 1 from event_questions q where q.event_id = e.id and q.required and q.retired_at is null))`,
    )
    .where(where)
    .orderBy('r.id')
    .execute()
  return rows.filter(({ confirmedAt, startsAt, timeZone }) => {
    const dueAt = missingDueAt(startsAt, timeZone)
    return (
      dueAt <= now && now < reminderDueAt(startsAt, timeZone) && confirmedAt !== null && confirmedAt < dueAt
    )
  })
}
