import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { Cadence } from './types'

/** The choices of the dial, as a person is offered them; `key` is what a form sends. */
export const cadenceChoices = [
  { key: '4-30', lettersMax: 4, perDays: 30 },
  { key: '2-30', lettersMax: 2, perDays: 30 },
  { key: '1-30', lettersMax: 1, perDays: 30 },
  { key: '1-90', lettersMax: 1, perDays: 90 },
  { key: '0-30', lettersMax: 0, perDays: 30 },
] as const satisfies readonly (Cadence & { key: string })[]

export const cadenceKeys = ['4-30', '2-30', '1-30', '1-90', '0-30'] as const
export type CadenceKey = (typeof cadenceKeys)[number]

export function cadenceOf(key: CadenceKey): Cadence {
  const choice = cadenceChoices.find(one => one.key === key)
  if (!choice) throw new Error(`unknown cadence: ${key}`)
  return { lettersMax: choice.lettersMax, perDays: choice.perDays }
}

export function keyOfCadence({ lettersMax, perDays }: Cadence): CadenceKey | null {
  return cadenceChoices.find(one => one.lettersMax === lettersMax && one.perDays === perDays)?.key ?? null
}

/** The rarer of two: when a file and a person's record differ, the person is written to less. A tie keeps the first. */
export function rarer(one: Cadence, other: Cadence): Cadence {
  return other.lettersMax * one.perDays < one.lettersMax * other.perDays ? other : one
}

const copy = defineCopy({
  fr: {
    never: 'Jamais, sauf pour répondre à ce que je demande',
    month_one: '{{count}} lettre par mois',
    month_other: '{{count}} lettres par mois',
    quarter_one: '{{count}} lettre par trimestre',
    quarter_other: '{{count}} lettres par trimestre',
    days_one: '{{count}} lettre par {{days}} jours',
    days_other: '{{count}} lettres par {{days}} jours',
  },
  en: {
    never: 'Never, except to answer what I ask',
    month_one: '{{count}} letter a month',
    month_other: '{{count}} letters a month',
    quarter_one: '{{count}} letter a quarter',
    quarter_other: '{{count}} letters a quarter',
    days_one: '{{count}} letter every {{days}} days',
    days_other: '{{count}} letters every {{days}} days',
  },
})

/** "2 lettres par mois", "1 letter a quarter". */
export function tellCadence({ lettersMax, perDays }: Cadence, locale: Locale): string {
  const t = translate(copy, locale)
  if (lettersMax === 0) return t('never')
  if (perDays === 30) return t('month', { count: lettersMax })
  if (perDays === 90) return t('quarter', { count: lettersMax })
  return t('days', { count: lettersMax, days: perDays })
}
