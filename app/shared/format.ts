import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { Locale } from './copy'

/**
 * Sums, dates and hours as a host writes them, in French and in English. Everything is assembled here from numbers and
 * the names of days and months, so that a server and a browser with other versions of their language data agree to the
 * letter. Instants are ISO strings with an offset or a `Date`; days are `YYYY-MM-DD`; zones are IANA names.
 */
export type Moment = string | Date
const NBSP = '\u00a0'
const NARROW = '\u202f'
const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const

/** `minor` is an integer of the currency's smallest unit: 50000 EUR is "500 €". No decimals when whole. */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
  const digits = fractionDigits(currency)
  const scale = 10 ** digits
  const whole = Math.abs(minor) % scale === 0
  const symbol = symbolOf(currency, locale)
  const amount = formatNumber(Math.abs(minor) / scale, locale, whole ? 0 : digits)
  const sign = minor < 0 ? '−' : ''
  if (locale === 'fr') return `${sign}${amount}${NBSP}${symbol}`
  return symbol.length > 1 ? `${sign}${symbol}${NBSP}${amount}` : `${sign}${symbol}${amount}`
}

/** How many digits stand after the point of a sum: 2 for EUR, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return once(
    `digits ${currency}`,
    () =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2,
  )
}

function symbolOf(currency: string, locale: Locale): string {
  return once(`symbol ${currency} ${locale}`, () => {
    const format = new Intl.NumberFormat(TAGS[locale], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    })
    return format.formatToParts(0).find(part => part.type === 'currency')?.value ?? currency
  })
}

/** Thousands parted by a narrow no-break space in French, by a comma in English. */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  const fixed = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals)
  const [units = '0', fraction] = fixed.split('.')
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',')
  const point = locale === 'fr' ? ',' : '.'
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? point + fraction : ''}`
}

/** A share of a whole, 0 to 1, as "38 %" or "38%". */
export function formatShare(share: number, locale: Locale): string {
  return `${formatNumber(share * 100, locale, 0)}${locale === 'fr' ? NARROW : ''}%`
}

export type DayOptions = { weekday?: boolean; year?: boolean; capital?: boolean }

/** "12 février 2027"; with `weekday`, "vendredi 12 février 2027"; `year: false` leaves the year out. */
export function formatDay(day: string, locale: Locale, options: DayOptions = {}): string {
  return formatDays([day], locale, options)
}

/**
 * Several days of one event, in order: "vendredi 12 et samedi 13 février 2027". Two days are joined by "and"; three or
 * more that follow each other become "du 12 au 14 février 2027"; month and year are said once when shared.
 */
export function formatDays(days: readonly string[], locale: Locale, options: DayOptions = {}): string {
  const { weekday = false, year = true, capital = false } = options
  const dates = [...new Set(days)].sort().map(day => Temporal.PlainDate.from(day))
  const [first] = dates
  const last = dates.at(-1)
  if (!first || !last) return ''
  const shown = dates.length > 2 && areConsecutive(dates) ? [first, last] : dates
  const written = shown.map((date, index) => {
    const next = shown[index + 1]
    const sameMonth = next !== undefined && next.month === date.month && next.year === date.year
    const withYear = year && (next === undefined || next.year !== date.year)
    const name = weekday ? `${weekdayName(date, locale)} ` : ''
    const month = sameMonth ? '' : `${NBSP}${monthName(date, locale)}`
    return `${name}${dayNumber(date, locale)}${month}${withYear ? ` ${date.year}` : ''}`
  })
  const text = shown.length === dates.length ? joinList(written, locale) : joinRange(written, weekday, locale)
  return capital ? capitalize(text) : text
}

function joinRange(ends: string[], weekday: boolean, locale: Locale): string {
  const [from, to] = [ends[0] ?? '', ends.at(-1) ?? '']
  if (locale === 'fr') return `du ${from} au ${to}`
  return weekday ? `${from} to ${to}` : `${from}–${to}`.replace(/(\D)–(\d)/, '$1 – $2')
}

function areConsecutive(dates: Temporal.PlainDate[]): boolean {
  return dates.every((date, i) => i === 0 || dates[i - 1]?.add({ days: 1 }).equals(date))
}

/** "février 2027" from "2027-02". */
export function formatMonth(month: string, locale: Locale): string {
  const date = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return `${monthName(date, locale)} ${date.year}`
}

/** The days of a week by their names, Monday first. */
export function weekdayNames(locale: Locale): string[] {
  const monday = Temporal.PlainDate.from('2024-01-01')
  return Array.from({ length: 7 }, (_, days) => weekdayName(monday.add({ days }), locale))
}

/** The parts of a date set as typography: { day: "14", month: "janv." }; two days of one month read "12–13". */
export function formatDateFigure(days: readonly string[], locale: Locale): { day: string; month: string } {
  const dates = [...new Set(days)].sort().map(day => Temporal.PlainDate.from(day))
  const [first] = dates
  const last = dates.at(-1)
  if (!first || !last) return { day: '', month: '' }
  const month = (date: Temporal.PlainDate) => shortMonthName(date, locale)
  if (first.month === last.month) {
    return { day: first.equals(last) ? `${first.day}` : `${first.day}–${last.day}`, month: month(first) }
  }
  return { day: `${first.day}–${last.day}`, month: `${month(first)} – ${month(last)}` }
}

/** The hour on the venue's clock: "18 h", "9 h 30"; "6 pm", "9:30 am". */
export function formatTime(moment: Moment, zone: string, locale: Locale): string {
  const { hour, minute } = inZone(moment, zone)
  const padded = String(minute).padStart(2, '0')
  if (locale === 'fr') return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${padded}`
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  return `${twelve}${minute === 0 ? '' : `:${padded}`}${NBSP}${hour < 12 ? 'am' : 'pm'}`
}

