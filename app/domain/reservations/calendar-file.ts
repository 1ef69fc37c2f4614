import type { Locale } from '~/shared/copy'
import { defineCopy, translate } from '~/shared/copy'

export type CalendarEntry = {
  reservationId: string
  title: string
  brandName: string
  venue: string
  city: string
  startsAt: Date
  endsAt: Date
  seats: number
  guests: readonly string[]
  cancelled: boolean
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
    cancelled: 'Cette réservation est annulée.',
  },
  en: {
    invitation: 'An invitation from {{brand}}.',
    seats_one: '{{count}} seat in your name.',
    seats_other: '{{count}} seats in your name.',
    with: 'With you: {{names}}.',
    cancelled: 'This reservation is cancelled.',
  },
})

/**
 * A reservation as an iCalendar file (RFC 5545): lines ended by CRLF and folded at 75 octets, texts escaped, instants
 * in UTC. The UID is the reservation's for good; a cancellation has the next SEQUENCE, so that it takes the place of
 * the entry that the confirmation made.
 */
export function writeCalendarFile(entry: CalendarEntry, locale: Locale): string {
  const place = [entry.venue, entry.city].filter(part => part !== '').join(', ')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Connivence//Reservations//${locale.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.reservationId}@connivence`,
    `SEQUENCE:${entry.cancelled ? 1 : 0}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTAMP:${writeInstant(entry.stampedAt)}`,
    `DTSTART:${writeInstant(entry.startsAt)}`,
    `DTEND:${writeInstant(entry.endsAt)}`,
    `SUMMARY;LANGUAGE=${locale}:${escapeText(entry.title)}`,
    `LOCATION;LANGUAGE=${locale}:${escapeText(place)}`,
    `DESCRIPTION;LANGUAGE=${locale}:${escapeText(describe(entry, locale))}`,
    ...(entry.url ? [`URL:${entry.url}`] : []),
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}

/** The name under which the file is saved. */
export function nameCalendarFile(slug: string): string {
  return `${slug}.ics`
}

function describe(entry: CalendarEntry, locale: Locale): string {
  const t = translate(copy, locale)
  const lines = [t('invitation', { brand: entry.brandName })]
  if (entry.cancelled) return [...lines, t('cancelled')].join('\n')
  lines.push(t('seats', { count: entry.seats }))
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
