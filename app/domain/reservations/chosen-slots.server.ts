import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'

/** A slot that a reservation chose, with what it promises. */
export type ReservedSlot = {
  id: string
  label: Bilingual
  model: string | null
  startsAt: Date
  endsAt: Date
}

/** The slots that a reservation chose, in the order of the day; those of the event's whole go without saying. */
export async function readReservedSlots(db: DatabaseOrTx, reservationId: string): Promise<ReservedSlot[]> {
  const rows = await db
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .leftJoin('vehicle_models as m', 'm.id', 's.model_id')
    .select(['s.id', 's.label_fr as fr', 's.label_en as en', 'm.name as model'])
    .select(['s.starts_at as startsAt', 's.ends_at as endsAt'])
    .where('rs.reservation_id', '=', reservationId)
    .where('s.part', '=', 'choice')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ fr, en, ...slot }) => ({ ...slot, label: { fr, en } }))
}
