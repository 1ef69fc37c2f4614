import { isLocale } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { readClock } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import { findFeedReader } from '../calendar/calendar-feed.server'
import { type CalendarEntry, writeCalendar } from '../calendar/calendar-file'
import { readCalendarSlots, slotsOrWhole } from '../calendar/calendar-slots.server'
import type { Ctx } from '../kernel/context'
import { standingOf } from './policy'
import { findReservations, type ReservationRow } from './store.server'

const dayMs = 24 * 3_600_000
/** What is over stays in the calendar for so long. */
const keptDays = 180

/**
 * The calendar behind a secret address, in its person's language: what is confirmed, what is held, and what was let go,
 * so that a diary which knew of it takes it away. Each entry is stamped with its last change: the same calendar is the
 * same text. Null when the token opens nothing.
 */
export async function readCalendar(
  ctx: Pick<Ctx, 'db' | 'secrets' | 'origin'>,
  token: string,
): Promise<string | null> {
  const reader = await findFeedReader(ctx, token)
  if (!reader) return null
  const { db } = ctx
  const now = await readClock(db)
  const { locale: chosen } = await db
    .selectFrom('persons')
    .select('locale')
    .where('id', '=', reader.personId)
    .executeTakeFirstOrThrow()
  const locale = isLocale(chosen) ? chosen : 'fr'
  const rows = (await findReservations(db, reader)).filter(
    ({ event }) => event.endsAt.getTime() > now.getTime() - keptDays * dayMs,
  )
  const slots = await readCalendarSlots(
    db,
    rows.map(({ id }) => id),
    locale,
  )
  const entries = rows.flatMap(row => {
    const standing = tellStanding(row, now)
    if (!standing) return []
    const { event } = row
    const entry: CalendarEntry = {
      reservationId: row.id,
      title: locale === 'fr' ? event.titleFr : event.titleEn,
      brandName: event.brandName,
      venue: event.venue,
      city: event.city,
      slots: slotsOrWhole(slots.get(row.id), event),
      seats: row.seats,
      guests: row.guests,
      standing,
      revision: event.revision,
      stampedAt: latest(row.endedAt ?? row.confirmedAt ?? row.createdAt, event.changedAt),
      url: `${ctx.origin}${paths.reservation(row.id)}`,
    }
    return [entry]
  })
  return writeCalendar(entries, locale, (await readClub(db)).name)
}

function latest(one: Date, other: Date | null): Date {
  return other && other > one ? other : one
}

/** What a diary is told: a hold that ran out was never more than a pencil mark, and one replaced lives on in the next. */
function tellStanding(row: ReservationRow, now: Date): CalendarEntry['standing'] | null {
  switch (standingOf(row, now)) {
    case 'confirmed':
      return 'confirmed'
    case 'held':
    case 'offered':
      return 'held'
    case 'cancelled':
      return row.endedBecause === 'replaced' ? null : 'cancelled'
    case 'lapsed':
      return null
  }
}