/** "18 h à Helsinki", "6 pm in Helsinki". */
export function formatTimeAt(moment: Moment, zone: string, locale: Locale): string {
  return `${formatTime(moment, zone, locale)} ${locale === 'fr' ? 'à' : 'in'} ${formatPlace(zone, locale)}`
}

/** "mercredi 20 janvier, 18 h" on the venue's clock; the year only when asked. */
export function formatMoment(moment: Moment, zone: string, locale: Locale, options: DayOptions = {}): string {
  const day = inZone(moment, zone).toPlainDate().toString()
  const written = formatDay(day, locale, { weekday: true, year: false, ...options })
  return `${written}, ${formatTime(moment, zone, locale)}`
}

/** The day that an instant falls on, on the clock of a zone, as YYYY-MM-DD. */
export function dayInZone(moment: Moment, zone: string): string {
  return inZone(moment, zone).toPlainDate().toString()
}

/** "heure d’Helsinki, une heure après la vôtre"; "heure de Paris, la vôtre". Offsets hold at that very instant. */
export function compareZones(moment: Moment, venueZone: string, ownZone: string, locale: Locale): string {
  const minutes =
    (inZone(moment, venueZone).offsetNanoseconds - inZone(moment, ownZone).offsetNanoseconds) / 60_000_000_000
  const place = formatPlace(venueZone, locale)
  if (locale === 'fr') {
    const own =
      minutes === 0
        ? 'la même que la vôtre'
        : `${spellGap(minutes, 'fr')} ${minutes > 0 ? 'après' : 'avant'} la vôtre`
    return `heure ${elide('de', place)}, ${own}`
  }
  const own =
    minutes === 0
      ? 'the same as yours'
      : `${spellGap(minutes, 'en')} ${minutes > 0 ? 'ahead of' : 'behind'} yours`
  return `${place} time, ${own}`
}

function spellGap(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const parts: string[] = []
  if (hours > 0) {
    const word = locale === 'fr' ? (hours > 1 ? 'heures' : 'heure') : hours > 1 ? 'hours' : 'hour'
    parts.push(`${spellNumber(hours, locale, { feminine: true })} ${word}`)
  }
  if (rest > 0) {
    const word = locale === 'fr' ? (rest > 1 ? 'minutes' : 'minute') : rest > 1 ? 'minutes' : 'minute'
    parts.push(`${spellNumber(rest, locale, { feminine: true })} ${word}`)
  }
  return joinList(parts, locale)
}

const FRENCH_PLACES: Readonly<Record<string, string>> = {
  London: 'Londres',
  Brussels: 'Bruxelles',
  Rome: 'Rome',
  Lisbon: 'Lisbonne',
  Vienna: 'Vienne',
  Athens: 'Athènes',
  Moscow: 'Moscou',
  Copenhagen: 'Copenhague',
  Warsaw: 'Varsovie',
  Bucharest: 'Bucarest',
  Algiers: 'Alger',
  Cairo: 'Le Caire',
  Singapore: 'Singapour',
  Seoul: 'Séoul',
  Dubai: 'Dubaï',
  Montreal: 'Montréal',
  Geneva: 'Genève',
  Luxembourg: 'Luxembourg',
  Mexico_City: 'Mexico',
  Sao_Paulo: 'São Paulo',
  Hong_Kong: 'Hong Kong',
}

/** The city that names a zone, in the reader's language: Europe/London is "Londres" in French. */
export function formatPlace(zone: string, locale: Locale): string {
  const city = zone.split('/').at(-1) ?? zone
  return (locale === 'fr' && FRENCH_PLACES[city]) || city.replaceAll('_', ' ')
}

/** "de Paris", "d’Helsinki", "du Caire": French joins the preposition to what follows. */
export function elide(preposition: 'de' | 'que', word: string): string {
  if (preposition === 'de' && word.startsWith('Le ')) return `du ${word.slice(3)}`
  const start = word.normalize('NFD').charAt(0).toLowerCase()
  return 'aeiouyh'.includes(start) && start !== ''
    ? `${preposition.slice(0, -1)}’${word}`
    : `${preposition} ${word}`
}

