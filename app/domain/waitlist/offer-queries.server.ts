import type { DatabaseOrTx } from '~db/client'
import type { Money } from '../events/types'

/** What seats on offer ask, for each; null where the event asks for nothing. The caller has settled that the actor may know of them. */
export async function readDepositPerSeat(db: DatabaseOrTx, reservationId: string): Promise<Money | null> {
  const { amount, currency } = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select(['e.deposit_amount as amount', 'e.deposit_currency as currency'])
    .where('r.id', '=', reservationId)
    .executeTakeFirstOrThrow()
  return amount !== null && currency !== null ? { amount, currency } : null
}
