import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readStillAsked } from '../answers/sheet-queries.server'
import { missingDueAt, reminderDueAt } from '../events/letters-due'
import type { Ctx } from '../kernel/context'
import { composeMissing } from './compose-missing'
import { type OnceLetter, writeOnce } from './write-once.server'

/**
 * Six days before an event: one letter to each party of which a required answer, or a signature, is still wanting. It
 * belongs to their reservation, so that it needs no permission and waits for no quiet hour. Whoever has said everything,
 * was confirmed since, or is reminded of the event itself by now has none. Run twice it writes nothing twice.
 */
export async function askMissing(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  await writeOnce(ctx, missing, sql<boolean>`e.id = ${eventId}::uuid`)
}

/** The schedule's net: events whose effect was lost, whose day was moved nearer, or that ask more since. */
export async function askForgottenMissing(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await writeOnce(ctx, missing, sql<boolean>`e.starts_at < clock_timestamp() + interval '8 days'`)
}

const missing: OnceLetter = {
  findDue: findUnasked,
  compose: async (tx, reservation, host) => {
    const asked = await readStillAsked(tx, { kind: 'system' }, reservation.id)
    const isWhole = !asked || asked.answers + asked.signatures === 0
    return isWhole ? null : composeMissing(reservation, asked, host)
  },
  keptIn: 'answer_reminders',
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
