import type { Tx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { queueLetter } from '../letters/queue-letter.server'
import { readLetterSlots } from '../reservations/calendar-slots.server'
import { describeForLetter } from '../reservations/compose-letter'
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
  const { person, event } = reservation
  const perSeat = await readDepositPerSeat(tx, reservationId)
  const { zone } = await tx
    .selectFrom('persons')
    .select('time_zone as zone')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  await queueLetter(tx, {
    personId: person.id,
    brandId: event.brandId,
    locale: person.locale,
    promotional: false,
    invitationId: reservation.invitationId ?? undefined,
    content: {
      kind: 'reservation_offered',
      props: {
        ...describeForLetter(reservation),
        until: reservation.expiresAt.toISOString(),
        ownZone: zone,
        slots: await readLetterSlots(tx, reservation),
        deposit: perSeat && { ...perSeat, amount: perSeat.amount * reservation.seats },
      },
    },
  })
}
