import type { Locale } from '~/shared/copy'
import { capitalize } from '~/shared/format'

const openings = { fr: /^(pour|afin|parce)\b/i, en: /^(to|so|for|because|in order)\b/i }
const opening = { fr: 'Pour', en: 'To' }

/** "reconnaître votre voiture" as the sentence that stands under its question: "Pour reconnaître votre voiture." */
export function tellPurpose(purpose: string, locale: Locale): string {
  const words = purpose.trim()
  if (words === '') return ''
  const sentence = openings[locale].test(words)
    ? capitalize(words)
    : `${opening[locale]} ${uncapitalize(words)}`
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}

/** A first word all in capitals, as an abbreviation is, stays as it was written. */
function uncapitalize(text: string): string {
  const [first = '', second = ''] = text
  return second !== '' && second === second.toLocaleUpperCase('fr') && /\p{L}/u.test(second)
    ? text
    : first.toLocaleLowerCase('fr') + text.slice(1)
}
