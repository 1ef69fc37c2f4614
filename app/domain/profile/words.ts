import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { MappingProblem } from './guess-mapping'
import type { FileRefusal } from './read-file'
import type { ImportField, RowRefusal, WithheldReason } from './types'

const refusals = defineCopy({
  fr: {
    no_address: 'aucune adresse',
    not_an_address: 'ce n’est pas une adresse de courriel',
    several_addresses: 'plusieurs adresses dans une seule case',
    too_many_cells: 'plus de cases que de colonnes : les valeurs ont glissé',
    under_age: 'cette personne a moins de dix-huit ans',
  },
  en: {
    no_address: 'no address',
    not_an_address: 'this is not an e-mail address',
    several_addresses: 'several addresses in one cell',
    too_many_cells: 'more cells than columns: the values have moved',
    under_age: 'this person is under eighteen',
  },
})

/** Why a row was refused. */
export function tellRowRefusal(reason: RowRefusal, locale: Locale): string {
  return translate(refusals, locale)(reason)
}

const withheld = defineCopy({
  fr: {
    opposed: 'ont dit non',
    no_consent: 'n’ont rien accordé',
    no_consent_date: 'consentement sans date',
    consent_date_unreadable: 'date de consentement illisible',
    consent_in_future: 'consentement daté de l’avenir',
    no_consent_source: 'consentement sans origine',
    no_channel: 'consentement sans canal',
    stopped: 'ont fait cesser nos lettres',
    withdrawn_since: 'ont repris leur parole depuis',
  },
  en: {
    opposed: 'said no',
    no_consent: 'gave no permission',
    no_consent_date: 'consent without a date',
    consent_date_unreadable: 'date of consent that cannot be read',
    consent_in_future: 'consent dated in the future',
    no_consent_source: 'consent without a source',
    no_channel: 'consent without a channel',
    stopped: 'stopped our letters',
    withdrawn_since: 'took their word back since',
  },
})

/** Why someone was imported without a permission. */
export function tellWithheld(reason: WithheldReason, locale: Locale): string {
  return translate(withheld, locale)(reason)
}

const fields = defineCopy({
  fr: {
    address: 'Adresse de courriel',
    given_name: 'Prénom',
    family_name: 'Nom',
    civility: 'Civilité',
    locale: 'Langue',
    vehicle_model: 'Voiture',
    vin: 'Numéro de série',
    purchased_on: 'Acquise le',
    birth_date: 'Date de naissance',
    country: 'Pays',
    city: 'Ville',
    phone: 'Téléphone',
    dealer: 'Concession',
    note: 'Remarque',
    consent_date: 'Consentement, date',
    consent_source: 'Consentement, origine',
    channels: 'Canaux acceptés',
    cadence: 'Cadence',
    opposition: 'Opposition',
  },
  en: {
    address: 'E-mail address',
    given_name: 'First name',
    family_name: 'Last name',
    civility: 'Title',
    locale: 'Language',
    vehicle_model: 'Car',
    vin: 'Serial number',
    purchased_on: 'Bought on',
    birth_date: 'Date of birth',
    country: 'Country',
    city: 'Town',
    phone: 'Telephone',
    dealer: 'Dealer',
    note: 'Remark',
    consent_date: 'Consent, date',
    consent_source: 'Consent, source',
    channels: 'Channels allowed',
    cadence: 'Cadence',
    opposition: 'Opposition',
  },
})

export function tellField(field: ImportField, locale: Locale): string {
  return translate(fields, locale)(field)
}

const problems = defineCopy({
  fr: {
    no_address_column: 'Dites-nous quelle colonne tient les adresses de courriel.',
    field_twice: 'Deux colonnes sont lues comme la même chose : laissez-en une de côté.',
    opposition_left_out:
      'La colonne des oppositions ne peut pas être laissée de côté : nous écririons à qui a dit non.',
    wrong_columns: 'Les colonnes de ce fichier ne sont plus celles que montre la page.',
    empty: 'Ce fichier est vide.',
    too_large: 'Ce fichier dépasse cinq mégaoctets : partagez-le en plusieurs.',
    not_text:
      'Ce fichier n’est pas un tableau en texte. Dans votre tableur, choisissez « Enregistrer sous », puis CSV.',
    no_header: 'La première ligne doit nommer les colonnes (Courriel, Nom…).',
    no_rows: 'Ce fichier nomme ses colonnes, mais ne contient personne.',
    too_many_rows: 'Ce fichier compte plus de vingt mille lignes : partagez-le en plusieurs.',
    broken_quotes: 'Un guillemet ouvert n’est jamais refermé, vers la ligne {{line}}.',
  },
  en: {
    no_address_column: 'Tell us which column holds the e-mail addresses.',
    field_twice: 'Two columns are read as the same thing: leave one of them out.',
    opposition_left_out:
      'The column of oppositions cannot be left out: we would write to people who said no.',
    wrong_columns: 'The columns of this file are no longer those that the page shows.',
    empty: 'This file is empty.',
    too_large: 'This file is larger than five megabytes: please split it.',
    not_text: 'This file is not a table in plain text. In your spreadsheet, choose “Save as”, then CSV.',
    no_header: 'The first line must name the columns (E-mail, Last name…).',
    no_rows: 'This file names its columns, but holds nobody.',
    too_many_rows: 'This file has more than twenty thousand rows: please split it.',
    broken_quotes: 'A quotation mark is opened and never closed, near line {{line}}.',
  },
})

/** What is amiss with a mapping. */
export function tellMappingProblem(problem: MappingProblem, locale: Locale): string {
  return translate(problems, locale)(problem)
}

/** Why a file was not taken. */
export function tellFileRefusal(refusal: FileRefusal, locale: Locale): string {
  const t = translate(problems, locale)
  return refusal.reason === 'broken_quotes' ? t('broken_quotes', { line: refusal.line }) : t(refusal.reason)
}
