import { defineCopy, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatTime, formatVenue } from '~/shared/format'
import type { CalendarSlot } from '../calendar/calendar-file'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type Host } from './frame-letter'
import type { ReservationRow } from './store.server'

const copy = defineCopy({
  fr: {
    subject: 'Nous vous attendons demain',
    text: 'Tout est prêt. Voici ce qu’il faut avoir en tête pour demain\u202f; le chemin, votre passe et qui appeler sont sur la page de votre réservation.',
    instead:
      'Si vous ne pouvez plus venir, dites-le nous d’un geste sur cette même page\u00a0: la place fera un heureux.',
    when: 'Quand',
    hour: 'Votre heure',
    hours: '{{from}}\u202f–\u202f{{to}}',
    where: 'Où',
    seats: 'Places',
    see: 'Voir ma réservation',
    aside:
      'Vous recevez cette lettre parce que vous avez réservé\u202f; elle n’est pas promotionnelle. Rien d’autre à faire\u00a0: votre place est confirmée.',
  },
  en: {
    subject: 'We look forward to seeing you tomorrow',
    text: 'Everything is ready. This is what to have in mind for tomorrow; the way there, your pass and whom to call are on the page of your reservation.',
    instead:
      'Should you be unable to come after all, tell us with one gesture on that same page: the seat will make someone happy.',
    when: 'When',
    hour: 'Your hour',
    hours: '{{from}}\u202f–\u202f{{to}}',
    where: 'Where',
    seats: 'Seats',
    see: 'See my reservation',
    aside:
      'You receive this letter because you have a reservation; it is not promotional. Nothing else to do: your seat is confirmed.',
  },
})

/** The host's word on the eve, to one who is expected, on the venue's clock. Pure: the same evening makes the same letter. */
export function composeReminder(
  reservation: ReservationRow,
  slots: readonly CalendarSlot[],
  host: Host,
): CorrespondenceLetterProps {
  const { event, person, seats, id } = reservation
  const { locale } = person
  const t = translate(copy, locale)
  const day = (from: Date, to: Date) =>
    formatDays(daysInZone(from, to, event.timeZone), locale, { weekday: true, capital: true })
  const hours = (from: Date, to: Date) =>
    t('hours', {
      from: formatTime(from, event.timeZone, locale),
      to: formatTime(to, event.timeZone, locale),
    })
  return {
    topic: 'reminder',
    subject: t('subject'),
    ...frameLetter(reservation, host),
    paragraphs: [t('text'), t('instead')],
    rows: [
      ...slots.map((slot): [string, string] => [
        slot.label || t(slot.isChosen ? 'hour' : 'when'),
        `${day(slot.startsAt, slot.endsAt)}, ${hours(slot.startsAt, slot.endsAt)}`,
      ]),
      [t('where'), formatVenue(event)],
      [t('seats'), String(seats)],
    ],
    action: { label: t('see'), to: { page: 'reservation', reservationId: id } },
    aside: t('aside'),
  }
}
