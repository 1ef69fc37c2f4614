import type { Locale } from '~/shared/copy'
import { plainLetters } from '~/shared/plain-letters'

/** Countries whose people share one zone, with the names that files give them. Elsewhere the zone is not known. */
const countries: readonly { code: string; zone: string; names: readonly string[] }[] = [
  { code: 'FR', zone: 'Europe/Paris', names: ['france'] },
  { code: 'DE', zone: 'Europe/Berlin', names: ['allemagne', 'germany', 'deutschland'] },
  { code: 'FI', zone: 'Europe/Helsinki', names: ['finlande', 'finland', 'suomi'] },
  {
    code: 'GB',
    zone: 'Europe/London',
    names: [
      'royaume-uni',
      'united kingdom',
      'grande-bretagne',
      'great britain',
      'angleterre',
      'england',
      'ecosse',
      'scotland',
      'uk',
    ],
  },
  { code: 'IT', zone: 'Europe/Rome', names: ['italie', 'italy', 'italia'] },
  { code: 'BE', zone: 'Europe/Brussels', names: ['belgique', 'belgium', 'belgie'] },
  { code: 'CH', zone: 'Europe/Zurich', names: ['suisse', 'switzerland', 'schweiz', 'svizzera'] },
  { code: 'LU', zone: 'Europe/Luxembourg', names: ['luxembourg'] },
  { code: 'MC', zone: 'Europe/Monaco', names: ['monaco'] },
  { code: 'NL', zone: 'Europe/Amsterdam', names: ['pays-bas', 'netherlands', 'nederland'] },
  { code: 'AT', zone: 'Europe/Vienna', names: ['autriche', 'austria', 'osterreich'] },
  { code: 'SE', zone: 'Europe/Stockholm', names: ['suede', 'sweden', 'sverige'] },
  { code: 'NO', zone: 'Europe/Oslo', names: ['norvege', 'norway', 'norge'] },
  { code: 'DK', zone: 'Europe/Copenhagen', names: ['danemark', 'denmark', 'danmark'] },
  { code: 'IE', zone: 'Europe/Dublin', names: ['irlande', 'ireland'] },
  { code: 'PL', zone: 'Europe/Warsaw', names: ['pologne', 'poland', 'polska'] },
  { code: 'GR', zone: 'Europe/Athens', names: ['grece', 'greece'] },
  { code: 'AE', zone: 'Asia/Dubai', names: ['emirats arabes unis', 'united arab emirates', 'uae'] },
  { code: 'JP', zone: 'Asia/Tokyo', names: ['japon', 'japan'] },
]

/** The zone of a country as a file names it (a French or English name, or its ISO code); null where it is not known. */
export function zoneOfCountry(written: string): string | null {
  return findCountry(written)?.zone ?? null
}

/** A country's name in the reader's language, where it is known; else as it was written. */
export function tellCountry(written: string, locale: Locale): string {
  const country = findCountry(written)
  return country ? (new Intl.DisplayNames(locale, { type: 'region' }).of(country.code) ?? written) : written
}

function findCountry(written: string) {
  const plain = plainLetters(written).trim()
  return countries.find(({ code, names }) => names.includes(plain) || code.toLowerCase() === plain)
}
