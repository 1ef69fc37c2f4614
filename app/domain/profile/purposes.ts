import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { tellCountry } from './countries'
import type { FactKind } from './types'

/** What each kind of fact is kept for: the name that stands in the fact's row, told in words by `tellPurpose`. */
export const purposeOf = {
  vehicle_model: 'choose_events',
  vin: 'know_the_car',
  purchased_on: 'choose_events',
  birth_date: 'check_age',
  country: 'write_at_your_hour',
  city: 'invite_nearby',
  phone: 'reach_you',
  dealer: 'welcome_you',
  note: 'remember',
  diet: 'serve_you',
  size: 'dress_you',
  licence_number: 'hand_you_the_wheel',
  licence_since: 'hand_you_the_wheel',
} as const satisfies Record<FactKind, string>

export type FactPurpose = (typeof purposeOf)[FactKind]

/** The value of a fact that the person took away: what they said is gone, and a file does not bring it back. */
export const REMOVED_VALUE = '—'
/** The source of what a person says of themself. */
export const OWN_SOURCE = 'person'

const copy = defineCopy({
  fr: {
    vehicle_model: 'Voiture',
    vin: 'Numéro de série',
    purchased_on: 'Acquise le',
    birth_date: 'Date de naissance',
    country: 'Pays',
    city: 'Ville',
    phone: 'Téléphone',
    dealer: 'Concession',
    note: 'Remarque',
    diet: 'À table',
    size: 'Taille',
    licence_number: 'Numéro de permis',
    licence_since: 'Permis depuis le',
    serve_you: 'vous servir ce que vous mangez',
    dress_you: 'tenir prêt ce que vous porterez',
    hand_you_the_wheel: 'vous confier un volant comme la loi et l’assurance le demandent',
    choose_events: 'choisir les événements qui peuvent vous plaire',
    know_the_car: 'reconnaître votre voiture lorsque vous venez avec elle',
    check_age: 'nous assurer de l’âge que demandent un volant et un verre',
    write_at_your_hour: 'vous écrire à une heure convenable chez vous',
    invite_nearby: 'vous inviter près de chez vous',
    reach_you: 'vous joindre le jour d’un événement, si vous l’avez permis',
    welcome_you: 'vous faire accueillir par ceux qui vous connaissent',
    remember: 'nous souvenir de ce qui vous a été promis',
    you: 'vous',
    file: 'le fichier {{name}}',
    fileFrom: 'le fichier {{name}} ({{origin}})',
  },
  en: {
    vehicle_model: 'Car',
    vin: 'Serial number',
    purchased_on: 'Bought on',
    birth_date: 'Date of birth',
    country: 'Country',
    city: 'Town',
    phone: 'Telephone',
    dealer: 'Dealer',
    note: 'Remark',
    diet: 'At table',
    size: 'Size',
    licence_number: 'Licence number',
    licence_since: 'Licence since',
    serve_you: 'to serve you what you eat',
    dress_you: 'to have ready what you will wear',
    hand_you_the_wheel: 'to hand you a wheel as law and insurance ask',
    choose_events: 'to choose the events that may please you',
    know_the_car: 'to know your car when you come with it',
    check_age: 'to be sure of the age that a wheel and a glass ask for',
    write_at_your_hour: 'to write to you at a decent hour where you are',
    invite_nearby: 'to invite you near your home',
    reach_you: 'to reach you on the day of an event, if you allowed it',
    welcome_you: 'to have you welcomed by those who know you',
    remember: 'to remember what was promised to you',
    you: 'you',
    file: 'the file {{name}}',
    fileFrom: 'the file {{name}} ({{origin}})',
  },
})

/** "Voiture", "Car". */
export function tellKind(kind: FactKind, locale: Locale): string {
  return translate(copy, locale)(kind)
}

/** What a fact is kept for, to the person themself; a purpose that is not of this table is told as it was written. */
export function tellPurpose(purpose: string, locale: Locale): string {
  return isPurpose(purpose) ? translate(copy, locale)(purpose) : purpose
}

/** The source of a fact that a file brought, with the occasion on which it was collected, if the file says. */
export function sourceOfFile(fileName: string, origin: string): string {
  return origin ? `import ${fileName} · ${origin}` : `import ${fileName}`
}

/** Who gave a fact, to the person themself: "le fichier crm.csv (salon de Genève)". */
export function tellSource(source: string, locale: Locale): string {
  const t = translate(copy, locale)
  if (source === OWN_SOURCE) return t('you')
  const [, name, origin] = /^import (.+?)(?: · (.+))?$/s.exec(source) ?? []
  if (!name) return source
  return origin ? t('fileFrom', { name, origin }) : t('file', { name })
}

/** Where a fact comes from, as a letter says it: the occasion on which it was given, and a file only when there is no other. */
export function tellOccasion(source: string, locale: Locale): string {
  return /^import .+? · (.+)$/s.exec(source)?.[1] ?? tellSource(source, locale)
}

/** A fact's value in the reader's language: days written out, countries by their name. */
export function tellValue(kind: FactKind, value: string, locale: Locale): string {
  if (kind === 'birth_date' || kind === 'purchased_on' || kind === 'licence_since')
    return formatDay(value, locale)
  return kind === 'country' ? tellCountry(value, locale) : value
}

function isPurpose(text: string): text is FactPurpose {
  return Object.values(purposeOf).some(one => one === text)
}
