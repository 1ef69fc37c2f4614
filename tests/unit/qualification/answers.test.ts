import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellAnswerProblem } from '~/domain/qualification/answer-words'
import { checkAnswer } from '~/domain/qualification/check-answer'
import { readAnswer, type WrittenQuestion } from '~/domain/qualification/read-answer'
import { tellAnswer } from '~/domain/qualification/tell-answer'
import type { AnswerValue, Question } from '~/domain/qualification/types'
import { anOption, aShortQuestion } from '../../factories/flow'

const { kind: _, mostCharacters: __, ...common } = aShortQuestion('q')
const options = [
  anOption('a', { label: { fr: 'Un', en: 'One' } }),
  anOption('b', { label: { fr: 'Deux', en: 'Two' } }),
  anOption('c', { label: { fr: 'Trois', en: 'Three' } }),
]
const short: WrittenQuestion = { ...common, kind: 'short', mostCharacters: 5 }
const long: WrittenQuestion = { ...common, kind: 'long', mostCharacters: 12 }
const choice: WrittenQuestion = { ...common, kind: 'choice', options }
const several: WrittenQuestion = { ...common, kind: 'several', options, least: 2, most: 2 }
const number: WrittenQuestion = {
  ...common,
  kind: 'number',
  least: 0,
  most: 5000,
  unit: { fr: 'ans', en: 'years' },
}
const date: WrittenQuestion = { ...common, kind: 'date', notBefore: '2000-01-01', notAfter: '2020-12-31' }
const address: WrittenQuestion = { ...common, kind: 'address' }
const vehicle: WrittenQuestion = { ...common, kind: 'vehicle' }
const ranking: WrittenQuestion = { ...common, kind: 'ranking', options }
const consent: WrittenQuestion = { ...common, kind: 'consent', words: { fr: 'Oui.', en: 'Yes.' } }
const file: Question = { ...common, kind: 'file', accepts: 'images', most: 2 }

/** What a form with these fields answers: the value, or 'no: reason'. */
function read(question: WrittenQuestion, ...fields: [string, string][]) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const answer = readAnswer(question, form)
  return answer.ok ? answer.value : `no: ${answer.reason}`
}

describe('a form is read', () => {
  it('as nothing when it is left empty, whatever the question', () => {
    const all = [short, long, choice, several, number, date, address, vehicle, ranking, consent]
    for (const question of all) expect(read(question)).toBeNull()
    expect(read(short, ['q', '  '])).toBeNull()
    expect(read(address, ['q.country', 'FR'])).toBeNull()
    expect(read(ranking, ['q.rank.a', ''], ['q.rank.b', ''])).toBeNull()
  })

  it('in words: one line or several, tidied, and not too many', () => {
    expect(read(short, ['q', ' de\u0000ux\n '])).toBe('de ux')
    expect(read(short, ['q', 'longue'])).toBe('no: too_long')
    expect(read(long, ['q', 'un\r\n deux'])).toBe('un\ndeux')
    // A letter outside the first plane counts once.
    expect(read(short, ['q', '😀😀😀😀😀'])).toBe('😀😀😀😀😀')
  })

  it('by options that the question offers', () => {
    expect(read(choice, ['q', 'b'])).toBe('b')
    expect(read(choice, ['q', 'z'])).toBe('no: unknown_option')
    expect(read(several, ['q', 'c'], ['q', 'a'], ['q', 'a'])).toEqual(['a', 'c'])
    expect(read(several, ['q', 'a'])).toBe('no: too_few')
    expect(read(several, ['q', 'a'], ['q', 'b'], ['q', 'c'])).toBe('no: too_many')
    expect(read(several, ['q', 'a'], ['q', 'z'])).toBe('no: unknown_option')
  })

  it('as numbers and days, in French and as browsers send them', () => {
    expect(read(number, ['q', '1\u202f234,5'])).toBe(1234.5)
    expect(read(number, ['q', '12'])).toBe(12)
    expect(read(number, ['q', '-1'])).toBe('no: below_least')
    expect(read(number, ['q', '5001'])).toBe('no: above_most')
    expect(read(number, ['q', '1e3'])).toBe('no: not_a_number')
    expect(read(date, ['q', '14/03/2019'])).toBe('2019-03-14')
    expect(read(date, ['q', '2019-03-14'])).toBe('2019-03-14')
    expect(read(date, ['q', '2019-02-30'])).toBe('no: not_a_day')
    expect(read(date, ['q', '1999-12-31'])).toBe('no: too_early')
    expect(read(date, ['q', '2021-01-01'])).toBe('no: too_late')
  })

  it('as an address with its street, town and country', () => {
    const fields: [string, string][] = [
      ['q.lines', '3 rue Haute'],
      ['q.postalCode', '69001'],
      ['q.city', 'Lyon'],
    ]
    expect(read(address, ...fields, ['q.country', 'FR'])).toEqual({
      lines: '3 rue Haute',
      postalCode: '69001',
      city: 'Lyon',
      country: 'FR',
    })
    expect(read(address, ...fields)).toBe('no: address_incomplete')
  })

  it('as a car, whose serial number is read sign by sign', () => {
    const vin: [string, string] = ['q.vin', 'vf17plkg9sc0l1px1']
    expect(read(vehicle, vin, ['q.model', 'GT'], ['q.since', '02/05/2023'])).toEqual({
      vin: 'VF17PLKG9SC0L1PX1',
      model: 'GT',
      since: '2023-05-02',
    })
    expect(read(vehicle, vin)).toBe('no: model_missing')
    expect(read(vehicle, ['q.model', 'GT'])).toBe('no: vin_length')
    expect(read(vehicle, vin, ['q.model', 'GT'], ['q.since', 'hier'])).toBe('no: not_a_day')
  })

  it('as a ranking in which each option has a place of its own', () => {
    expect(read(ranking, ['q.rank.a', '3'], ['q.rank.b', '1'], ['q.rank.c', '2'])).toEqual(['b', 'c', 'a'])
    expect(read(ranking, ['q.rank.a', '1'], ['q.rank.b', '1'], ['q.rank.c', '2'])).toBe('no: rank_twice')
    expect(read(ranking, ['q.rank.a', '1'], ['q.rank.b', '2'])).toBe('no: ranking_incomplete')
    expect(read(ranking, ['q.rank.a', '1'], ['q.rank.b', '2'], ['q.rank.c', '9'])).toBe(
      'no: ranking_incomplete',
    )
  })

  it('as a consent only when the box is ticked', () => {
    expect(read(consent, ['q', 'on'])).toEqual({ given: true })
    expect(read(consent, ['q', 'non'])).toBeNull()
  })
})

