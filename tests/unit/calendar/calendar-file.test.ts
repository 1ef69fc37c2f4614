import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachCalendar } from '~/domain/calendar/attach-calendar'
import { type CalendarEntry, writeCalendarFile } from '~/domain/calendar/calendar-file'

const entry: CalendarEntry = {
  reservationId: '7b0c5e4e-3f0a-4b7e-9a57-0f1d2c3b4a59',
  title: 'Avant-première en Laponie',
  brandName: 'Aurora',
  venue: 'Ivalo Test Ground',
  city: 'Ivalo',
  slots: [
    {
      id: 'whole',
      label: '',
      startsAt: new Date('2027-02-12T07:30:00Z'),
      endsAt: new Date('2027-02-13T13:30:00Z'),
    },
  ],
  seats: 2,
  guests: ['Hugo Renard'],
  standing: 'confirmed',
  revision: 0,
  stampedAt: new Date('2027-01-02T10:00:00.123Z'),
}
const unfold = (file: string) => file.replaceAll('\r\n ', '')
const read = (file: string, name: string) =>
  unfold(file)
    .split('\r\n')
    .find(line => line.split(/[;:]/)[0] === name)
    ?.replace(/^[^:]+:/, '')

test('the entry says what, where and when, in UTC and in the reader’s language', () => {
  const file = writeCalendarFile(entry, 'fr')
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
  expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  expect(read(file, 'METHOD')).toBe('PUBLISH')
  expect(read(file, 'UID')).toBe('7b0c5e4e-3f0a-4b7e-9a57-0f1d2c3b4a59@connivence')
  expect(read(file, 'DTSTART')).toBe('20270212T073000Z')
  expect(read(file, 'DTEND')).toBe('20270213T133000Z')
  expect(read(file, 'DTSTAMP')).toBe('20270102T100000Z')
  expect(read(file, 'LOCATION')).toBe('Ivalo Test Ground\\, Ivalo')
  expect(read(file, 'DESCRIPTION')).toBe(
    'Une invitation de Aurora.\\n2 places à votre nom.\\nAvec vous\u202f: Hugo Renard.',
  )
  expect(read(writeCalendarFile({ ...entry, seats: 1, guests: [] }, 'en'), 'DESCRIPTION')).toBe(
    'An invitation from Aurora.\\n1 seat in your name.',
  )
})

test('a confirmation, then a cancellation, are the same entry’s next words', () => {
  const [held, made, ended] = [
    writeCalendarFile({ ...entry, standing: 'held' }, 'en'),
    writeCalendarFile(entry, 'en'),
    writeCalendarFile({ ...entry, standing: 'cancelled' }, 'en'),
  ]
  expect(read(ended, 'UID')).toBe(read(made, 'UID'))
  expect(read(held, 'UID')).toBe(read(made, 'UID'))
  expect([read(held, 'SEQUENCE'), read(held, 'STATUS')]).toEqual(['0', 'TENTATIVE'])
  expect([read(made, 'SEQUENCE'), read(made, 'STATUS')]).toEqual(['1', 'CONFIRMED'])
  expect([read(ended, 'SEQUENCE'), read(ended, 'STATUS')]).toEqual(['2', 'CANCELLED'])
})

test('no text, whatever it holds, breaks a line, grows one past 75 octets or cuts a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('fr' as const, 'en' as const),
      (text, locale) => {
        const title = Buffer.from(text).toString()
        const file = writeCalendarFile({ ...entry, title, venue: title, guests: [title] }, locale)
        const lines = file.split('\r\n')
        expect(lines.at(-1)).toBe('')
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.from(line).toString()).toBe(line)
        }
        const escaped = read(file, 'SUMMARY') ?? ''
        const unescaped = escaped.replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character))
        expect(unescaped).toBe(title.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ''))
      },
    ),
  )
}, 30_000)

test('a letter’s file is the same octet for octet at every try', () => {
  const props = {
    greeting: 'Chère Madame Renard,',
    reservationId: entry.reservationId,
    seats: 2,
    guestNames: ['Hugo Renard'],
    deposit: null,
    event: {
      title: entry.title,
      slug: 'laponie-avant-premiere',
      art: 'aurora' as const,
      venue: entry.venue,
      city: entry.city,
      timeZone: 'Europe/Helsinki',
      startsAt: '2027-02-12T07:30:00.000Z',
      endsAt: '2027-02-13T13:30:00.000Z',
      brandName: 'Aurora',
      accent: '#8a6b3d',
    },
  }
  const files = () => attachCalendar({ kind: 'reservation_confirmed', props }, 'fr')
  expect(files()).toEqual(files())
  expect(files()).toMatchObject([{ filename: 'laponie-avant-premiere.ics' }])
  expect(
    attachCalendar(
      { kind: 'deposit_returned', props: { ...props, returned: { amount: 1, currency: 'EUR' } } },
      'fr',
    ),
  ).toEqual([])
})
