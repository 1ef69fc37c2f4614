import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { CalendarSlot } from './calendar-file'

/** The slots that each of these reservations sits in, by reservation, the earliest first. The caller has settled whose they are. */
export async function readCalendarSlots(
  db: DatabaseOrTx,
  reservationIds: readonly string[],
  locale: Locale,
): Promise<Map<string, CalendarSlot[]>> {
  if (reservationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .select([
      'rs.reservation_id as reservationId',
      's.id',
      's.label_fr',
      's.label_en',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
    ])
    .where('rs.reservation_id', 'in', [...reservationIds])
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  const slots = new Map<string, CalendarSlot[]>()
  for (const { reservationId, label_fr, label_en, ...slot } of rows) {
    const label = locale === 'fr' ? label_fr : label_en
    slots.set(reservationId, [...(slots.get(reservationId) ?? []), { ...slot, label }])
  }
  return slots
}

/** Those of one reservation; where it sits in none, the event from its beginning to its end. */
export function slotsOrWhole(
  slots: readonly CalendarSlot[] | undefined,
  whole: { id: string; startsAt: Date; endsAt: Date },
): readonly CalendarSlot[] {
  if (slots && slots.length > 0) return slots
  return [{ id: whole.id, label: '', startsAt: whole.startsAt, endsAt: whole.endsAt }]
}
