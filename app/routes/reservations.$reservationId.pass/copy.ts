import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title_one: 'Votre laissez-passer',
    title_other: 'Vos laissez-passer',
    text_one: 'Montrez ce code à l’entrée. Cette page reste lisible sans réseau, une fois ouverte.',
    text_other:
      'Un code par personne, à montrer à l’entrée. Cette page reste lisible sans réseau, une fois ouverte.',
    code: 'Le code de {{name}}',
    unnamed: 'Votre invité·e {{position}}',
    changes: 'Si votre réservation change, de nouveaux codes remplacent ceux-ci : rouvrez cette page.',
    apple: 'Ajouter à Apple Wallet',
    google: 'Ajouter à Google Wallet',
    back: 'La réservation',
  },
  en: {
    title_one: 'Your pass',
    title_other: 'Your passes',
    text_one: 'Show this code at the door. Once open, this page stays readable without a network.',
    text_other:
      'One code for each person, to show at the door. Once open, this page stays readable without a network.',
    code: 'The code of {{name}}',
    unnamed: 'Your guest {{position}}',
    changes: 'Should your reservation change, new codes take the place of these: open this page again.',
    apple: 'Add to Apple Wallet',
    google: 'Add to Google Wallet',
    back: 'The reservation',
  },
})
