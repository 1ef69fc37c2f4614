import type { Locale } from '~/shared/copy'
import { defineCopy, translate } from '~/shared/copy'

/** A dated part of an event: one entry of a diary. `isChosen`: the reservation took it among others. */
export type CalendarSlot = { id: string; label: string; startsAt: Date; endsAt: Date; isChosen?: boolean }

export type CalendarEntry = {
  reservationId: string
  title: string
  brandName: string
  venue: string
  city: string
  /** The slots that the party sits in; at least one. */
  slots: readonly CalendarSlot[]
  /** Those that it let go of: a diary that knew of them takes them away. */
  gone?: readonly CalendarSlot[]
  seats: number
  guests: readonly string[]
  standing: 'held' | 'confirmed' | 'cancelled'
  /** How often what is told of the event, or what the party is in it, has changed: each word takes the place of the former. */
  revision: number
  /** The moment that the file speaks of. The same entry at the same moment is the same text, octet for octet. */
  stampedAt: Date
  url?: string
}

const copy = defineCopy({
  fr: {
    invitation: 'Une invitation de {{brand}}.',
    seats_one: '{{count}} place à votre nom.',
    seats_other: '{{count}} places à votre nom.',
    with: 'Avec vous\u202f: {{names}}.',
    held_one: 'Une place vous est gardée, pas encore confirmée.',
    held_other: '{{count}} places vous sont gardées, pas encore confirmées.',
    cancelled: 'Cette réservation est annulée.',
  },
  en: {
    invitation: 'An invitation from {{brand}}.',
    seats_one: '{{count}} seat in your name.',
    seats_other: '{{count}} seats in your name.',
    with: 'With you: {{names}}.',
    held_one: 'A seat is held for you, not yet confirmed.',
    held_other: '{{count}} seats are held for you, not yet confirmed.',
    cancelled: 'This reservation is cancelled.',
  },
})

/** What an entry is to a diary, and its number among the words that were sent of it: each takes the place of the former. */
const statuses = {
  held: { status: 'TENTATIVE', sequence: 0 },
  confirmed: { status: 'CONFIRMED', sequence: 1 },
  cancelled: { status: 'CANCELLED', sequence: 2 },
} as const

/**
 * A reservation as an iCalendar file (RFC 5545): lines ended by CRLF and folded at 75 octets, texts escaped, instants
 * in UTC, an entry a slot. A slot that was chosen has a UID of its own for good, whatever else is chosen or let go; the
 * event's whole has the reservation's, and where it has several slots each names its own.
 */
export function writeCalendarFile(
  entry: CalendarEntry,
  locale: Locale,
  method: 'PUBLISH' | 'CANCEL' = 'PUBLISH',
): string {
  return writeCalendar([entry], locale, undefined, method)
}

/** Several reservations as one file. With a `name` it is a diary that is asked for again, about every hour. */
export function writeCalendar(
  entries: readonly CalendarEntry[],
  locale: Locale,
  name?: string,
  method: 'PUBLISH' | 'CANCEL' = 'PUBLISH',
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Connivence//Reservations//${locale.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined
      ? []
      : [
          `NAME:${escapeText(name)}`,
          `X-WR-CALNAME:${escapeText(name)}`,
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
          'X-PUBLISHED-TTL:PT1H',
        ]),
    ...entries.flatMap(entry => [
      ...entry.slots.flatMap(slot => writeEntry(entry, slot, locale)),
      ...(entry.gone ?? []).flatMap(slot => writeEntry({ ...entry, standing: 'cancelled' }, slot, locale)),
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}

function writeEntry(entry: CalendarEntry, slot: CalendarSlot, locale: Locale): string[] {
  const { status, sequence } = statuses[entry.standing]
  const isWhole = !slot.isChosen && entry.slots.filter(({ isChosen }) => !isChosen).length === 1
  const title = slot.label === '' ? entry.title : `${entry.title} · ${slot.label}`
  const place = [entry.venue, entry.city].filter(part => part !== '').join(', ')
  return [
    'BEGIN:VEVENT',
    `UID:${entry.reservationId}${isWhole ? '' : `.${slot.id}`}@connivence`,
    `SEQUENCE:${sequence + entry.revision}`,
    `STATUS:${status}`,
    `DTSTAMP:${writeInstant(entry.stampedAt)}`,
    `DTSTART:${writeInstant(slot.startsAt)}`,
    `DTEND:${writeInstant(slot.endsAt)}`,
    `SUMMARY;LANGUAGE=${locale}:${escapeText(title)}`,
    `LOCATION;LANGUAGE=${locale}:${escapeText(place)}`,
    `DESCRIPTION;LANGUAGE=${locale}:${escapeText(describe(entry, locale))}`,
    ...(entry.url ? [`URL:${entry.url}`] : []),
    `TRANSP:${entry.standing === 'confirmed' ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ]
}

/** The name under which the file is saved. */
export function nameCalendarFile(slug: string): string {
  return `${slug}.ics`
}

function describe(entry: CalendarEntry, locale: Locale): string {
  const t = translate(copy, locale)
  const lines = [t('invitation', { brand: entry.brandName })]
  if (entry.standing === 'cancelled') return [...lines, t('cancelled')].join('\n')
  lines.push(t(entry.standing === 'held' ? 'held' : 'seats', { count: entry.seats }))
  if (entry.guests.length > 0) lines.push(t('with', { names: entry.guests.join(', ') }))
  return lines.join('\n')
}

function writeInstant(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, character => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '')
}

/** Lines of at most 75 octets, each next one begun by a space; a character is never cut in two. */
function fold(line: string): string {
  const folded: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      folded.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...folded, current].join('\r\n')
}
