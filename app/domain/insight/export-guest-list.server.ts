import { defineCopy, type Locale, translate } from '~/shared/copy'
import { writeCsv } from '~/shared/csv'
import type { Database } from '~db/client'
import { tellAnswer } from '../answers/tell-answer'
import { writeLocalMoment } from '../events/local-time'
import { writeMajorUnits } from '../events/money'
import { readEventForDoor } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import { guestList } from './guest-list-queries.server'
import { type PartyAnswers, readPartyAnswers, type SeatAnswers } from './party-answers.server'
import type { DepositState, GuestRow } from './types'

const copy = defineCopy({
  fr: {
    name: 'Nom',
    guests: 'Accompagné de',
    unnamed: 'À nommer',
    waiting: 'Attendent la maison',
    seats: 'Places',
    state: 'État',
    until: 'Jusqu’au',
    deposit: 'Caution',
    amount: 'Montant',
    returned: 'Rendu',
    currency: 'Devise',
    city: 'Ville',
    language: 'Langue',
    since: 'Depuis le',
    held: 'en attente',
    offered: 'proposée',
    confirmed: 'confirmée',
    lapsed: 'échue',
    cancelled: 'annulée',
    waiver: 'Décharge',
    signed: 'signée',
    unsigned: 'à signer',
    none: 'aucune',
    awaited: 'attendue',
    authorised: 'autorisée',
    paid: 'réglée',
    given_back: 'rendue',
  },
  en: {
    name: 'Name',
    guests: 'Comes with',
    unnamed: 'To be named',
    waiting: 'Wait for the house',
    seats: 'Seats',
    state: 'State',
    until: 'Until',
    deposit: 'Deposit',
    amount: 'Amount',
    returned: 'Returned',
    currency: 'Currency',
    city: 'City',
    language: 'Language',
    since: 'Since',
    held: 'on hold',
    offered: 'offered',
    confirmed: 'confirmed',
    lapsed: 'lapsed',
    cancelled: 'cancelled',
    waiver: 'Waiver',
    signed: 'signed',
    unsigned: 'to be signed',
    none: 'none',
    awaited: 'awaited',
    authorised: 'authorised',
    paid: 'paid',
    given_back: 'returned',
  },
})

/**
 * The guest list as a CSV file that is safe to open in a spreadsheet, in the reader's language; times are the venue's
 * with their offset, sums in major units. Null when the list is not the actor's to read.
 */
export async function exportGuestList(
  db: Database,
  actor: Actor,
  asked: { eventId: string; locale: Locale },
): Promise<{ fileName: string; csv: string } | null> {
  const event = await readEventForDoor(db, actor, asked.eventId)
  const guests = await guestList(db, actor, asked.eventId)
  const party = await readPartyAnswers(db, actor, asked.eventId)
  if (event === null || guests === null || party === null) return null
  const t = translate(copy, asked.locale)
  const head = [
    t('name'),
    t('guests'),
    t('unnamed'),
    t('waiting'),
    t('seats'),
    t('state'),
    t('until'),
    t('deposit'),
    t('amount'),
    t('returned'),
    t('currency'),
    t('city'),
    t('language'),
    t('since'),
    ...party.questions.map(({ label }) => label[asked.locale]),
    ...(party.hasWaiver ? [t('waiver')] : []),
  ]
  const body = guests.map(guest => [
    ...rowOf(guest, event.timeZone, asked.locale),
    ...answersOf(guest, party, asked.locale),
  ])
  return { fileName: `${event.slug}.csv`, csv: writeCsv([head, ...body]) }
}

function rowOf(guest: GuestRow, timeZone: string, locale: Locale): string[] {
  const t = translate(copy, locale)
  const at = (instant: Date | null) => (instant === null ? '' : writeLocalMoment(instant, timeZone))
  const { kind } = guest.deposit
  return [
    guest.name,
    guest.guestNames.join(', '),
    guest.unnamed > 0 ? String(guest.unnamed) : '',
    guest.waitingNames.join(', '),
    String(guest.seats),
    t(guest.state),
    at(guest.until),
    t(kind === 'returned' ? 'given_back' : kind),
    ...sumsOf(guest.deposit),
    guest.city ?? '',
    guest.locale,
    at(guest.since),
  ]
}

/** A cell for each question: what the person said, then what each of their guests said, by name. */
function answersOf(guest: GuestRow, { questions, hasWaiver, seats }: PartyAnswers, locale: Locale): string[] {
  const t = translate(copy, locale)
  const own = seats.filter(({ reservationId }) => reservationId === guest.reservationId)
  const cell = (tell: (seat: SeatAnswers) => string) =>
    own
      .map(seat => ({ words: tell(seat), seat }))
      .filter(({ words }) => words !== '')
      .map(({ words, seat }) => (seat.position === 0 ? words : `${seat.name}: ${words}`))
      .join(' · ')
  return [
    ...questions.map(question => cell(({ answers }) => tellAnswer(question, answers[question.id], locale))),
    ...(hasWaiver ? [cell(({ signature }) => t(signature ? 'signed' : 'unsigned'))] : []),
  ]
}

function sumsOf(deposit: DepositState): [amount: string, returned: string, currency: string] {
  if (deposit.kind === 'none') return ['', '', '']
  const { amount, currency } = deposit
  const returned = deposit.kind === 'returned' ? writeMajorUnits(deposit.returned, currency) : ''
  return [writeMajorUnits(amount, currency), returned, currency]
}
