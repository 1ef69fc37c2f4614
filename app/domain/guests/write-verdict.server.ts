import type { Tx } from '~db/client'
import type { Money } from '../events/types'
import { readAgain, readHost, writeToParty } from '../reservations/queue-letters.server'
import type { ReservationRow } from '../reservations/store.server'
import { composeDeclined, composeExpected } from './compose-verdict'

/** The letter that follows the last word on a party: all of its guests who have a name are expected. */
export async function writeExpected(tx: Tx, reservation: ReservationRow): Promise<void> {
  const props = composeExpected(reservation, await readHost(tx, reservation.event.id))
  await writeToParty(tx, reservation, { kind: 'correspondence', props })
}

/** The letter that follows a no: whom it is about, why, what comes back, and who of the party is expected. */
export async function writeDeclined(
  tx: Tx,
  reservationId: string,
  said: { name: string; because: string; returned: Money | null },
): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  const guests = await tx
    .selectFrom('guests')
    .select(['full_name as name', 'review'])
    .where('reservation_id', '=', reservationId)
    .orderBy('position')
    .execute()
  const named = (isWaiting: boolean) =>
    guests.filter(({ review }) => (review === 'waiting') === isWaiting).map(({ name }) => name)
  const props = composeDeclined(
    reservation,
    { ...said, expected: named(false), waiting: named(true) },
    await readHost(tx, reservation.event.id),
  )
  await writeToParty(tx, reservation, { kind: 'correspondence', props })
}
