import { describe, expect, it } from 'vitest'
import { chooseLocale, defineCopy, translate } from '~/shared/copy'
import { readPreferences, writeLocaleCookie, writeThemeCookie } from '~/shared/preferences'

const copy = defineCopy({
  fr: {
    plain: 'Je viens',
    greeting: 'Chère {{name}}',
    seats_one: '{{count}} place pour {{name}}',
    seats_other: '{{count}} places pour {{name}}',
    time: '18 h : c’est l’heure. Bien',
  },
  en: {
    plain: 'I’ll come',
    greeting: 'Dear {{name}}',
    seats_one: '{{count}} seat for {{name}}',
    seats_other: '{{count}} seats for {{name}}',
    time: '6 pm: it is time. Well',
  },
})

describe('the words of a screen', () => {
  it('are asked for in either language', () => {
    expect(translate(copy, 'fr')('plain')).toBe('Je viens')
    expect(translate(copy, 'en')('plain')).toBe('I’ll come')
  })
  it('hold a value as it was given, unescaped: React escapes what it renders', () => {
    expect(translate(copy, 'fr')('greeting', { name: 'd’Aubigny <b>& fils' })).toBe(
      'Chère d’Aubigny <b>& fils',
    )
  })
  it('never read a value as a phrase of its own', () => {
    expect(translate(copy, 'en')('greeting', { name: '{{count}} $t(plain)' })).toBe(
      'Dear {{count}} $t(plain)',
    )
  })
  it('count as each language counts: none is singular in French, plural in English', () => {
    expect(translate(copy, 'fr')('seats', { count: 0, name: 'vous' })).toBe('0 place pour vous')
    expect(translate(copy, 'en')('seats', { count: 0, name: 'you' })).toBe('0 seats for you')
    expect(translate(copy, 'fr')('seats', { count: 2, name: 'vous' })).toBe('2 places pour vous')
    expect(translate(copy, 'fr')('seats', { count: 1_000_000, name: 'vous' })).toBe(
      '1000000 places pour vous',
    )
  })
  it('may hold a colon and a full stop', () => {
    expect(translate(copy, 'fr')('time')).toBe('18 h : c’est l’heure. Bien')
  })
  it('do not mix with those of another screen that uses the same keys', () => {
    const other = defineCopy({ fr: { plain: 'Non' }, en: { plain: 'No' } })
    expect(translate(other, 'fr')('plain')).toBe('Non')
    expect(translate(copy, 'fr')('plain')).toBe('Je viens')
  })
  it('refuse, when compiled, a missing key, an unknown key and a forgotten value', () => {
    // @ts-expect-error the English has no such key
    defineCopy({ fr: { a: 'a', b: 'b' }, en: { a: 'a' } })
    // @ts-expect-error the French has no such key
    defineCopy({ fr: { a: 'a' }, en: { a: 'a', b: 'b' } })
    const t = translate(copy, 'fr')
    // @ts-expect-error no such key
    expect(t('absent')).toBe('absent')
    // @ts-expect-error the name is missing
    t('greeting')
    // @ts-expect-error the count is missing
    t('seats', { name: 'vous' })
  })
})

describe('the language of a browser', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de, en;q=0.5, fr;q=0.7', 'fr'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['de', 'fr'],
    ['', 'fr'],
    [null, 'fr'],
    ['*;q=x,,;', 'fr'],
  ])('that asks for %j is %s', (header, locale) => {
    expect(chooseLocale(header)).toBe(locale)
  })
  it('gives way to a choice made here', () => {
    const headers = new Headers({ cookie: 'a=b; locale=en; theme=night', 'accept-language': 'fr' })
    expect(readPreferences(headers)).toEqual({ locale: 'en', theme: 'night' })
  })
  it('survives a cookie that says anything else', () => {
    expect(readPreferences(new Headers({ cookie: 'locale=xx; theme=<b>; =; ;' }))).toEqual({
      locale: 'fr',
      theme: null,
    })
  })
  it('is remembered for a year, and the light can be forgotten', () => {
    expect(writeLocaleCookie('en', true)).toBe(
      'locale=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure',
    )
    expect(writeThemeCookie(null, false)).toBe('theme=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
  })
})
