import { expect, test } from 'vitest'
import { composeReminder } from '~/domain/reservations/compose-reminder'
import type { ReservationRow } from '~/domain/reservations/store.server'

const reservation = {
  id: 'r1',
  seats: 2,
  person: { givenName: 'Claire', familyName: 'Renard', civility: 'mme', locale: 'fr' },
  event: {
    titleFr: 'Avant-première en Laponie',
    titleEn: 'Lapland preview',
    brandName: 'Aurora',
    accent: '#8a6b3d',
    venue: 'Ivalo Test Ground',
    city: 'Ivalo',
    timeZone: 'Europe/Helsinki',
  },
} as ReservationRow
const slot = (label: string, from: string, to: string) => ({
  id: label,
  label,
  startsAt: new Date(from),
  endsAt: new Date(to),
})

test('the eve’s letter tells each slot on the venue’s clock, the place and the seats', () => {
  const slots = [
    slot('', '2027-02-12T07:30:00Z', '2027-02-12T15:00:00Z'),
    slot('La piste', '2027-02-13T08:00:00Z', '2027-02-13T09:00:00Z'),
  ]
  expect(composeReminder(reservation, slots, { name: 'Élise Marchand', title: '' })).toMatchObject({
    topic: 'reminder',
    subject: 'Nous vous attendons demain',
    greeting: 'Chère Madame Renard,',
    senderName: 'Élise Marchand',
    senderTitle: 'Aurora',
    rows: [
      ['Quand', 'Vendredi 12\u00a0février 2027, 9\u00a0h\u00a030\u202f–\u202f17\u00a0h'],
      ['La piste', 'Samedi 13\u00a0février 2027, 10\u00a0h\u202f–\u202f11\u00a0h'],
      ['Où', 'Ivalo Test Ground'],
      ['Places', '2'],
    ],
    action: { to: { page: 'reservation', reservationId: 'r1' } },
  })
})
