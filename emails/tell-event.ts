import type { LetterEvent, LetterMoney } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'
import { daysInZone, elide, formatDays, formatMoney, formatPlace, formatTime } from '~/shared/format'

/** "Vendredi 12 et samedi 13 février 2027, 9 h, heure d’Helsinki": the days of an event, and its first hour, at the venue. */
export function tellWhen(event: LetterEvent, locale: Locale): string {
  const days = daysInZone(event.startsAt, event.endsAt, event.timeZone)
  const place = formatPlace(event.timeZone, locale)
  return [
    formatDays(days, locale, { weekday: true, capital: true }),
    formatTime(event.startsAt, event.timeZone, locale),
    locale === 'fr' ? `heure ${elide('de', place)}` : `${place} time`,
  ].join(', ')
}

export function tellMoney(money: LetterMoney, locale: Locale): string {
  return formatMoney(money.amount, money.currency, locale)
}
