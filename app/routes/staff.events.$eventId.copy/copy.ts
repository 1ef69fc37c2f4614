import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Copier l’événement',
    text: 'Le récit, les images, les créneaux, les questions et les conditions sont repris, aux mêmes heures du lieu. Personne n’est repris avec. La copie reste en préparation.',
    startsOn: 'Son premier jour',
    hint: 'Tous les autres jours suivent, à l’horloge du lieu.',
    withFleet: 'Avec ses véhicules et ses moniteurs, s’ils sont libres ces jours-là',
    notFree: 'N’y sont pas, pris ces jours-là\u202f: {{names}}.',
    make: 'Faire la copie',
    back: 'Revenir à l’événement',
    made: 'La copie est en préparation.',
    no_such_day: 'Ce jour ne convient pas.',
    clock_changes:
      'Ce jour-là, les horloges changent\u202f: une heure de l’événement n’existe pas ou sonne deux fois. Choisissez un autre jour.',
  },
  en: {
    title: 'Copy the event',
    text: 'The story, the pictures, the slots, the questions and the terms are taken over, at the same hours of the venue. Nobody is taken over with them. The copy stays in preparation.',
    startsOn: 'Its first day',
    hint: 'Every other day follows, on the venue’s clock.',
    withFleet: 'With its vehicles and instructors, where they are free on those days',
    notFree: 'Not among them, taken on those days: {{names}}.',
    make: 'Make the copy',
    back: 'Back to the event',
    made: 'The copy is in preparation.',
    no_such_day: 'That day will not do.',
    clock_changes:
      'The clocks change that day: an hour of the event does not exist or comes twice. Please choose another day.',
  },
})
