import type { Tx } from '~db/client'
import {
  useBenefit as drawBenefit,
  giveBackBenefit,
  readUsed,
  reuseBenefit,
} from '../memberships/use-benefit.server'

/**
 * Writes down what a member's reservation used of their tier: the guests who come along, and the early hours when it
 * was made before bookings opened for everyone. An invitation uses nothing: it is a gate of its own. The gates of
 * booking have judged before that the tier gives as much; the membership is locked by the caller. False when it does not
 * hold any more.
 */
export async function countBenefits(
  tx: Tx,
  use: { reservationId: string; personId: string; guests: number; isEarly: boolean; now: Date },
): Promise<boolean> {
  const { personId, now } = use
  const subject = { kind: 'reservation', id: use.reservationId }
  const early = use.isEarly
    ? await drawBenefit(tx, { personId, benefit: 'early_access', subject, now })
    : null
  const guests =
    use.guests > 0
      ? await drawBenefit(tx, { personId, benefit: 'guests', quantity: use.guests, subject, now })
      : null
  return early?.ok !== false && guests?.ok !== false
}

/** Gives back what a reservation used, once it came to nothing. */
export async function giveBackBenefits(tx: Tx, reservationId: string, now: Date): Promise<void> {
  const subject = { kind: 'reservation', id: reservationId }
  await giveBackBenefit(tx, { benefit: 'guests', subject, now })
  await giveBackBenefit(tx, { benefit: 'early_access', subject, now })
}

/**
 * Seats that the house gives or takes in a member's place: fewer guests use less of the tier, and those whom it adds are
 * its own to give and use nothing.
 */
export async function lessenGuests(
  tx: Tx,
  reservation: { id: string; person: { id: string } },
  guests: number,
  now: Date,
): Promise<void> {
  const subject = { kind: 'reservation', id: reservation.id }
  const used = await readUsed(tx, { benefit: 'guests', subject })
  if (used > guests)
    await reuseBenefit(tx, {
      personId: reservation.person.id,
      benefit: 'guests',
      quantity: guests,
      subject,
      now,
    })
}

/** A hold that had lapsed and was paid after all uses its guests again; what the tier gives by now is not asked a second time. */
export async function countGuestsAgain(
  tx: Tx,
  reservation: {
    id: string
    invitationId: string | null
    state: string
    person: { id: string }
    seats: number
  },
  now: Date,
): Promise<void> {
  if (reservation.invitationId !== null || reservation.state !== 'lapsed') return
  await countBenefits(tx, {
    reservationId: reservation.id,
    personId: reservation.person.id,
    guests: reservation.seats - 1,
    isEarly: false,
    now,
  })
}
