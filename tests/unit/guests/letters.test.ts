import { expect, test } from 'vitest'
import { composeUnnamed } from '~/domain/guests/compose-unnamed'
import { composeDeclined, composeExpected } from '~/domain/guests/compose-verdict'
import type { ReservationRow } from '~/domain/reservations/store.server'

const reservation = (locale: 'fr' | 'en', guests: string[] = [], seats = guests.length + 1) =>
  ({
    id: 'a-reservation',
    seats,
    guests,
    person: { givenName: 'Claire', familyName: 'Renard', civility: 'mme', locale },
    event: {
      titleFr: 'Souper au bord du lac',
      titleEn: 'Supper by the lake',
      brandName: 'Aurora',
      accent: '#7a5c2e',
      venue: 'Villa du Port',
      city: 'Annecy',
      timeZone: 'Europe/Paris',
      startsAt: new Date('2037-06-20T17:00:00Z'),
      endsAt: new Date('2037-06-20T21:30:00Z'),
    },
  }) as unknown as ReservationRow
const host = { name: 'Élise Marchand', title: '' }

test('the letter that asks for names tells until when, on the clock of the place, and leads to where they are given', () => {
  const letter = composeUnnamed(
    reservation('fr', [], 3),
    { count: 2, namedBy: new Date('2037-06-06T16:00:00Z') },
    host,
  )
  expect(letter.paragraphs[0]).toMatch(/^2 places .* jusqu’au samedi\s6\sjuin,\s18\s*h, heure du lieu\.$/)
  expect(letter).toMatchObject({
    topic: 'guests_unnamed',
    senderTitle: 'Aurora',
    action: { label: 'Nommer mes invités', to: { page: 'party', reservationId: 'a-reservation' } },
  })
})

test('the letter of a no says whom, why in the words given, what comes back, and who is expected or waits', () => {
  const told = {
    name: 'Hugo Renard',
    because: 'The table is full.',
    returned: { amount: 25_000, currency: 'EUR' },
    expected: ['Anne Morel'],
    waiting: ['Paul Vidal'],
  }
  const letter = composeDeclined(reservation('en', ['Anne Morel', 'Paul Vidal']), told, host)
  expect(letter.subject).toBe('We will not be able to receive Hugo Renard')
  expect(letter.paragraphs[1]).toBe('The table is full.')
  expect(letter.paragraphs[2]).toContain('with Anne Morel')
  expect(letter.rows).toEqual([
    ['Seats', '3'],
    ['With you', 'Anne Morel'],
    ['Wait for our word', 'Paul Vidal'],
    ['Comes back to you', '€250, on the card you used, within five to ten days'],
  ])
  const alone = composeDeclined(
    reservation('en'),
    { ...told, returned: null, expected: [], waiting: [] },
    host,
  )
  expect(alone.rows).toEqual([['Seats', '1']])
})

test('the letter of the last yes names everyone who comes', () => {
  const letter = composeExpected(reservation('fr', ['Anne Morel', 'Paul Vidal']), host)
  expect(letter.subject).toBe('Vos invités sont attendus')
  expect(letter.paragraphs[0]).toContain('Anne Morel et Paul Vidal')
})
