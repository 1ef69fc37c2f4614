import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { Money } from '../events/types'

export type OfferTerms = {
  perSeat: Money | null
  /** The slots to choose from that are offered, in the order of the day. */
  slots: { label: Bilingual; startsAt: Date }[]
}

/** What seats on offer ask, and which they are. The caller has settled that the actor may know of them. */
export async function readOfferTerms(db: DatabaseOrTx, reservationId: string): Promise<OfferTerms> {
  const { amount, currency } = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select(['e.deposit_amount as amount', 'e.deposit_currency as currency'])
    .where('r.id', '=', reservationId)
    .executeTakeFirstOrThrow()
  const slots = await db
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .select(['s.label_fr as fr', 's.label_en as en', 's.starts_at as startsAt'])
    .where('rs.reservation_id', '=', reservationId)
    .where('s.part', '=', 'choice')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return {
    perSeat: amount !== null && currency !== null ? { amount, currency } : null,
    slots: slots.map(({ fr, en, startsAt }) => ({ label: { fr, en }, startsAt })),
  }
}
