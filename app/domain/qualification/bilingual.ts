import { type Bilingual, LOCALES } from '~/shared/copy'

/** True when the text says something in both languages. */
export function isSaid(words: Bilingual): boolean {
  return LOCALES.every(locale => words[locale].trim() !== '')
}

/** True when the text is said in both languages or in neither. */
export function isEven(words: Bilingual): boolean {
  return isSaid(words) || LOCALES.every(locale => words[locale].trim() === '')
}
