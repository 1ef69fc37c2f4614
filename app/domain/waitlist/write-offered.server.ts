import type { Tx } from '~db/client'
import { readLetterSlots } from '../calendar/calendar-slots.server'
import type { Actor } from '../kernel/actor'
import { describeForLetter } from '../reservations/compose-letter'
import { writeToParty } from '../reservations/queue-letters.server'
import { findReservation } from '../reservations/store.server'
import { readDepositPerSeat } from './offer-queries.server'

const house: Actor = { kind: 'system' }

/**
 * The letter that says that seats wait for an answer, and until when, on both clocks. It was asked for, by joining the
 * line: it needs no permission, and since the night is not counted it may arrive at any hour.
 */
export async function writeOffered(tx: Tx, reservationId: string): Promise<void> {
  const reservation = await findReservation(tx, house, reservationId)
  if (!reservation?.expiresAt) throw new Error('a letter is written of an offer that does not stand')
  const perSeat = await readDepositPerSeat(tx, reservationId)
  const { zone } = await tx
    .selectFrom('persons')
    .select('time_zone as zone')
    .where('id', '=', reservation.person.id)
    .executeTakeFirstOrThrow()
  await writeToParty(tx, reservation, {
    kind: 'reservation_offered',
    props: {
      ...describeForLetter(reservation),
      until: reservation.expiresAt.toISOString(),
      ownZone: zone,
      slots: await readLetterSlots(tx, reservation),
      deposit: perSeat && { ...perSeat, amount: perSeat.amount * reservation.seats },
    },
  })
}
