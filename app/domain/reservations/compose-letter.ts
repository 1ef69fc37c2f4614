import type { Locale } from '~/shared/copy'
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
  }
}

/** "Chère Madame Renard," as a host writes it; without a civility, by the given name. */
export function greet(
  person: Pick<ReservationRow['person'], 'civility' | 'givenName' | 'familyName'>,
  locale: Locale,
): string {
  const { civility, givenName, familyName } = person
  if (civility && familyName) return `${openings[locale][civility]} ${familyName},`
  const name = givenName || familyName
  if (locale === 'fr') return name ? `Bonjour ${name},` : 'Bonjour,'
  return name ? `Dear ${name},` : 'Good day,'
}

const openings = {
  fr: { mme: 'Chère Madame', m: 'Cher Monsieur', dr: 'Cher Docteur' },
  en: { mme: 'Dear Mrs', m: 'Dear Mr', dr: 'Dear Dr' },
} as const

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
