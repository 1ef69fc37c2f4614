import { expect, test } from 'vitest'
import { composeThanksLetter } from '~/domain/wishes/compose-thanks-letter'

const event = {
  title: 'Avant-première en Laponie',
  brandName: 'Aurora',
  accent: '#8a6b3d',
  hostName: 'Élise Marchand',
  hostTitle: 'Maison Aurora',
  timeZone: 'Europe/Helsinki',
  endsAt: new Date('2027-02-13T15:30:00+02:00'),
}
const claire = { givenName: 'Claire', familyName: 'Renard', civility: 'mme' as const, locale: 'fr' as const }

test('the host thanks in the language of the person, and says until which day they may answer', () => {
  expect(composeThanksLetter(event, claire, 'r1')).toMatchObject({
    topic: 'thanks',
    subject: 'Merci d’avoir été des nôtres',
    over: 'Après Avant-première en Laponie · Aurora',
    greeting: 'Chère Madame Renard,',
    senderName: 'Élise Marchand',
    rows: [['Jusqu’au', '15\u00a0mars 2027']],
    action: { to: { page: 'feedback', reservationId: 'r1' } },
  })
})

test('it says that nothing follows without an answer', () => {
  const letter = composeThanksLetter(event, { ...claire, locale: 'en' }, 'r1')
  expect(letter.greeting).toBe('Dear Ms Renard,')
  expect(letter.aside).toContain('without an answer, nothing follows')
})
