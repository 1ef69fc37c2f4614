import { describe, expect, it } from 'vitest'
import { findTestCard, isCardNumber } from '../../../scripts/sandbox/stripe/cards'
import { matchesRoute } from '../../../scripts/sandbox/stripe/faults'
import { readCardEntry } from '../../../scripts/sandbox/stripe/pages/card-entry'
import { pageLanguage } from '../../../scripts/sandbox/stripe/pages/copy'
import { html } from '../../../scripts/sandbox/stripe/pages/html'
import { decodeForm } from '../../../scripts/sandbox/stripe/params/form'

const plain = (encoded: string) => JSON.parse(JSON.stringify(decodeForm(encoded)))

describe('form decoding', () => {
  it('nests brackets, numbered and plain', () => {
    expect(plain('a=1&b[c]=2&b[d][e]=3&l[0][x]=4&l[1][x]=5')).toEqual({
      a: '1',
      b: { c: '2', d: { e: '3' } },
      l: { 0: { x: '4' }, 1: { x: '5' } },
    })
  })

  it('appends with empty brackets, and begins a new element when a name comes again', () => {
    expect(plain('e[]=a&e[]=b')).toEqual({ e: { 0: 'a', 1: 'b' } })
    expect(plain('l[][x]=1&l[][y]=2&l[][x]=3')).toEqual({ l: { 0: { x: '1', y: '2' }, 1: { x: '3' } } })
  })

  it('reads percent signs, plus signs and accents, and encoded brackets as brackets', () => {
    expect(plain('n=%C3%89lise+M%2B&m%5Bk%5D=v')).toEqual({ n: 'Élise M+', m: { k: 'v' } })
  })

  it('takes names of the language for plain names', () => {
    expect(Object.keys(decodeForm('__proto__[x]=1&constructor=2'))).toEqual(['__proto__', 'constructor'])
    expect(({} as { x?: string }).x).toBeUndefined()
  })

  it('refuses a name that is a text and a hash at once', () => {
    expect(() => decodeForm('a=1&a[b]=2')).toThrow('Invalid parameter structure')
    expect(() => decodeForm('a=%E0%A4%A')).toThrow('Invalid encoding')
  })
})

describe('cards', () => {
  it('knows the check digit', () => {
    expect(isCardNumber('4242424242424242')).toBe(true)
    expect(isCardNumber('4242424242424241')).toBe(false)
    expect(isCardNumber('4242')).toBe(false)
    expect(findTestCard('4000002500003155')?.challenge).toBe(true)
  })

  const read = (changes: Record<string, string>) =>
    readCardEntry(
      new URLSearchParams({
        number: '4242 4242 4242 4242',
        expiry: '03/27',
        cvc: '123',
        name: 'Camille',
        ...changes,
      }),
      'camille@example.com',
      new Date('2027-03-31T23:00:00Z'),
    )

  it('reads an expiry in the ways people write it, good to the end of its month', () => {
    expect(read({})).toMatchObject({ entry: { expMonth: 3, expYear: 2027 } })
    for (const expiry of ['0327', '3 / 27', '03-2027']) expect(read({ expiry })).toHaveProperty('entry')
    expect(read({ expiry: '02/27' })).toEqual({ problems: { expiry: 'expiry_past' } })
    expect(read({ expiry: '13/27' })).toEqual({ problems: { expiry: 'expiry_wrong' } })
  })

  it('names everything that is wrong at once', () => {
    expect(read({ number: '', cvc: '12', name: ' ' })).toEqual({
      problems: { number: 'number_missing', cvc: 'cvc_wrong', name: 'name_missing' },
    })
    expect(read({ number: '378282246310005', cvc: '1234' })).toHaveProperty('entry')
  })
})

describe('pages', () => {
  it('escape every text', () => {
    expect(html`<p title="${'"'}">${'<b>&'}</p>`.markup).toBe('<p title="&quot;">&lt;b&gt;&amp;</p>')
  })

  it('speak the language of the session, else of the browser', () => {
    expect(pageLanguage(undefined, 'fr', 'en')).toBe('fr')
    expect(pageLanguage(undefined, 'auto', 'de, fr-CH;q=0.8, en;q=0.5')).toBe('fr')
    expect(pageLanguage('en', 'fr', 'fr')).toBe('en')
    expect(pageLanguage(undefined, null, undefined)).toBe('en')
  })
})

describe('routes of faults', () => {
  it('match with or without a method, with names and a closing star', () => {
    expect(matchesRoute('POST /v1/refunds', 'POST', '/v1/refunds')).toBe(true)
    expect(matchesRoute('POST /v1/refunds', 'GET', '/v1/refunds')).toBe(false)
    expect(
      matchesRoute('/v1/checkout/sessions/:id/expire', 'POST', '/v1/checkout/sessions/cs_1/expire'),
    ).toBe(true)
    expect(matchesRoute('/v1/*', 'GET', '/v1/customers/cus_1')).toBe(true)
    expect(matchesRoute('/v1/refunds', 'GET', '/v1/refunds/re_1')).toBe(false)
  })
})
