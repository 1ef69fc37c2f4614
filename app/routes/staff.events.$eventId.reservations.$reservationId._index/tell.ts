import type { PastAct } from '~/domain/reservations/house-history.server'
import type { HouseLetter, HouseReservation } from '~/domain/reservations/house-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, formatMoment, formatMoney, formatTime, joinList } from '~/shared/format'
import { tellReservedSlot } from '~/web/tell-slots'
import { copy } from './copy'

/** What a party is, line by line, for the staff of its event; times are the venue's. */
export function tellParty(reservation: HouseReservation, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const { seats, guests, slots, further, standing, expiresAt, source } = reservation
  const unnamed = seats - 1 - guests.length
  const company = [...guests, ...(unnamed > 0 ? [t('unnamed', { count: unnamed })] : [])]
  const told = slots.map(slot => tellReservedSlot(slot, zone, null, locale))
  const until = expiresAt ? formatMoment(expiresAt, zone, locale) : ''
  return {
    rows: [
      { term: t('state'), values: [t(standing, { until })] },
      { term: t('seats'), values: [String(seats), ...(further ? [tellFurther(further, zone, locale)] : [])] },
      { term: t('withThem'), values: [company.length === 0 ? t('nobody') : joinList(company, locale)] },
      {
        term: t('slots'),
        values:
          told.length === 0
            ? [t('whole')]
            : told.map(({ when, name }) => [when, name].filter(Boolean).join(' · ')),
      },
      { term: t('deposit'), values: tellDeposit(reservation.deposit, locale) },
      { term: t('origin'), values: [t(source)] },
    ],
    owed: reservation.owedWhole && reservation.deposit ? t(`owed_${reservation.owedWhole}`) : null,
  }
}

function tellFurther(
  { seats, expiresAt }: NonNullable<HouseReservation['further']>,
  zone: string,
  locale: Locale,
): string {
  return translate(copy, locale)('further', { count: seats, until: formatTime(expiresAt, zone, locale) })
}

function tellDeposit(deposit: HouseReservation['deposit'], locale: Locale): string[] {
  const t = translate(copy, locale)
  if (!deposit) return [t('none')]
  const sum = (amount: number) => ({ sum: formatMoney(amount, deposit.currency, locale) })
  return [
    deposit.paid > 0 ? t('paid', sum(deposit.paid)) : t('asked', sum(deposit.amount)),
    ...(deposit.sharesReturned > 0 ? [t('left', sum(deposit.sharesReturned))] : []),
    ...(deposit.refund ? [t(deposit.refund.standing, sum(deposit.refund.amount))] : []),
  ]
}

/** Something that was done, in words: what, by whom, why. */
export function tellPast(act: PastAct, currency: string, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const by = {
    person: t('byPerson'),
    nobody: t('byNobody'),
    staff: t('by', { name: act.by.kind === 'staff' ? act.by.name : '' }),
  }[act.by.kind]
  const details = [
    ...(act.seats === null ? [] : [tellSeats(act.seats, locale)]),
    ...(act.named > 0 ? [t('pastNamed', { count: act.named })] : []),
    ...(act.returned > 0 ? [t('pastReturned', { sum: formatMoney(act.returned, currency, locale) })] : []),
    ...(act.isWhole && act.returned > 0 ? [t('pastWhole')] : []),
    ...(act.passesLine ? [t('pastLine')] : []),
  ]
  return {
    at: formatMoment(act.at, zone, locale, { year: true, capital: true }),
    dateTime: act.at.toISOString(),
    title: `${t(act.kind)}, ${by}`,
    details: details.join(' · '),
    reason: act.reason === '' ? null : t('reason', { reason: act.reason }),
    word: act.word === '' ? null : t('word', { word: act.word }),
  }
}

function tellSeats(seats: string, locale: Locale): string {
  const t = translate(copy, locale)
  const count = Number(seats)
  return Number.isInteger(count) ? t('pastSeats', { count }) : t('pastMoved', { seats })
}

const letterNames = [
  'reservation_confirmed',
  'reservation_cancelled',
  'reservation_offered',
  'event_changed',
  'deposit_returned',
  'reservation_changed',
  'reminder',
  'answers_missing',
  'thanks',
  'drive_lost',
] as const

export function tellLetter({ id, kind, topic, state, at }: HouseLetter, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const name = letterNames.find(each => each === topic || each === kind)
  return {
    id,
    name: t(name ?? 'other'),
    at: capitalize(formatMoment(at, zone, locale)),
    fate: t(fateOf(state)),
  }
}

function fateOf(state: string): 'queued' | 'heldBack' | 'sent' | 'delivered' | 'notDelivered' {
  if (state === 'queued' || state === 'sending') return 'queued'
  if (state === 'held') return 'heldBack'
  return state === 'sent' || state === 'delivered' ? state : 'notDelivered'
}
