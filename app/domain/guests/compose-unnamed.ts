import { defineCopy, translate } from '~/shared/copy'
import { capitalize, daysInZone, formatDays, formatMoment, formatVenue } from '~/shared/format'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type Host } from '../reservations/frame-letter'
import type { ReservationRow } from '../reservations/store.server'

const copy = defineCopy({
  fr: {
    subject_one: 'Qui viendra avec vous\u202f?',
    subject_other: 'Qui viendra avec vous\u202f?',
    text_one:
      'Une place vous est gardée pour quelqu’un dont nous n’avons pas encore le nom. Vous pouvez nous le confier jusqu’au {{moment}}, heure du lieu.',
    text_other:
      '{{count}} places vous sont gardées pour des personnes dont nous n’avons pas encore le nom. Vous pouvez nous les confier jusqu’au {{moment}}, heure du lieu.',
    after: 'Passé ce moment, écrivez-nous\u202f: nous verrons ensemble.',
    until: 'Jusqu’au',
    when: 'Quand',
    where: 'Où',
    name_one: 'Nommer mon invité·e',
    name_other: 'Nommer mes invités',
    aside:
      'Vous recevez cette lettre parce que vous avez réservé\u202f; elle n’est pas promotionnelle, et c’est la seule de cette sorte.',
  },
  en: {
    subject_one: 'Who will come with you?',
    subject_other: 'Who will come with you?',
    text_one:
      'A seat is kept for someone whose name we do not have yet. You may tell us until {{moment}}, local time at the venue.',
    text_other:
      '{{count}} seats are kept for people whose names we do not have yet. You may tell us until {{moment}}, local time at the venue.',
    after: 'After that, write to us and we will see together.',
    until: 'Until',
    when: 'When',
    where: 'Where',
    name_one: 'Name my guest',
    name_other: 'Name my guests',
    aside:
      'You receive this letter because you have a reservation; it is not promotional, and it is the only one of its kind.',
  },
})

/** The host's word, three days before, to one of whose party a seat has no name yet. Pure. */
export function composeUnnamed(
  reservation: ReservationRow,
  { count, namedBy }: { count: number; namedBy: Date },
  host: Host,
): CorrespondenceLetterProps {
  const { event, person, id } = reservation
  const { locale } = person
  const t = translate(copy, locale)
  const days = daysInZone(event.startsAt, event.endsAt, event.timeZone)
  const moment = formatMoment(namedBy, event.timeZone, locale)
  return {
    topic: 'guests_unnamed',
    subject: t('subject', { count }),
    ...frameLetter(reservation, host),
    paragraphs: [t('text', { count, moment }), t('after')],
    rows: [
      [t('until'), capitalize(moment)],
      [t('when'), formatDays(days, locale, { weekday: true, capital: true })],
      [t('where'), formatVenue(event)],
    ],
    action: { label: t('name', { count }), to: { page: 'party', reservationId: id } },
    aside: t('aside'),
  }
}
