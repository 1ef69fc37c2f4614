import { describe, expect, it } from 'vitest'
import {
  isUnderAge,
  readCadence,
  readChannels,
  readCivility,
  readDay,
  readLanguage,
  readName,
  readOpposition,
  readPastDay,
  readPhone,
  readText,
  readVin,
} from '~/domain/profile/read-values'

describe('a value of a file', () => {
  it.each([
    ['29/02/2024', '2024-02-29'],
    ['1/3/1990', '1990-03-01'],
    ['01.03.1990', '1990-03-01'],
    ['2024-05-02', '2024-05-02'],
    ['31/02/1980', null],
    ['29/02/2023', null],
    ['12/2031', null],
    ['05/13/1990', null],
    ['2024', null],
    ['', null],
  ])('%s as a day is %s', (written, day) => expect(readDay(written)).toBe(day))

  it('a day that has not come is no past day, nor one before 1900', () => {
    expect(readPastDay('23/11/2026', '2026-11-22')).toBeNull()
    expect(readPastDay('22/11/2026', '2026-11-22')).toBe('2026-11-22')
    expect(readPastDay('31/12/1899', '2026-11-22')).toBeNull()
  })

  it('one comes of age on the eighteenth birthday, and on the first of March if born on a leap day', () => {
    expect(isUnderAge('2008-11-23', '2026-11-22')).toBe(true)
    expect(isUnderAge('2008-11-22', '2026-11-22')).toBe(false)
    expect(isUnderAge('2008-02-29', '2026-02-27')).toBe(true)
    expect(isUnderAge('2008-02-29', '2026-03-01')).toBe(false)
  })

  it.each([
    ['\tPaul', 'Paul'],
    ['-Marc', 'Marc'],
    ['O’Conner Jr.', 'O’Conner Jr.'],
    ['Jean-Noël', 'Jean-Noël'],
    ['Zoë 🏎️', 'Zoë'],
    ['  Le   Roux ', 'Le Roux'],
    ['李', '李'],
    ['=HYPERLINK("http://example.com";"clic")', null],
    ['@SUM(A1:A9)', null],
    ['+33 Jean', null],
    ['<b>Gras</b><script>alert(1)</script>', null],
    ['', null],
  ])('%s as a name is %s', (written, name) => expect(readName(written)).toBe(name))

  it.each([
    ['+33 782138388', true],
    ['0628063965', true],
    ['464.640.2798 x94221', true],
    ['(458) 811-9397 x6188', true],
    ['+49-062-4766788', true],
    ['06 12 34', false],
    ['appelez-moi', false],
    ['=1+1', false],
    ['06280639650628063965', false],
  ])('%s as a telephone number: %s', (written, good) => expect(readPhone(written) !== null).toBe(good))

  it('a serial number has seventeen characters, none of them I, O or Q', () => {
    expect(readVin(' vf17 plkg9 sc0l1px1 ')).toBe('VF17PLKG9SC0L1PX1')
    expect(readVin('VF17PLKG9SC0L1PXO')).toBeNull()
    expect(readVin('VF17PLKG9SC0L1PX')).toBeNull()
  })

  it('channels are read in French and English, and an unknown one is told', () => {
    expect(readChannels('email|telephone')).toEqual({ channels: ['email', 'telephone'], unknown: false })
    expect(readChannels('Courrier, SMS')).toEqual({ channels: ['post', 'sms'], unknown: false })
    expect(readChannels('email|pigeon')).toEqual({ channels: ['email'], unknown: true })
    expect(readChannels('')).toEqual({ channels: [], unknown: false })
  })

  it('cadences are read in French and English', () => {
    expect(readCadence('2/mois')).toEqual({ lettersMax: 2, perDays: 30 })
    expect(readCadence('1 / quarter')).toEqual({ lettersMax: 1, perDays: 90 })
    expect(readCadence('souvent')).toBeNull()
    expect(readCadence('99/mois')).toBeNull()
  })

  it('what is not plainly a no is an opposition', () => {
    for (const no of ['', ' ', 'non', 'No', '0', 'false']) expect(readOpposition(no)).toBe(false)
    for (const yes of ['oui', 'x', '1', '12/03/2024', 'Opposé']) expect(readOpposition(yes)).toBe(true)
  })

  it('titles and languages are read as they are written', () => {
    expect(['M.', 'Mme', 'Dr', 'Mrs', 'Comte'].map(readCivility)).toEqual(['m', 'mme', 'dr', 'mme', null])
    expect(['fr', 'Français', 'fr-CH', 'en', 'de', ''].map(readLanguage)).toEqual([
      'fr',
      'fr',
      'fr',
      'en',
      'en',
      null,
    ])
  })

  it('a text keeps its lines and loses its control characters', () => {
    expect(readText('  un \u0007 deux\r\n trois ', 200)).toBe('un deux\ntrois')
  })
})
