import { expect, test } from 'vitest'
import { composeLostLetter, type LostDrive } from '~/domain/fleet/compose-lost-letter'

const lost: LostDrive = {
  event: {
    title: 'Essai de la Cime au Castellet',
    brandName: 'Aurora',
    accent: '#8a6b3d',
    hostName: 'Élise Marchand',
    hostTitle: '',
    timeZone: 'Europe/Paris',
  },
  person: { givenName: 'Claire', familyName: 'Renard', civility: 'mme', locale: 'fr' },
  reservationId: 'r1',
  modelName: 'Cime Électrique',
  startsAt: new Date('2037-03-28T10:30:00+01:00'),
  hoursFree: [new Date('2037-03-28T14:00:00+01:00'), new Date('2037-03-28T15:00:00+01:00')],
  wasAll: false,
  hasDeposit: false,
}

test('the letter names the hour that is lost, those still free on the venue’s clock, and leads to the reservation', () => {
  const letter = composeLostLetter(lost)
  expect(letter.rows).toEqual([
    ['Votre heure', 'samedi 28\u00a0mars, 10\u00a0h\u00a030'],
    ['Heures libres', 'samedi 28\u00a0mars, 14\u00a0h ou samedi 28\u00a0mars, 15\u00a0h'],
  ])
  expect(letter.action).toMatchObject({ to: { page: 'reservation', reservationId: 'r1' } })
  expect(letter.paragraphs.join(' ')).toContain('vous êtes attendu')
})

test('whatever else was reserved, it says that the deposit comes back whole to who would rather not come', () => {
  for (const wasAll of [true, false]) {
    const told = composeLostLetter({ ...lost, wasAll, hasDeposit: true }).paragraphs.join(' ')
    expect(told).toContain('caution vous revient entière')
  }
  expect(composeLostLetter({ ...lost, wasAll: true }).paragraphs.join(' ')).not.toContain('caution')
})

test('with no hour left it promises to look for one', () => {
  const letter = composeLostLetter({ ...lost, hoursFree: [], person: { ...lost.person, locale: 'en' } })
  expect(letter.rows).toHaveLength(1)
  expect(letter.paragraphs[1]).toContain('we will look for one with you')
})
