import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { namesDueAt } from '../events/letters-due'
import type { Ctx } from '../kernel/context'
import { type OnceLetter, writeOnce } from '../reservations/write-once.server'
import { composeUnnamed } from './compose-unnamed'

/**
 * Three days before guests are to be named: one letter to each party with a seat that has no name yet. It belongs to
 * their reservation, so that it needs no permission and waits for no quiet hour. Whoever has named everyone, or was
 * confirmed since, has none. Run twice it writes nothing twice; after the date it does nothing.
 */
export async function askNames(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  await writeOnce(ctx, unnamed, sql<boolean>`e.id = ${eventId}::uuid`)
}

/** The schedule's net: events whose effect was lost, or whose date for names was brought nearer. */
export async function askForgottenNames(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await writeOnce(ctx, unnamed, sql<boolean>`e.guests_named_by < clock_timestamp() + interval '5 days'`)
}

const unnamed: OnceLetter = {
  findDue: findUnasked,
  compose: async (tx, reservation, host) => {
    const { namedBy } = await tx
      .selectFrom('events')
      .select('guests_named_by as namedBy')
      .where('id', '=', reservation.event.id)
      .executeTakeFirstOrThrow()
    const count = reservation.seats - 1 - reservation.guests.length
    return namedBy && count > 0 ? composeUnnamed(reservation, { count, namedBy }, host) : null
  },
  keptIn: 'naming_reminders',
}

/** Confirmed before the letter's hour, which has come; the date has not; a seat has no name; nothing was written yet. */
async function findUnasked(db: DatabaseOrTx, where: Expression<SqlBool>) {
  const now = await readClock(db)
  const rows = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('naming_reminders as k', 'k.reservation_id', 'r.id')
    .select([
      'r.id',
      'r.confirmed_at as confirmedAt',
      'e.guests_named_by as namedBy',
      'e.time_zone as timeZone',
      'e.host_name as hostName',
      'e.host_title as hostTitle',
    ])
    .where('k.reservation_id', 'is', null)
    .where('r.state', '=', 'confirmed')
    .where('r.source', '<>', 'walk_in')
    .where('e.state', '=', 'published')
    .where('e.guests_named_by', '>', now)
    .where(sql<boolean>`r.seats - 1 > (select count(*) from guests g where g.reservation_id = r.id)`)
    .where(where)
    .orderBy('r.id')
    .execute()
  return rows.filter(({ confirmedAt, namedBy, timeZone }) => {
    const dueAt = namedBy && namesDueAt(namedBy, timeZone)
    return dueAt !== null && dueAt <= now && confirmedAt !== null && confirmedAt < dueAt
  })
}
