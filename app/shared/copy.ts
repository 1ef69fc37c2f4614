import { createInstance } from 'i18next'

/**
 * The words of a screen, in both languages, beside the screen that shows them.
 *
 *   const copy = defineCopy({
 *     fr: { greeting: 'Bonjour {{name}}', seats_one: '{{count}} place', seats_other: '{{count}} places' },
 *     en: { greeting: 'Hello {{name}}', seats_one: '{{count}} seat', seats_other: '{{count}} seats' },
 *   })
 *   const t = translate(copy, 'fr')
 *   t('greeting', { name: 'Claire' })
 *   t('seats', { count: 3 })
 *
 * A key missing from one language, a key that does not exist and a value left out are all type errors.
 */
export type Locale = 'fr' | 'en'
/** A text in both languages of the club. */
export type Bilingual = Record<Locale, string>
export const LOCALES = ['fr', 'en'] as const satisfies readonly Locale[]
export const DEFAULT_LOCALE: Locale = 'fr'

type Phrases = Readonly<Record<string, string>>
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** `seats_one` and `seats_other` are asked for as `seats`. */
type BaseOf<Key> = Key extends `${infer Base}_${PluralForm}` ? Base : Key
type IsPlural<T, Key extends string> = `${Key}_other` extends keyof T ? true : false
type PhraseOf<T, Key extends string> = T[Extract<keyof T, Key | `${Key}_${PluralForm}`>]

type NamesIn<Phrase> = Phrase extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never
type NamesOf<FR, EN, Key extends string> =
  | NamesIn<PhraseOf<FR, Key>>
  | NamesIn<PhraseOf<EN, Key>>
  | (IsPlural<FR, Key> extends true ? 'count' : never)

export type CopyValues = Readonly<Record<string, string | number>>
type ValuesFor<Name extends string> = { readonly [N in Name]: N extends 'count' ? number : string | number }

export type Copy<FR extends Phrases = Phrases, EN extends Phrases = Phrases> = {
  readonly namespace: string
  readonly fr: FR
  readonly en: EN
}
export type CopyKey<C extends Copy> = C extends Copy<infer FR, infer _> ? BaseOf<keyof FR & string> : never
export type ArgumentsFor<C extends Copy, Key extends string> =
  C extends Copy<infer FR, infer EN>
    ? [NamesOf<FR, EN, Key>] extends [never]
      ? []
      : [values: ValuesFor<NamesOf<FR, EN, Key>>]
    : never

export type Translate<C extends Copy> = <Key extends CopyKey<C>>(
  key: Key,
  ...args: ArgumentsFor<C, Key>
) => string

const phrases = createInstance()
phrases.init({
  lng: DEFAULT_LOCALE,
  fallbackLng: false,
  resources: {},
  initImmediate: false,
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it renders; a second escaping would show &#39; to the reader.
  interpolation: { escapeValue: false },
})

let registered = 0

export function defineCopy<
  const FR extends Phrases,
  const EN extends { readonly [Key in keyof FR]: string } & {
    readonly [Key in Exclude<keyof EN, keyof FR>]: never
  },
>(both: { fr: FR; en: EN }): Copy<FR, EN & Phrases> {
  registered += 1
  const namespace = `copy-${registered}`
  for (const locale of LOCALES) {
    phrases.addResourceBundle(locale, namespace, withManyForms(both[locale]))
  }
  return { namespace, fr: both.fr, en: both.en as EN & Phrases }
}

/** French has a third form, for millions ("un million de places"); here it reads like the ordinary plural. */
function withManyForms(words: Phrases): Record<string, string> {
  const all: Record<string, string> = { ...words }
  for (const [key, phrase] of Object.entries(words)) {
    if (key.endsWith('_other')) all[key.replace(/_other$/, '_many')] ??= phrase
  }
  return all
}

const translators = new Map<string, unknown>()

export function translate<C extends Copy>(copy: C, locale: Locale): Translate<C> {
  const id = `${copy.namespace}/${locale}`
  const known = translators.get(id)
  if (known) return known as Translate<C>
  const fixed = phrases.getFixedT(locale, copy.namespace)
  const t = (key: string, values?: CopyValues): string => fixed(key, values ?? {})
  translators.set(id, t)
  return t as Translate<C>
}

export function isLocale(value: unknown): value is Locale {
  return value === 'fr' || value === 'en'
}

/**
 * The language that a browser asks for, among those the club speaks. `header` is Accept-Language as it came; an absent
 * header, or one that names neither language, gives the club's own.
 */
export function chooseLocale(header: string | null | undefined): Locale {
  const ranked = (header ?? '')
    .split(',')
    .map((entry, index) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const quality = parameters.map(p => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(q => q !== undefined)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality), index }
    })
    .filter(entry => isLocale(entry.language) && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  const first = ranked[0]?.language
  return isLocale(first) ? first : DEFAULT_LOCALE
}