const anything = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    'a',
    ['a', 'b'],
    ['c', 'b', 'a'],
    3,
    '2019-03-14',
    { given: true },
    { fileIds: ['x'] },
  ),
)
const every: Question[] = [
  short,
  long,
  choice,
  several,
  number,
  date,
  address,
  vehicle,
  ranking,
  consent,
  file,
]

describe('a value that is kept', () => {
  it('is told in both languages, and what is none tells nothing', () => {
    const told = (question: Question, value: AnswerValue | undefined) =>
      (['fr', 'en'] as const).map(locale => tellAnswer(question, value, locale))
    expect(told(choice, 'b')).toEqual(['Deux', 'Two'])
    expect(told(several, ['a', 'c'])).toEqual(['Un et Trois', 'One and Three'])
    expect(told(ranking, ['c', 'a', 'b'])).toEqual(['1. Trois\n2. Un\n3. Deux', '1. Three\n2. One\n3. Two'])
    expect(told(number, 1234.5)).toEqual(['1\u202f234,5\u00a0ans', '1,234.5\u00a0years'])
    expect(told(date, '2019-03-14')).toEqual(
      ['14 mars 2019', '14 March 2019'].map(day => day.replace(/(\d+) (\D+) /, '$1\u00a0$2 ')),
    )
    expect(told(vehicle, { vin: 'VF17PLKG9SC0L1PX1', model: 'GT', since: null })[0]).toBe(
      'GT, VF17PLKG9SC0L1PX1',
    )
    expect(told(file, { fileIds: ['x', 'y'] })).toEqual(['2 documents', '2 documents'])
    expect(told(consent, { given: true })).toEqual(['J’y consens', 'I agree'])
    expect(told(choice, 'z')).toEqual(['', ''])
    expect(told(choice, undefined)).toEqual(['', ''])
  })

  it('is checked again to the same value, whatever the database brings', () => {
    fc.assert(
      fc.property(fc.constantFrom(...every), anything, (question, value) => {
        const checked = checkAnswer(question, value)
        if (checked.ok) {
          expect(checkAnswer(question, checked.value)).toEqual(checked)
          expect(tellAnswer(question, checked.value, 'fr')).not.toBe('')
        } else {
          for (const locale of ['fr', 'en'] as const) {
            expect(tellAnswerProblem(checked, question, locale)).toMatch(/^\S.+[.?]$/)
          }
        }
      }),
    )
  })
})

describe('what does not fit is told with what would', () => {
  it.each<[Question, Parameters<typeof tellAnswerProblem>[0], string]>([
    [short, 'too_long', '5 signes au plus : il faudrait couper un peu.'],
    [several, 'too_few', 'Choisissez au moins 2 réponses.'],
    [number, 'below_least', '0\u00a0ans au moins.'],
    [date, 'too_late', 'Le 31\u00a0décembre 2020 au plus tard.'],
    [file, 'too_many', '2 documents au plus.'],
    [
      vehicle,
      { reason: 'vin_letters', position: 3 },
      'Le signe à la place 3 ne peut pas s’y trouver : ni I, ni O, ni Q, peut-être un 1 ou un 0 ?',
    ],
  ])('%#', (question, problem, words) => {
    expect(tellAnswerProblem(problem, question, 'fr').replace(/\u00a0(?=:)|\u202f(?=\?)/g, ' ')).toBe(words)
  })
})
