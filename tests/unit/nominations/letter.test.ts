import { describe, expect, test } from 'vitest'
import {
  composeNominationLetter,
  type NominationLetterMaterial,
} from '~/domain/nominations/compose-nomination-letter'
import { renderLetter } from '~emails/render-letter'

const material: NominationLetterMaterial = {
  draft: {
    id: '6a3f0c1e-2b77-4d55-9c61-0f7a4f1f2d10',
    givenName: 'Inès',
    familyName: 'Carvalho',
    civility: 'mme',
    locale: 'fr',
    line: 'Elle restaure des moteurs que personne n’ose ouvrir.\n\nVous l’aimerez.',
  },
  nominatorName: 'Hugo Laine',
  clubName: 'Le Cercle Aurora',
  accent: '#8a6b3d',
  flow: {
    name: { fr: 'Le Cercle Aurora', en: 'The Aurora Circle' },
    story: {
      fr: 'Le Cercle réunit ceux qui conduisent.\n\nNous sommes deux cents.',
      en: 'The Circle gathers those who drive.\n\nWe are two hundred.',
    },
    promiseDays: 14,
    isShorter: true,
  },
  lastDay: '2026-12-24',
}
const compose = (wishes: Partial<NominationLetterMaterial> = {}) =>
  composeNominationLetter({ ...material, ...wishes }).props
const inEnglish = { ...material.draft, locale: 'en' as const }

describe('the one letter of a nomination', () => {
  test('says who, in their very words, what the club is, what follows, and that silence ends it', () => {
    const { subject, greeting, paragraphs } = compose()
    expect(subject).toBe('Hugo Laine a pensé à vous')
    expect(greeting).toBe('Chère Madame Carvalho,')
    expect(paragraphs).toEqual([
      'Hugo Laine, membre du Cercle Aurora, nous a donné votre nom, avec ces mots\u00a0:',
      '«\u202fElle restaure des moteurs que personne n’ose ouvrir.',
      'Vous l’aimerez.\u202f»',
      'Le Cercle réunit ceux qui conduisent.',
      expect.stringMatching(/en 14 jours au plus.*le passage est plus court\.$/),
      expect.stringContaining('Après le 24\u00a0décembre 2026, cette lettre n’ouvre plus rien'),
    ])
  })

  test('the same in English', () => {
    const { subject, greeting, paragraphs, rows } = compose({ draft: inEnglish })
    expect(subject).toBe('Hugo Laine thought of you')
    expect(greeting).toBe('Dear Ms Carvalho,')
    expect(paragraphs[1]).toBe('“Elle restaure des moteurs que personne n’ose ouvrir.')
    expect(paragraphs.at(-1)).toContain('Without your yes, nothing else will come.')
    expect(rows).toEqual([
      ['Named by', 'Hugo Laine'],
      ['The passage', 'The Aurora Circle'],
      ['Reply', 'Until 24\u00a0December 2026'],
    ])
  })

  test('promises a shorter passage only where there is one', () => {
    const plain = compose({ flow: { ...material.flow, isShorter: false } })
    expect(plain.paragraphs.join(' ')).not.toContain('plus court')
  })

  test('has one button, to the nomination, and no line of promotion', () => {
    expect(compose().action?.to).toEqual({ page: 'nomination', nominationId: material.draft.id })
    expect(compose().topic).toBe('nomination')
  })

  test('names the club where the nominator’s name is not known', () => {
    const { subject, paragraphs, aside } = compose({ nominatorName: '' })
    expect(subject).toBe('Un membre du Cercle Aurora a pensé à vous')
    expect(paragraphs[0]).toContain('Un membre du Cercle Aurora nous a donné votre nom')
    expect(aside).toContain('parce qu’un membre nous a donné votre nom')
  })

  test('greets by both names when the civility is not told', () => {
    expect(compose({ draft: { ...material.draft, civility: null } }).greeting).toBe('Bonjour Inès Carvalho,')
  })

  test('the same material gives the same letter, byte for byte, with the line in its text', async () => {
    const render = () =>
      renderLetter(composeNominationLetter(material), {
        locale: 'fr',
        club: 'Le Cercle Aurora',
        links: { main: 'https://club.example/n/token' },
      })
    const [one, other] = [await render(), await render()]
    expect(one).toEqual(other)
    expect(one.text).toContain('Elle restaure des moteurs que personne n’ose ouvrir.')
    expect(one.text).toContain('https://club.example/n/token')
  })
})
