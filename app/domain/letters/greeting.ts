import type { Locale } from '~/shared/copy'

type Named = { givenName: string; familyName: string; civility: 'mme' | 'm' | 'dr' | null }

/**
 * How a letter opens: 'Chère Madame Renard,'. Whose civility is unknown is greeted by both names, so that nobody is
 * called what they are not; a doctor's gender is not guessed either.
 */
export function greet({ givenName, familyName, civility }: Named, locale: Locale): string {
  const family = familyName === '' ? '' : ` ${familyName}`
  const names = [givenName, familyName].filter(name => name !== '').join(' ')
  if (locale === 'fr') {
    if (civility === 'mme') return `Chère Madame${family},`
    if (civility === 'm') return `Cher Monsieur${family},`
    if (civility === 'dr') return `Bonjour Docteur${family},`
    return names === '' ? 'Bonjour,' : `Bonjour ${names},`
  }
  const title = { mme: 'Ms', m: 'Mr', dr: 'Dr' }
  if (civility !== null && familyName !== '') return `Dear ${title[civility]} ${familyName},`
  return names === '' ? 'Hello,' : `Dear ${names},`
}
