import { defineCopy, type Locale, translate } from '~/shared/copy'
import { elide, formatDay } from '~/shared/format'
import { tellCountry } from '../profile/countries'
import { tellOccasion } from '../profile/purposes'
import type { WhyEntry } from './types'

const copy = defineCopy({
  fr: {
    permission: 'Vous avez dit oui aux invitations {{ofBrand}} par e-mail le {{day}} ({{source}}).',
    fact: 'Vous nous avez confié {{what}} ({{source}}).',
    factDated: 'Vous nous avez confié {{what}} ({{source}}, le {{day}}).',
    model: 'votre modèle, {{value}}',
    city: 'votre ville, {{value}}',
    country: 'votre pays, {{value}}',
    other: '« {{value}} »',
    readsFr: 'Vous lisez le français.',
    readsEn: 'Vous lisez l’anglais.',
    isMember: 'Vous êtes membre du cercle.',
    isApplicant: 'Vous avez demandé à rejoindre le cercle.',
    isProspect: 'Vous n’êtes pas encore membre du cercle.',
    nothingElse: 'Rien d’autre n’a été utilisé.',
  },
  en: {
    permission: 'You said yes to invitations {{ofBrand}} by e-mail on {{day}} ({{source}}).',
    fact: 'You told us {{what}} ({{source}}).',
    factDated: 'You told us {{what}} ({{source}}, {{day}}).',
    model: 'your model, {{value}}',
    city: 'your city, {{value}}',
    country: 'your country, {{value}}',
    other: '“{{value}}”',
    readsFr: 'You read French.',
    readsEn: 'You read English.',
    isMember: 'You are a member of the circle.',
    isApplicant: 'You have asked to join the circle.',
    isProspect: 'You are not yet a member of the circle.',
    nothingElse: 'Nothing else was used.',
  },
})

/** “Why me?”: one sentence for the permission, one for each fact that was used, and that there was nothing else. */
export function explainWhy(entries: readonly WhyEntry[], brandName: string, locale: Locale): string[] {
  const t = translate(copy, locale)
  const told = entries.map(entry => {
    if (entry.use === 'permission') {
      const source = tellOccasion(entry.source, locale)
      const ofBrand = locale === 'fr' ? elide('de', brandName) : `from ${brandName}`
      return t('permission', { ofBrand, day: formatDay(entry.grantedOn, locale), source })
    }
    if ('trait' in entry) return t(keyOfTrait(entry.value))
    const value = entry.fact === 'country' ? tellCountry(entry.value, locale) : entry.value
    const what = t(keyOfFact(entry.fact), { value })
    const source = tellOccasion(entry.source, locale)
    if (entry.givenOn === null) return t('fact', { what, source })
    return t('factDated', { what, source, day: formatDay(entry.givenOn, locale) })
  })
  return told.length === 0 ? [] : [...new Set(told), t('nothingElse')]
}

function keyOfFact(kind: string) {
  if (kind === 'vehicle_model') return 'model'
  return kind === 'city' || kind === 'country' ? kind : 'other'
}

function keyOfTrait(value: string) {
  switch (value) {
    case 'fr':
      return 'readsFr'
    case 'en':
      return 'readsEn'
    case 'member':
      return 'isMember'
    case 'applicant':
      return 'isApplicant'
    default:
      return 'isProspect'
  }
}
