import { expect, test } from 'vitest'
import { buildDecisionLetter, composeDecisionLetter } from '~/domain/vetting/compose-decision-letter'
import { composeAnswerLetter, composeRequestLetter } from '~/domain/vetting/compose-message-letters'
import { type LetterParties, paragraphsOf } from '~/domain/vetting/frame-letter'
import { LOCALES } from '~/shared/copy'

const tierName = { fr: 'Signature', en: 'Signature' }
const decisions = [
  { kind: 'admit', tierId: 't' },
  { kind: 'trial', tierId: 't', trialUntil: '2027-06-30' },
  { kind: 'waitlist', rank: 4 },
  { kind: 'decline', returnOn: '2027-09-01' },
  { kind: 'decline', returnOn: null },
  { kind: 'later', returnOn: '2027-05-01' },
] as const
const parties: LetterParties = {
  applicationId: '00000000-0000-4000-8000-000000000000',
  person: { givenName: 'Camille', familyName: 'Roussel', civility: 'mme', locale: 'fr' },
  locale: 'fr',
  flowName: { fr: 'Le Cercle Aurora', en: 'The Aurora Circle' },
  accent: '#123456',
  clubName: 'Connivence',
  senderName: 'Paul Aubry',
}

const everyLetter = decisions.flatMap(decision =>
  LOCALES.map(locale => ({
    decision,
    locale,
    ...composeDecisionLetter({ decision, tierName, purpose: 'join' }, locale),
  })),
)

test.each(everyLetter)('the letter of $decision.kind in $locale is whole, and leaves no gap open', letter => {
  expect(letter.subject.length).toBeGreaterThan(4)
  expect(paragraphsOf(letter.body).length).toBeGreaterThan(1)
  expect(`${letter.subject} ${letter.body}`).not.toMatch(/\{\{|undefined|null|\bNaN\b/)
})

test.each(everyLetter)(
  'the letter of $decision.kind in $locale speaks of no mark, vote or fault',
  ({ body }) => {
    expect(body).not.toMatch(
      /\d ?(\/|sur|out of) ?10|score|vote|insuffi|malheureusement|regret|unfortunately/i,
    )
  },
)

test('every French sign that asks for a space before it has one that does not break', () => {
  for (const { locale, subject, body } of everyLetter)
    if (locale === 'fr') expect(`${subject} ${body}`).not.toMatch(/[^\u202f\u00a0][;?!:»]|«[^\u202f]/)
})

test('a refusal says whether and when to come back', () => {
  const decline = (returnOn: string | null) =>
    composeDecisionLetter({ decision: { kind: 'decline', returnOn }, tierName: null, purpose: 'join' }, 'fr')
  expect(decline('2027-09-01').body).toContain('1er\u00a0septembre 2027')
  expect(decline(null).body).toContain('ne changera pas')
  expect(decline(null).body).not.toContain('à partir du')
})

test('whoever rises is not welcomed as a newcomer', () => {
  const { body } = composeDecisionLetter(
    { decision: { kind: 'admit', tierId: 't' }, tierName, purpose: 'rise' },
    'fr',
  )
  expect(body).toContain('rang Signature')
  expect(body).not.toContain('accueillons')
})

test('the letter leaves with the words that were approved, the greeting of the person and the name of who decided', () => {
  const props = buildDecisionLetter(
    parties,
    { decision: { kind: 'trial', tierId: 't', trialUntil: '2027-06-30' }, tierName, purpose: 'join' },
    { subject: 'Un mot à nous', body: 'Première ligne\nsuite.\r\n\r\n\r\nSeconde.\n' },
  )
  expect(props).toMatchObject({
    topic: 'application_decision',
    subject: 'Un mot à nous',
    greeting: 'Chère Madame Roussel,',
    paragraphs: ['Première ligne suite.', 'Seconde.'],
    senderName: 'Paul Aubry',
    senderTitle: 'Connivence',
    accent: '#123456',
    action: { to: { page: 'membership' } },
  })
  expect(props.rows).toEqual([
    ['Votre rang', 'Signature'],
    ['Jusqu’au', '30\u00a0juin 2027'],
  ])
})

test('a request names the step that it opens, or asks for a word', () => {
  const stepTitle = { fr: 'Les papiers', en: 'The papers' }
  const named = composeRequestLetter(parties, { words: 'La carte grise est illisible.', stepTitle })
  expect(named.paragraphs.at(-1)).toContain('«\u202fLes papiers\u202f»')
  expect(named.paragraphs).toContain('La carte grise est illisible.')
  const plain = composeRequestLetter({ ...parties, locale: 'en' }, { words: 'Since when?', stepTitle: null })
  expect(plain.paragraphs.at(-1)).not.toContain('step')
  expect(plain.action).toMatchObject({ to: { page: 'application' } })
})

test('an answer says again what was asked', () => {
  const letter = composeAnswerLetter(parties, { asked: 'Qui lira\nmes retours ?', words: 'Nous tous.' })
  expect(letter.paragraphs).toEqual([
    'Vous nous avez demandé\u00a0: «\u202fQui lira mes retours ?\u202f»',
    'Nous tous.',
  ])
})
