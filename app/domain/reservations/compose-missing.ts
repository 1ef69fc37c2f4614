import { defineCopy, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatVenue } from '~/shared/format'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type Host } from './frame-letter'
import type { ReservationRow } from './store.server'

const copy = defineCopy({
  fr: {
    subject: 'Un mot de vous avant votre venue',
    answers_one: 'Pour vous recevoir comme il faut, il nous manque une chose de vous.',
    answers_other: 'Pour vous recevoir comme il faut, il nous manque {{count}} choses de vous.',
    signatures_one: 'Il reste aussi une décharge à lire et à signer.',
    signatures_other: 'Il reste aussi une décharge à lire, et {{count}} signatures.',
    onlySignatures_one: 'Il reste une décharge à lire et à signer avant de venir.',
    onlySignatures_other: 'Il reste une décharge à lire avant de venir, et {{count}} signatures.',
    trust:
      'Chaque question dit à quoi elle sert et qui la lit\u202f; vos réponses sont effacées deux mois après l’événement.',
    when: 'Quand',
    where: 'Où',
    see: 'Avant votre venue',
    aside:
      'Vous recevez cette lettre parce que vous avez réservé\u202f; elle n’est pas promotionnelle, et c’est la seule de cette sorte.',
  },
  en: {
    subject: 'A word from you before you come',
    answers_one: 'To receive you well, one thing from you is missing.',
    answers_other: 'To receive you well, {{count}} things from you are missing.',
    signatures_one: 'A waiver is left to read and sign, too.',
    signatures_other: 'A waiver is left to read, too, with {{count}} signatures.',
    onlySignatures_one: 'A waiver is left to read and sign before you come.',
    onlySignatures_other: 'A waiver is left to read before you come, with {{count}} signatures.',
    trust:
      'Each question says what it is for and who reads it; your answers are erased two months after the event.',
    when: 'When',
    where: 'Where',
    see: 'Before you come',
    aside:
      'You receive this letter because you have a reservation; it is not promotional, and it is the only one of its kind.',
  },
})

/** The host's word, some days before, to one of whose party something is still asked. Pure. */
export function composeMissing(
  reservation: ReservationRow,
  { answers, signatures }: { answers: number; signatures: number },
  host: Host,
): CorrespondenceLetterProps {
  const { event, person, id } = reservation
  const { locale } = person
  const t = translate(copy, locale)
  const days = daysInZone(event.startsAt, event.endsAt, event.timeZone)
  const missing = [
    ...(answers > 0 ? [t('answers', { count: answers })] : []),
    ...(signatures > 0 ? [t(answers > 0 ? 'signatures' : 'onlySignatures', { count: signatures })] : []),
  ]
  return {
    topic: 'answers_missing',
    subject: t('subject'),
    ...frameLetter(reservation, host),
    paragraphs: [missing.join(' '), t('trust')],
    rows: [
      [t('when'), formatDays(days, locale, { weekday: true, capital: true })],
      [t('where'), formatVenue(event)],
    ],
    action: { label: t('see'), to: { page: 'answers', reservationId: id } },
    aside: t('aside'),
  }
}
