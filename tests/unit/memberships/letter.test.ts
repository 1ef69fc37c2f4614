import { expect, test } from 'vitest'
import { composeMembershipLetter } from '~/domain/memberships/compose-membership-letter'
import type { Tier } from '~/domain/tiers/types'

const tier = (rank: number, fr: string, en: string): Tier => ({
  id: `t${rank}`,
  slug: `t${rank}`,
  rank,
  name: { fr, en },
  words: { fr: '', en: '' },
  earlyAccessHours: rank === 2 ? 48 : 0,
  guestsPerEvent: rank === 2 ? 1 : 0,
  nominationsPerYear: 0,
  conciergePerYear: 0,
  riseRule: { byHand: true },
  stayRule: { attendances: { least: 2, withinMonths: 12 } },
  graceDays: 60,
  version: 1,
})
const club = { name: 'Le Cercle Aurora', homeTimeZone: 'Europe/Paris' }
const claire = { givenName: 'Claire', familyName: 'Renard', civility: 'mme' as const, locale: 'fr' as const }
const andrew = { givenName: 'Andrew', familyName: 'Whitmore', civility: 'm' as const, locale: 'en' as const }
const [cercle, signature] = [tier(1, 'Cercle', 'Circle'), tier(2, 'Signature', 'Signature')]

test('a rise says what it gives, and leaves out what it does not', () => {
  const letter = composeMembershipLetter({ news: 'rose', to: signature }, claire, club)
  expect(letter).toMatchObject({
    topic: 'membership',
    subject: 'Vous voici au rang Signature',
    greeting: 'Chère Madame Renard,',
    over: 'Votre cercle · Le Cercle Aurora',
    rows: [
      ['Réservations', '48 heures avant les autres'],
      ['Invités', '1 par événement'],
    ],
    action: { to: { page: 'membership' } },
  })
})

test('an announced descent says what is asked, what is there, and until which day of the club', () => {
  const letter = composeMembershipLetter(
    {
      news: 'descent_announced',
      from: signature,
      to: cercle,
      fallsAt: new Date('2027-05-08T23:30:00Z'),
      reasons: [{ part: 'attendances', needed: 2, had: 0, withinMonths: 12 }],
    },
    andrew,
    club,
  )
  expect(letter.subject).toBe('Your tier of Signature, until 9\u00a0May 2027')
  expect(letter.paragraphs[0]).toContain('asks: two attendances within one year.')
  expect(letter.paragraphs[1]).toContain('at the tier of Circle')
  expect(letter.rows[0]).toEqual(['Today', 'Two attendances within one year: none'])
})

test('a membership that the club ended says why, and leads nowhere', () => {
  const letter = composeMembershipLetter(
    { news: 'ended', words: 'La charte n’a pas été tenue.' },
    claire,
    club,
  )
  expect(letter.paragraphs).toContain('La charte n’a pas été tenue.')
  expect(letter.action).toBeNull()
})
