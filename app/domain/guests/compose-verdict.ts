import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatMoney, joinList } from '~/shared/format'
import type { Money } from '../events/types'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type Host } from '../reservations/frame-letter'
import type { ReservationRow } from '../reservations/store.server'

const copy = defineCopy({
  fr: {
    expected_one: 'Votre invité·e est attendu·e',
    expected_other: 'Vos invités sont attendus',
    expectedText_one: 'C’est avec plaisir que nous recevrons {{names}} avec vous.',
    expectedText_other: 'C’est avec plaisir que nous recevrons {{names}} avec vous.',
    expectedPasses: 'Leur laissez-passer est sur la page de votre réservation, auprès du vôtre.',
    declined: 'Nous ne pourrons recevoir {{name}}',
    declinedText:
      'Nous avons lu avec attention le nom que vous nous avez confié, et nous ne pourrons recevoir {{name}} cette fois.',
    stays: 'Votre place demeure, et nous vous attendons.',
    staysWith: 'Votre place demeure, et nous vous attendons avec {{names}}.',
    passes:
      'Vos laissez-passer sont nouveaux\u00a0: ouvrez-les depuis la page de votre réservation, les anciens n’ouvrent plus.',
    seats: 'Places',
    withYou: 'Avec vous',
    waiting: 'Attendent notre mot',
    returned: 'Vous revient',
    returnedIn: '{{amount}}, sur la carte qui a servi, sous cinq à dix jours',
    see: 'Voir ma réservation',
    aside:
      'Vous recevez cette lettre parce que vous avez réservé, et que la maison répond de chaque invité\u202f; elle n’est pas promotionnelle. Répondez-nous si vous voulez en parler.',
  },
  en: {
    expected_one: 'Your guest is expected',
    expected_other: 'Your guests are expected',
    expectedText_one: 'It will be our pleasure to receive {{names}} with you.',
    expectedText_other: 'It will be our pleasure to receive {{names}} with you.',
    expectedPasses: 'Their pass is on the page of your reservation, beside your own.',
    declined: 'We will not be able to receive {{name}}',
    declinedText:
      'We read with care the name that you gave us, and we will not be able to receive {{name}} this time.',
    stays: 'Your own seat stays, and we look forward to seeing you.',
    staysWith: 'Your own seat stays, and we look forward to seeing you with {{names}}.',
    passes:
      'Your passes are new ones: open them from the page of your reservation, for the former no longer let anyone in.',
    seats: 'Seats',
    withYou: 'With you',
    waiting: 'Wait for our word',
    returned: 'Comes back to you',
    returnedIn: '{{amount}}, on the card you used, within five to ten days',
    see: 'See my reservation',
    aside:
      'You receive this letter because you have a reservation, and the house answers for each guest; it is not promotional. Reply to us if you would like to speak of it.',
  },
})

/** The house's word when every guest of a party who has a name is expected. Pure. */
export function composeExpected(reservation: ReservationRow, host: Host): CorrespondenceLetterProps {
  const { locale } = reservation.person
  const t = translate(copy, locale)
  const names = reservation.guests
  const count = names.length
  return {
    ...frame(reservation, host),
    subject: t('expected', { count }),
    paragraphs: [t('expectedText', { count, names: joinList(names, locale) }), t('expectedPasses')],
    rows: [[t('seats'), String(reservation.seats)]],
  }
}

export type DeclinedTold = {
  name: string
  because: string
  returned: Money | null
  /** Those of the party who are expected, and those of whom nothing was said yet. */
  expected: readonly string[]
  waiting: readonly string[]
}

/** The house's word when it cannot receive a guest: why, in its own words, what comes back, and who stays. Pure. */
export function composeDeclined(
  reservation: ReservationRow,
  { name, because, returned, expected, waiting }: DeclinedTold,
  host: Host,
): CorrespondenceLetterProps {
  const { locale } = reservation.person
  const t = translate(copy, locale)
  const stays = expected.length > 0 ? t('staysWith', { names: joinList(expected, locale) }) : t('stays')
  const rows: [string, string][] = [[t('seats'), String(reservation.seats)]]
  if (expected.length > 0) rows.push([t('withYou'), joinList(expected, locale)])
  if (waiting.length > 0) rows.push([t('waiting'), joinList(waiting, locale)])
  if (returned) rows.push([t('returned'), t('returnedIn', { amount: tellMoney(returned, locale) })])
  return {
    ...frame(reservation, host),
    subject: t('declined', { name }),
    paragraphs: [t('declinedText', { name }), because, `${stays} ${t('passes')}`],
    rows,
  }
}

function frame(reservation: ReservationRow, host: Host) {
  const t = translate(copy, reservation.person.locale)
  return {
    topic: 'guests_answered' as const,
    ...frameLetter(reservation, host),
    action: { label: t('see'), to: { page: 'reservation' as const, reservationId: reservation.id } },
    aside: t('aside'),
  }
}

const tellMoney = ({ amount, currency }: Money, locale: Locale) => formatMoney(amount, currency, locale)
