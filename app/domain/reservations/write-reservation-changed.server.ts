import type { Tx } from '~db/client'
import type { Money } from '../events/types'
import { type ReservedSlot, readReservedSlots } from './chosen-slots.server'
import { composeChanged } from './compose-changed'
import { readAgain, writeToParty } from './queue-letters.server'
import type { ReservationRow } from './store.server'

/** A reservation as its person knows it: how many, with whom, in which slots. */
export type PartyTold = Pick<ReservationRow, 'seats' | 'guests'> & { slots: ReservedSlot[] }

/** What came with a change: `returned` goes back, `paid` was paid for further seats. */
type ChangeTold = { returned: Money | null; paid?: Money | null; renewsPasses: boolean }

export async function readBefore(tx: Tx, { id, seats, guests }: ReservationRow): Promise<PartyTold> {
  return { seats, guests, slots: await readReservedSlots(tx, id) }
}

/**
 * The letter that follows a change: what was and what is, what was paid or comes back. It belongs to a reservation that the
 * person has: it needs no permission, and waits for no quiet hour.
 */
export async function writeReservationChanged(
  tx: Tx,
  reservationId: string,
  before: PartyTold,
  { returned, renewsPasses, paid = null }: ChangeTold,
): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  const host = await tx
    .selectFrom('events')
    .select(['host_name as name', 'host_title as title'])
    .where('id', '=', reservation.event.id)
    .executeTakeFirstOrThrow()
  const after = await readBefore(tx, reservation)
  await writeToParty(tx, reservation, {
    kind: 'correspondence',
    props: composeChanged(reservation, { before, after, returned, paid, renewsPasses }, host),
  })
}
