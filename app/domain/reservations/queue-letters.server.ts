import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { readLetterSlots } from '../calendar/calendar-slots.server'
import { findDepositOf } from '../deposits/store.server'
import type { Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import { queueLetter } from '../letters/queue-letter.server'
import type { ChangeLetterProps, LetterContent } from '../letters/types'
import { describeForLetter } from './compose-letter'
import { readDeposits } from './kept-deposits.server'
import { returnAll, stakesOf } from './stakes'
import { findReservation, type ReservationRow } from './store.server'

const house: Actor = { kind: 'system' }

/** The letter that follows a confirmation, with the deposit that was paid, if any. */
export async function writeConfirmed(tx: Tx, reservationId: string): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  const deposit = await findDepositOf(tx, reservationId)
  const paid = deposit && { amount: deposit.amount, currency: deposit.currency }
  await writeToParty(tx, reservation, {
    kind: 'reservation_confirmed',
    props: {
      ...describeForLetter(reservation),
      slots: await readLetterSlots(tx, reservation),
      guestNames: reservation.guests,
      deposit: paid,
    },
  })
}

/** The letter that follows a cancellation: what was paid, and what comes back; `byHouse` where the house did it for them. */
export async function writeCancelled(
  tx: Tx,
  reservationId: string,
  { byHouse, ...money }: { paid: Money | null; returned: Money | null; byHouse?: { word: string } },
): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  await writeToParty(tx, reservation, {
    kind: 'reservation_cancelled',
    props: {
      ...describeForLetter(reservation),
      slots: await readLetterSlots(tx, reservation),
      ...money,
      ...(byHouse && { byHouse }),
    },
  })
}

/** The letter to someone with seats when the house calls the event off: why, and what comes back, whole. */
export async function writeEventCancelled(
  tx: Tx,
  reservationId: string,
  { returned, wasConfirmed }: { returned: Money | null; wasConfirmed: boolean },
): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  const because = await tx
    .selectFrom('events')
    .select(['cancelled_because as fr', 'cancelled_because_en as en'])
    .where('id', '=', reservation.event.id)
    .executeTakeFirstOrThrow()
  await writeToParty(tx, reservation, {
    kind: 'reservation_cancelled',
    props: {
      ...describeForLetter(reservation),
      slots: await readLetterSlots(tx, reservation),
      paid: returned,
      returned,
      calledOff: { because: because[reservation.person.locale], wasConfirmed },
    },
  })
}

/** The letter to someone with seats when what they count on has become other. Returns its id. */
export async function writeChanged(
  tx: Tx,
  reservationId: string,
  told: Pick<ChangeLetterProps, 'changes' | 'moves' | 'because'>,
): Promise<string> {
  const reservation = await readAgain(tx, reservationId)
  const stakes = stakesOf(await readDeposits(tx, reservationId))
  const isConfirmed = reservation.state === 'confirmed'
  return writeToParty(tx, reservation, {
    kind: 'event_changed',
    props: {
      ...describeForLetter(reservation),
      slots: await readLetterSlots(tx, reservation),
      guestNames: reservation.guests,
      isConfirmed,
      paid: isConfirmed ? returnAll(stakes, await readClock(tx), true).returned : null,
      ...told,
    },
  })
}

/** The letter that says that the money came when the seats were gone, and goes back whole. */
export async function writeReturned(tx: Tx, reservationId: string, returned: Money): Promise<void> {
  const reservation = await readAgain(tx, reservationId)
  await writeToParty(tx, reservation, {
    kind: 'deposit_returned',
    props: { ...describeForLetter(reservation), returned },
  })
}

/** A reservation as the house knows it, for a letter about it. */
export async function readAgain(tx: Tx, reservationId: string): Promise<ReservationRow> {
  const reservation = await findReservation(tx, house, reservationId)
  if (!reservation) throw new Error('a letter is written about a reservation that does not exist')
  return reservation
}

/** A letter about a reservation that the person has: it needs no permission, and waits for no quiet hour. Returns its id. */
export async function writeToParty(
  tx: Tx,
  reservation: ReservationRow,
  content: LetterContent,
): Promise<string> {
  return queueLetter(tx, {
    personId: reservation.person.id,
    brandId: reservation.event.brandId,
    locale: reservation.person.locale,
    content,
    promotional: false,
    invitationId: reservation.invitationId ?? undefined,
  })
}

/** Who signs the letters of an event. */
export async function readHost(tx: Tx, eventId: string): Promise<{ name: string; title: string }> {
  return tx
    .selectFrom('events')
    .select(['host_name as name', 'host_title as title'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}
