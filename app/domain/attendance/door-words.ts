import { defineCopy } from '~/shared/copy'

/** What those who receive read of a person. */
export const doorWords = defineCopy({
  fr: {
    slot: '{{time}}, {{label}}',
    waiver: 'Décharge',
    signed: 'Signée par {{name}}',
    unsigned: 'À signer à l’accueil',
    missing: 'Pas de réponse',
    age: 'Âge',
    of_age_one: '{{count}} an révolu',
    of_age_other: '{{count}} ans révolus',
    under_age_one: 'Moins d’un an',
    under_age_other: 'Moins de {{count}} ans',
    guest: 'Invité·e',
    guest_waiting: 'Attend le mot de la maison',
    guest_unnamed: 'À nommer par la maison avant d’entrer',
    guest_nameless: 'Pas encore nommé·e',
  },
  en: {
    slot: '{{time}}, {{label}}',
    waiver: 'Waiver',
    signed: 'Signed by {{name}}',
    unsigned: 'To be signed at the door',
    missing: 'No answer',
    age: 'Age',
    of_age_one: '{{count}} or over',
    of_age_other: '{{count}} or over',
    under_age_one: 'Under {{count}}',
    under_age_other: 'Under {{count}}',
    guest: 'Guest',
    guest_waiting: 'Waits for the word of the house',
    guest_unnamed: 'To be named by the house before coming in',
    guest_nameless: 'Not named yet',
  },
})
