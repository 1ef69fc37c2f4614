import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import type { Channel, WritingRefusal } from './types'

const copy = defineCopy({
  fr: {
    email: 'par courriel',
    sms: 'par SMS',
    telephone: 'par téléphone',
    post: 'par courrier',
    yes: 'J’accepte que {{brand}} m’écrive {{channel}} pour m’inviter à ses événements, au rythme que j’ai choisi. Je peux reprendre ma parole à tout moment.',
    imported:
      'Accord recueilli par {{brand}} le {{day}} (« {{source}} »). Le fichier qui nous l’a transmis n’en garde pas les mots exacts.',
    source: 'ma parole',
    no_permission: 'Cette personne n’a pas dit oui à la maison.',
    suppressed: 'Cette adresse ne doit plus recevoir de lettre.',
    never: 'Cette personne ne souhaite aucune lettre.',
    paused: 'Cette personne a demandé une pause.',
    cadence_reached: 'Cette personne a déjà reçu toutes les lettres qu’elle accepte pour l’instant.',
    quiet_hours: 'Il est trop tard, ou trop tôt, chez cette personne.',
  },
  en: {
    email: 'by e-mail',
    sms: 'by text message',
    telephone: 'by telephone',
    post: 'by post',
    yes: 'I agree that {{brand}} may write to me {{channel}} to invite me to its events, as often as I have chosen. I may take my word back at any time.',
    imported:
      'Permission collected by {{brand}} on {{day}} (“{{source}}”). The file that passed it on does not keep the exact words.',
    source: 'my word',
    no_permission: 'This person has not said yes to the house.',
    suppressed: 'This address must not be written to any more.',
    never: 'This person wishes for no letters.',
    paused: 'This person has asked for a pause.',
    cadence_reached: 'This person has had every letter they accept for now.',
    quiet_hours: 'It is too late, or too early, where this person is.',
  },
})

export function tellChannel(channel: Channel, locale: Locale): string {
  return translate(copy, locale)(channel)
}

/** The sentence that a person sees when they say yes; kept with the permission, to the letter. */
export function wordsOfYes(brand: string, channel: Channel, locale: Locale): string {
  return translate(copy, locale)('yes', { brand, channel: tellChannel(channel, locale) })
}

/** What is kept as the words of a permission that a file brought: where and when it was given, and what is not known. */
export function wordsOfImport(brand: string, source: string, day: string, locale: Locale): string {
  return translate(copy, locale)('imported', { brand, source, day: formatDay(day, locale) })
}

/** The origin kept with a yes said on the person's own page. */
export function sourceOfYes(locale: Locale): string {
  return translate(copy, locale)('source')
}

/** Why a letter may not leave, told to staff. */
export function tellWritingRefusal(reason: WritingRefusal, locale: Locale): string {
  return translate(copy, locale)(reason)
}
