import { defineCopy, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatMoney, formatTime, joinList } from '~/shared/format'
import type { Money } from '../events/types'
import type { CorrespondenceLetterProps } from '../letters/types'
import type { ReservedSlot } from './chosen-slots.server'
import { frameLetter, type Host } from './frame-letter'
import type { ReservationRow } from './store.server'

const copy = defineCopy({
  fr: {
    subject: 'Votre réservation a changé',
    text: 'C’est noté. Voici ce qui était, et ce qui vaut désormais\u202f; tout le reste demeure.',
    textByHouse:
      'La maison a changé votre réservation pour vous. Voici ce qui était, et ce qui vaut désormais\u202f; tout le reste demeure.',
    passes:
      'Vos laissez-passer sont nouveaux\u00a0: ouvrez-les depuis la page de votre réservation, les anciens n’ouvrent plus.',
    seats: 'Places',
    slots: 'Créneaux',
    withYou: 'Avec vous',
    paid: 'Caution',
    paidIn: '{{amount}}, reçue',
    returned: 'Vous revient',
    returnedIn: '{{amount}}, sur la carte qui a servi, sous cinq à dix jours',
    fromTo: '{{before}} → {{after}}',
    nobody: 'personne',
    none: 'aucun',
    slot: '{{day}}, {{time}}',
    see: 'Voir ma réservation',
    aside:
      'Vous recevez cette lettre parce que votre réservation a changé\u202f; elle n’est pas promotionnelle. Si ce n’était pas vous, répondez-nous.',
    asideByHouse:
      'Vous recevez cette lettre parce que la maison a changé votre réservation\u202f; elle n’est pas promotionnelle. Si ce n’est pas ce que vous attendiez, répondez-nous.',
  },
  en: {
    subject: 'Your reservation has changed',
    text: 'It is noted. This is what was, and what holds from now on; everything else stays.',
    textByHouse:
      'The house has changed your reservation for you. This is what was, and what holds from now on; everything else stays.',
    passes:
      'Your passes are new ones: open them from the page of your reservation, for the former no longer let anyone in.',
    seats: 'Seats',
    slots: 'Slots',
    withYou: 'With you',
    paid: 'Deposit',
    paidIn: '{{amount}}, received',
    returned: 'Comes back to you',
    returnedIn: '{{amount}}, on the card you used, within five to ten days',
    fromTo: '{{before}} → {{after}}',
    nobody: 'nobody',
    none: 'none',
    slot: '{{day}}, {{time}}',
    see: 'See my reservation',
    aside:
      'You receive this letter because your reservation has changed; it is not promotional. If it was not you, please reply to us.',
    asideByHouse:
      'You receive this letter because the house has changed your reservation; it is not promotional. If it is not what you expected, please reply to us.',
  },
})

type Row = [string, string]
type PartyTold = { seats: number; guests: readonly string[]; slots: readonly ReservedSlot[] }
type Told = {
  before: PartyTold
  after: PartyTold
  returned: Money | null
  paid: Money | null
  renewsPasses: boolean
  byHouse?: ByHouse
}

/** The house did it in the person's place; `word`: what it says of it to them, if anything. */
export type ByHouse = { word: string }

/** The house's word after a change, before and after side by side, on the venue's clock. Pure. */
export function composeChanged(
  reservation: ReservationRow,
  { before, after, returned, paid, renewsPasses, byHouse }: Told,
  host: Host,
): CorrespondenceLetterProps {
  const { event, person, id } = reservation
  const { locale } = person
  const t = translate(copy, locale)
  const tell = ({ amount, currency }: Money) => formatMoney(amount, currency, locale)
  const tellSlots = (slots: readonly ReservedSlot[]) =>
    slots.length === 0
      ? t('none')
      : slots
          .map(({ startsAt, label, model }) => {
            const day = capitalize(formatDay(dayInZone(startsAt, event.timeZone), locale, { year: false }))
            const when = t('slot', { day, time: formatTime(startsAt, event.timeZone, locale) })
            return [when, model ?? '', label[locale]].filter(Boolean).join(' · ')
          })
          .join('\u202f; ')
  const tellGuests = (names: readonly string[]) =>
    names.length === 0 ? t('nobody') : joinList([...names], locale)
  const facts: [string, string, string][] = [
    [t('seats'), String(before.seats), String(after.seats)],
    [t('slots'), tellSlots(before.slots), tellSlots(after.slots)],
    [t('withYou'), tellGuests(before.guests), tellGuests(after.guests)],
  ]
  const rows = facts
    .filter(([, was, is]) => was !== is)
    .map(([term, was, is]): Row => [term, t('fromTo', { before: was, after: is })])
  return {
    topic: 'reservation_changed',
    subject: t('subject'),
    ...frameLetter(reservation, host),
    paragraphs: [
      t(byHouse ? 'textByHouse' : 'text'),
      ...(byHouse?.word ? [byHouse.word] : []),
      ...(renewsPasses ? [t('passes')] : []),
    ],
    rows: [
      ...rows,
      ...(paid ? [[t('paid'), t('paidIn', { amount: tell(paid) })] satisfies Row] : []),
      ...(returned ? [[t('returned'), t('returnedIn', { amount: tell(returned) })] satisfies Row] : []),
    ],
    action: { label: t('see'), to: { page: 'reservation', reservationId: id } },
    aside: t(byHouse ? 'asideByHouse' : 'aside'),
  }
}