/** A length of time from whole minutes: "45 min", "1 h 30", "2 jours"; "45 min", "1 h 30 min", "2 days". */
export function formatDuration(minutes: number, locale: Locale): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = Math.round(minutes % 60)
  const dayWord = locale === 'fr' ? (days > 1 ? 'jours' : 'jour') : days > 1 ? 'days' : 'day'
  const parts = days > 0 ? [`${days}${NBSP}${dayWord}`] : []
  if (hours > 0 && rest > 0) {
    parts.push(
      `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}${locale === 'fr' ? '' : `${NBSP}min`}`,
    )
  } else if (hours > 0) {
    parts.push(`${hours}${NBSP}h`)
  } else if (rest > 0 || days === 0) {
    parts.push(`${rest}${NBSP}min`)
  }
  return parts.join(' ')
}

const WORDS = {
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente',
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty',
} as const

/** A whole number in words up to thirty, in figures above: "vingt-quatre", "une" when feminine. */
export function spellNumber(
  value: number,
  locale: Locale,
  { feminine = false, capital = false }: { feminine?: boolean; capital?: boolean } = {},
): string {
  const word = WORDS[locale].split(' ')[value] ?? formatNumber(value, locale)
  const gendered = feminine && locale === 'fr' ? word.replace(/un$/, 'une') : word
  return capital ? capitalize(gendered) : gendered
}

/** "a, b et c"; "a, b and c". Empty strings are left out. */
export function joinList(items: readonly string[], locale: Locale, word: 'and' | 'or' = 'and'): string {
  const kept = items.filter(item => item !== '')
  const joint = { fr: { and: 'et', or: 'ou' }, en: { and: 'and', or: 'or' } }[locale][word]
  if (kept.length < 2) return kept[0] ?? ''
  return `${kept.slice(0, -1).join(', ')} ${joint} ${kept.at(-1)}`
}

export function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}

function inZone(moment: Moment, zone: string): Temporal.ZonedDateTime {
  const instant =
    typeof moment === 'string'
      ? Temporal.Instant.from(moment)
      : Temporal.Instant.fromEpochMilliseconds(moment.getTime())
  return instant.toZonedDateTimeISO(zone)
}

function dayNumber(date: Temporal.PlainDate, locale: Locale): string {
  return date.day === 1 && locale === 'fr' ? '1er' : String(date.day)
}

const weekdayName = (date: Temporal.PlainDate, locale: Locale) =>
  once(`weekday ${date.dayOfWeek} ${locale}`, () => nameOf(date, locale, { weekday: 'long' }))
const monthName = (date: Temporal.PlainDate, locale: Locale) =>
  once(`month ${date.month} ${locale}`, () => nameOf(date, locale, { month: 'long' }))
const shortMonthName = (date: Temporal.PlainDate, locale: Locale) =>
  once(`short month ${date.month} ${locale}`, () => nameOf(date, locale, { month: 'short' }))

function nameOf(date: Temporal.PlainDate, locale: Locale, part: Intl.DateTimeFormatOptions): string {
  const utc = Date.UTC(date.year, date.month - 1, date.day, 12)
  return new Intl.DateTimeFormat(TAGS[locale], { ...part, timeZone: 'UTC' }).format(utc)
}

/** What a language calls its days, months and currencies: few words, each costly to ask Intl for. */
const known = new Map<string, string | number>()

function once<Value extends string | number>(key: string, ask: () => Value): Value {
  const value = (known.get(key) as Value | undefined) ?? ask()
  known.set(key, value)
  return value
}

/** Every day that an event touches on the venue's clock, as YYYY-MM-DD, in order. One that ends at midnight ends the day before. */
export function daysInZone(from: Moment, to: Moment, zone: string): string[] {
  const key = `${zone} ${new Date(from).getTime()} ${new Date(to).getTime()}`
  const known = daysKnown.get(key)
  if (known) return [...known]
  const days = countDays(from, to, zone)
  daysKnown.set(key, days)
  return [...days]
}

/** A list asks for the days of each of its events anew, and an event seldom moves. */
const daysKnown = new LRUCache<string, string[]>({ max: 2_000 })

function countDays(from: Moment, to: Moment, zone: string): string[] {
  const last = inZone(to, zone).subtract({ milliseconds: 1 }).toPlainDate()
  const days: string[] = []
  for (
    let day = inZone(from, zone).toPlainDate();
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    days.push(day.toString())
  }
  return days
}

/** "Ivalo Test Ground, Ivalo"; a city that the venue names already is not said twice. */
export function formatVenue({ venue, city }: { venue: string; city: string }): string {
  return city && !venue.includes(city) ? `${venue}, ${city}` : venue
}
