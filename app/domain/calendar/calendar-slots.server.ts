import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { LetterSlot } from '../letters/types'
import type { CalendarSlot } from './calendar-file'
import { nameSlot } from './name-slot'

/**
 * The slots that each of these reservations sits in, by reservation, the earliest first; one that promises a vehicle names
 * its model. The caller has settled whose they are.
 */
export async function readCalendarSlots(
  db: DatabaseOrTx,
  reservationIds: readonly string[],
  locale: Locale,
): Promise<Map<string, CalendarSlot[]>> {
  if (reservationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .leftJoin('vehicle_models as m', 'm.id', 's.model_id')
    .select([
      'rs.reservation_id as reservationId',
      's.id',
      's.part',
      's.label_fr as fr',
      's.label_en as en',
      'm.name as model',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
    ])
    .where('rs.reservation_id', 'in', [...reservationIds])
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  const slots = new Map<string, CalendarSlot[]>()
  for (const { reservationId, part, fr, en, model, ...slot } of rows) {
    const label = nameSlot({ model, label: { fr, en } }, locale)
    const told = { ...slot, label, isChosen: part === 'choice' }
    slots.set(reservationId, [...(slots.get(reservationId) ?? []), told])
  }
  return slots
}

/** Those of one reservation as its letters keep them. */
export async function readLetterSlots(
  db: DatabaseOrTx,
  { id, person }: { id: string; person: { locale: Locale } },
): Promise<LetterSlot[]> {
  const slots = (await readCalendarSlots(db, [id], person.locale)).get(id) ?? []
  return slots.map(slot => ({
    ...slot,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }))
}

/** Those of one reservation; where it sits in none, the event from its beginning to its end. */
export function slotsOrWhole(
  slots: readonly CalendarSlot[] | undefined,
  whole: { id: string; startsAt: Date; endsAt: Date },
): readonly CalendarSlot[] {
  if (slots && slots.length > 0) return slots
  return [{ id: whole.id, label: '', startsAt: whole.startsAt, endsAt: whole.endsAt }]
}
