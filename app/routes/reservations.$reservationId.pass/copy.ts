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
    closed_waiting: 'La maison lit ce nom. Le code paraîtra ici quand elle aura dit son mot.',
    closed_unnamed:
      'La maison reçoit chaque invité par son nom. Le code paraîtra ici une fois la personne nommée et attendue.',
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
    closed_waiting: 'The house is reading this name. The code appears here once it has said its word.',
    closed_unnamed:
      'The house receives each guest by name. The code appears here once the person is named and expected.',
    changes: 'Should your reservation change, new codes take the place of these: open this page again.',
    apple: 'Add to Apple Wallet',
    google: 'Add to Google Wallet',
    back: 'The reservation',
  },
})
