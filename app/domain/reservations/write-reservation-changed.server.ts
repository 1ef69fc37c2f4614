import type { Tx } from '~db/client'
import { readLetterSlots } from '../calendar/calendar-slots.server'
import type { Money } from '../events/types'
import type { LetterSlot } from '../letters/types'
import { type ReservedSlot, readReservedSlots } from './chosen-slots.server'
import { type ByHouse, composeChanged } from './compose-changed'
import { describeForLetter } from './compose-letter'
import { readAgain, readHost, writeToParty } from './queue-letters.server'
import type { ReservationRow } from './store.server'

/** A reservation as its person knows it: how many, with whom, in which slots. */
export type PartyTold = Pick<ReservationRow, 'seats' | 'guests'> & {
  slots: ReservedSlot[]
  /** The same as a diary knows them. */
  entries: LetterSlot[]
}

/** What came with a change: `returned` goes back, `paid` was paid for further seats. */
type ChangeTold = {
  returned: Money | null
  paid?: Money | null
  renewsPasses: boolean
  byHouse?: ByHouse
}

export async function readBefore(tx: Tx, reservation: ReservationRow): Promise<PartyTold> {
  const { id, seats, guests } = reservation
  return {
    seats,
    guests,
    slots: await readReservedSlots(tx, id),
    entries: await readLetterSlots(tx, reservation),
  }
}

/**
 * The letter that follows a change: what was and what is, what was paid or comes back, with the entry that
 * takes the place of the former in a diary. It belongs to a reservation that the
 * person has: it needs no permission, and waits for no quiet hour.
 */
export async function writeReservationChanged(
  tx: Tx,
  reservationId: string,
  before: PartyTold,
  { returned, renewsPasses, paid = null, byHouse }: ChangeTold,
): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  const host = await readHost(tx, reservation.event.id)
  const after = await readBefore(tx, reservation)
  const { greeting: _, ...told } = describeForLetter(reservation)
  await writeToParty(tx, reservation, {
    kind: 'correspondence',
    props: {
      ...composeChanged(reservation, { before, after, returned, paid, renewsPasses, byHouse }, host),
      entry: {
        ...told,
        slots: after.entries,
        guestNames: after.guests,
        gone: before.entries.filter(({ id }) => !after.entries.some(each => each.id === id)),
      },
    },
  })
}
