import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessMapping, problemOfMapping } from '~/domain/profile/guess-mapping'
import { readImport } from '~/domain/profile/read-import'

const header = [
  'Courriel',
  'Prénom',
  'Date de naissance',
  'Pays',
  'Remarque',
  'Consentement le',
  'Origine',
  'Canaux',
  'Cadence',
  'Opposition',
]
const fields = guessMapping(header)
type Said = Partial<
  Record<'name' | 'birth' | 'country' | 'note' | 'on' | 'from' | 'by' | 'cadence' | 'no', string>
>
const row = (address: string, said: Said = {}) =>
  [
    address,
    said.name,
    said.birth,
    said.country,
    said.note,
    said.on,
    said.from,
    said.by,
    said.cadence,
    said.no,
  ].map(cell => cell ?? '')
const read = (...rows: string[][]) =>
  readImport({ rows: rows.map((cells, index) => ({ line: index + 2, cells })), fields, today: '2026-11-22' })
const yes = { on: '02/05/2024', from: 'salon', by: 'email' }

describe('the people of a file', () => {
  it('are found by their address, case, spaces and +tag aside', () => {
    const { candidates } = read(
      row('Anne@Example.com', { name: 'Anne' }),
      row(' anne+club@example.com ', { note: 'x' }),
    )
    expect(candidates).toHaveLength(1)
    expect(candidates[0]).toMatchObject({
      addressNorm: 'anne@example.com',
      address: 'Anne@Example.com',
      lines: [2, 3],
    })
  })

  it('keep the address without a tag when any of their rows has it', () => {
    expect(read(row('a+x@b.fr'), row('A@b.fr')).candidates[0]?.address).toBe('A@b.fr')
    expect(read(row('a+x@b.fr')).candidates[0]?.address).toBe('a+x@b.fr')
  })

  it('take from a later row what the first leaves out, and nothing else', () => {
    const [one] = read(
      row('a@b.fr', { name: 'Anne', note: 'première' }),
      row('a@b.fr', { name: 'Anna', note: 'seconde', country: 'Finlande' }),
    ).candidates
    expect(one).toMatchObject({ givenName: 'Anne', zone: 'Europe/Helsinki' })
    expect(one?.facts.map(fact => fact.value).sort()).toEqual(['Finlande', 'première'])
  })

  it('consent by their newest word, and on one day by both', () => {
    const older = { ...yes, by: 'sms' }
    const newer = { on: '03/05/2024', from: 'site', by: 'courrier' }
    for (const rows of [
      [older, newer],
      [newer, older],
    ]) {
      const [one] = read(...rows.map(said => row('a@b.fr', said))).candidates
      expect(one?.consent).toEqual({ on: '2024-05-03', source: 'site', channels: ['post'] })
    }
    const [both] = read(row('a@b.fr', yes), row('a@b.fr', older)).candidates
    expect(both?.consent?.channels.sort()).toEqual(['email', 'sms'])
  })

  it('are opposed by one row, on whichever spelling and in whichever order', () => {
    for (const rows of [
      [row('a@b.fr', yes), row('a+club@b.fr', { no: 'oui' })],
      [row('A+club@b.fr', { no: 'oui' }), row('a@b.fr', yes)],
    ]) {
      expect(read(...rows).candidates[0]).toMatchObject({ opposed: true, consent: null, withheld: 'opposed' })
    }
  })

  it('are refused under eighteen with every row of theirs, and heard when they oppose', () => {
    const reading = read(row('a@b.fr', yes), row('a@b.fr', { birth: '04/05/2010', no: 'oui' }), row('c@d.fr'))
    expect(reading.candidates.map(one => one.addressNorm)).toEqual(['c@d.fr'])
    expect(reading.refused.map(one => [one.line, one.reason])).toEqual([
      [2, 'under_age'],
      [3, 'under_age'],
    ])
    expect(reading.opposedElsewhere).toEqual(['a@b.fr'])
  })

  it('get the rarest cadence that any of their rows names', () => {
    const [one] = read(
      row('a@b.fr', { cadence: '2/mois' }),
      row('a@b.fr', { cadence: '1/trimestre' }),
      row('a@b.fr'),
    ).candidates
    expect(one?.cadence).toEqual({ lettersMax: 1, perDays: 90 })
  })

  it.each([
    ['nothing at all', {}, 'no_consent'],
    ['no date', { from: 'salon', by: 'email' }, 'no_consent_date'],
    ['a month for a date', { ...yes, on: '12/2031' }, 'consent_date_unreadable'],
    ['a day to come', { ...yes, on: '23/11/2026' }, 'consent_in_future'],
    ['no source', { ...yes, from: ' ' }, 'no_consent_source'],
    ['no channel', { ...yes, by: '' }, 'no_channel'],
    ['an unknown channel', { ...yes, by: 'pigeon' }, 'no_channel'],
  ])('with %s get no permission', (_, said, why) => {
    expect(read(row('a@b.fr', said)).candidates[0]).toMatchObject({ consent: null, withheld: why })
  })

  it.each([
    ['', 'no_address'],
    ['n/a', 'no_address'],
    ['jean@@example.com', 'not_an_address'],
    ['@example.com', 'not_an_address'],
    ['claire@example', 'not_an_address'],
    ['léa dupont@example.com', 'not_an_address'],
    ['a@b..c', 'not_an_address'],
    ['x@example.com; y@example.com', 'several_addresses'],
  ])('are refused at the address %j', (address, reason) => {
    expect(read(row(address)).refused).toMatchObject([{ line: 2, reason }])
  })

  it('are refused when their row has more cells than there are columns', () => {
    expect(read([...row('a@b.fr', yes), 'oui']).refused[0]?.reason).toBe('too_many_cells')
    expect(read([...row('a@b.fr', yes), ' ']).candidates).toHaveLength(1)
  })

  it('lose what cannot be read, and keep the rest', () => {
    const { candidates, setAside } = read(
      row('a@b.fr', { birth: '31/02/1980', country: 'Italie', cadence: 'souvent' }),
    )
    expect(candidates[0]?.facts.map(fact => fact.kind)).toEqual(['country'])
    expect(setAside).toEqual([
      { line: 2, field: 'birth_date' },
      { line: 2, field: 'cadence' },
    ])
  })

  it('come out the same in whichever order a person’s consents and oppositions stand', () => {
    const said = fc.record({
      on: fc.constantFrom('', '02/05/2024', '03/05/2024', '12/2031', '01/01/2030'),
      from: fc.constantFrom('', 'salon'),
      by: fc.constantFrom('', 'email', 'sms', 'email|sms'),
      cadence: fc.constantFrom('', '1/mois', '2/mois', '1/trimestre'),
      no: fc.constantFrom('', '', '', 'oui'),
    })
    const word = (rows: Said[]) => {
      const [one] = read(...rows.map(cells => row('a@b.fr', cells))).candidates
      const { on, channels } = one?.consent ?? {}
      const { lettersMax, perDays } = one?.cadence ?? { lettersMax: 0, perDays: 1 }
      return { on, channels: channels?.slice().sort(), opposed: one?.opposed, pace: lettersMax / perDays }
    }
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), rows => {
        expect(word([...rows].reverse())).toEqual(word(rows))
        if (word(rows).channels)
          expect(rows.some(one => one.on && one.from && one.by) && !rows.some(one => one.no)).toBe(true)
      }),
    )
  })
})

