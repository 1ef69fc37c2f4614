import { defineCopy } from '~/shared/copy'

/** What those who receive read of a person. */
export const doorWords = defineCopy({
  fr: {
    slot: '{{time}}, {{label}}',
    waiver: 'Décharge',
    signed: 'Signée par {{name}}',
    unsigned: 'À signer à l’accueil',
    missing: 'Pas de réponse',
    yes: 'Oui',
    no: 'Non',
    licence: '{{number}}, depuis le {{since}}',
    guest: 'Invité·e',
    review_waiting: 'Pas encore accepté·e par la maison',
    review_declined: 'Refusé·e par la maison',
  },
  en: {
    slot: '{{time}}, {{label}}',
    waiver: 'Waiver',
    signed: 'Signed by {{name}}',
    unsigned: 'To be signed at the door',
    missing: 'No answer',
    yes: 'Yes',
    no: 'No',
    licence: '{{number}}, since {{since}}',
    guest: 'Guest',
    review_waiting: 'Not accepted by the house yet',
    review_declined: 'Declined by the house',
  },
})
