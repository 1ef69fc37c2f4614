import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { MergeField } from './merge'

const copy = defineCopy({
  fr: {
    greeting: 'la formule d’appel',
    given_name: 'le prénom',
    family_name: 'le nom',
    model: 'le modèle confié à la maison',
    city: 'la ville confiée à la maison',
    event: 'le titre de l’événement',
    venue: 'le lieu',
    reply_by: 'jusqu’à quand répondre',
    seats: 'le nombre de places, en lettres',
  },
  en: {
    greeting: 'the greeting',
    given_name: 'the given name',
    family_name: 'the family name',
    model: 'the model told to the house',
    city: 'the city told to the house',
    event: 'the title of the event',
    venue: 'the venue',
    reply_by: 'until when to reply',
    seats: 'the number of seats, in words',
  },
})

/** What a merge field stands for, as staff read it: “the given name”. */
export function tellMergeField(field: MergeField, locale: Locale): string {
  return translate(copy, locale)(field)
}
