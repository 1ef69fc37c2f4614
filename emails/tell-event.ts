import type { LetterEvent, LetterMoney } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'
import { daysInZone, elide, formatDays, formatMoney, formatPlace, formatTime } from '~/shared/format'

/** "Vendredi 12 et samedi 13 février 2027, 9 h, heure d’Helsinki": the days of an event, and its first hour, at the venue. */
export function tellWhen(event: LetterEvent, locale: Locale): string {
  const days = daysInZone(event.startsAt, event.endsAt, event.timeZone)
  return [
    formatDays(days, locale, { weekday: true, capital: true }),
    formatTime(event.startsAt, event.timeZone, locale),
    tellClock(event, locale),
  ].join(', ')
}

/** "heure d’Helsinki", "Helsinki time": whose clock the hours of a letter are read on. */
export function tellClock({ timeZone }: LetterEvent, locale: Locale): string {
  const place = formatPlace(timeZone, locale)
  return locale === 'fr' ? `heure ${elide('de', place)}` : `${place} time`
}

export function tellMoney(money: LetterMoney, locale: Locale): string {
  return formatMoney(money.amount, money.currency, locale)
}
