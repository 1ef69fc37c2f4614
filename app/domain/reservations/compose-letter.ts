import type { Locale } from '~/shared/copy'
import { greet } from '../letters/greeting'
import type { LetterEvent, ReservationLetterProps } from '../letters/types'
import type { ReservationRow } from './store.server'

/** What every letter about a reservation tells, in the language of the person. */
export function describeForLetter(reservation: ReservationRow): ReservationLetterProps {
  const { person, event } = reservation
  return {
    greeting: greet(person, person.locale),
    event: describeEvent(event, person.locale),
    reservationId: reservation.id,
    seats: reservation.seats,
    revision: event.revision,
  }
}

function describeEvent(event: ReservationRow['event'], locale: Locale): LetterEvent {
  return {
    title: locale === 'fr' ? event.titleFr : event.titleEn,
    slug: event.slug,
    art: event.art,
    venue: event.venue,
    city: event.city,
    timeZone: event.timeZone,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    brandName: event.brandName,
    accent: event.accent,
  }
}
