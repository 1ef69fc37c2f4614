import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readCalendarSlots, slotsOrWhole } from '../calendar/calendar-slots.server'
import { reminderDueAt } from '../events/letters-due'
import type { Ctx } from '../kernel/context'
import { composeReminder } from './compose-reminder'
import { type OnceLetter, writeOnce } from './write-once.server'

/**
 * On the eve of what someone comes for, be it the event or the first hour that they chose in it: one letter to each who is
 * expected and was so before that morning. It belongs to a reservation of their own, so that it needs no permission and
 * waits for no quiet hour. Run twice it writes nothing twice; before its hour, once that has begun, or after a
 * cancellation it does nothing.
 */
export async function remindGuests(ctx: Pick<Ctx, 'db'>, eventId: string): Promise<void> {
  await writeOnce(ctx, reminder, sql<boolean>`e.id = ${eventId}::uuid`)
}

/** The schedule's net: events whose effect was lost, or whose day was moved nearer. */
export async function remindForgottenGuests(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await writeOnce(ctx, reminder, sql<boolean>`${begins} < clock_timestamp() + interval '2 days'`)
}

const reminder: OnceLetter = {
  findDue: findUnreminded,
  compose: async (tx, reservation, host) => {
    const { id, person, event } = reservation
    const slots = (await readCalendarSlots(tx, [id], person.locale)).get(id)
    return composeReminder(reservation, slotsOrWhole(slots, event), host)
  },
  keptIn: 'event_reminders',
}

/** The first instant at which a party is expected. */
const begins = sql<Date>`coalesce((
  select min(s.starts_at) from slots s join reservation_slots rs on rs.slot_id = s.id where rs.reservation_id = r.id
), e.starts_at)`

/** Confirmed before the reminder's hour, which has come; nothing has begun for them, and nothing was written yet. */
async function findUnreminded(db: DatabaseOrTx, where: Expression<SqlBool>) {
  const now = await readClock(db)
  const rows = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('event_reminders as k', 'k.reservation_id', 'r.id')
    .select([
      'r.id',
      'r.confirmed_at as confirmedAt',
      begins.as('startsAt'),
      'e.time_zone as timeZone',
      'e.host_name as hostName',
      'e.host_title as hostTitle',
    ])
    .where('k.reservation_id', 'is', null)
    .where('r.state', '=', 'confirmed')
    .where('e.state', '=', 'published')
    .where(begins, '>', now)
    .where(where)
    .orderBy('r.id')
    .execute()
  return rows.filter(({ confirmedAt, startsAt, timeZone }) => {
    const dueAt = reminderDueAt(startsAt, timeZone)
    return dueAt <= now && confirmedAt !== null && confirmedAt < dueAt
  })
}