describe('the columns', () => {
  it('are guessed from French and English names', () => {
    expect(fields).toEqual([
      'address',
      'given_name',
      'birth_date',
      'country',
      'note',
      'consent_date',
      'consent_source',
      'channels',
      'cadence',
      'opposition',
    ])
    expect(
      guessMapping(['E-mail', 'First Name', 'SURNAME', 'Date of birth', 'Opt-out', 'Shoe size']),
    ).toEqual(['address', 'given_name', 'family_name', 'birth_date', 'opposition', null])
    expect(guessMapping(['E-mail', 'Courriel'])).toEqual(['address', null])
  })

  it('need an address, once, and never leave an opposition out', () => {
    expect(problemOfMapping(['Courriel'], ['address'])).toBeNull()
    expect(problemOfMapping(['Courriel'], [null])).toBe('no_address_column')
    expect(problemOfMapping(['a', 'b'], ['address', 'address'])).toBe('field_twice')
    expect(problemOfMapping(['Courriel', 'Opposition'], ['address', null])).toBe('opposition_left_out')
    expect(problemOfMapping(['Courriel', 'Opposition'], ['address', 'note'])).toBe('opposition_left_out')
    expect(problemOfMapping(['Courriel', 'x'], ['address'])).toBe('wrong_columns')
  })
})
