import { defineCopy, type Locale, translate } from '~/shared/copy'
import { writeCsv } from '~/shared/csv'
import type { Database } from '~db/client'
import { writeLocalMoment } from '../events/local-time'
import { writeMajorUnits } from '../events/money'
import { readEventForDoor } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import { guestList } from './guest-list-queries.server'
import type { DepositState, GuestRow } from './types'

const copy = defineCopy({
  fr: {
    name: 'Nom',
    guests: 'Accompagné de',
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
    none: 'aucune',
    awaited: 'attendue',
    authorised: 'autorisée',
    paid: 'réglée',
    given_back: 'rendue',
  },
  en: {
    name: 'Name',
    guests: 'Comes with',
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
  if (event === null || guests === null) return null
  const t = translate(copy, asked.locale)
  const head = [
    t('name'),
    t('guests'),
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
  ]
  const body = guests.map(guest => rowOf(guest, event.timeZone, asked.locale))
  return { fileName: `${event.slug}.csv`, csv: writeCsv([head, ...body]) }
}

function rowOf(guest: GuestRow, timeZone: string, locale: Locale): string[] {
  const t = translate(copy, locale)
  const at = (instant: Date | null) => (instant === null ? '' : writeLocalMoment(instant, timeZone))
  const { kind } = guest.deposit
  return [
    guest.name,
    guest.guestNames.join(', '),
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

function sumsOf(deposit: DepositState): [amount: string, returned: string, currency: string] {
  if (deposit.kind === 'none') return ['', '', '']
  const { amount, currency } = deposit
  const returned = deposit.kind === 'returned' ? writeMajorUnits(deposit.returned, currency) : ''
  return [writeMajorUnits(amount, currency), returned, currency]
}
