import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title_one: 'Rendre votre place',
    title_other: 'Rendre vos {{count}} places',
    releaseText: 'Rien n’a été payé : les places redeviennent libres, voilà tout.',
    freeText: 'Aucune caution n’était demandée : votre place ira à quelqu’un d’autre, voilà tout.',
    wholeText:
      'Vous recevez {{amount}}, la caution entière, sur la carte qui a servi, sous cinq à dix jours.',
    whole_moved:
      'L’heure ou le lieu a changé depuis que vous avez réservé\u202f: quelle que soit la date, vous recevez {{amount}}, tout ce que vous aviez réglé, sur la carte qui a servi, sous cinq à dix jours.',
    whole_drive_lost:
      'Un essai promis ne peut avoir lieu\u202f: quelle que soit la date, vous recevez {{amount}}, tout ce que vous aviez réglé, sur la carte qui a servi, sous cinq à dix jours.',
    partText:
      'Vous recevez {{amount}} sur {{paid}} ({{percent}} %), sur la carte qui a servi, sous cinq à dix jours.',
    keptText: 'À cette date, la caution de {{paid}} reste acquise à la maison : rien ne vous revient.',
    terms: 'Les termes de votre réservation',
    step: '{{percent}} % jusqu’au {{day}}',
    confirm_one: 'Rendre ma place',
    confirm_other: 'Rendre mes places',
    keep_one: 'Garder ma place',
    keep_other: 'Garder mes places',
    begun: 'L’événement a commencé : il n’est plus possible de rendre une place.',
    changed: 'Une échéance est passée depuis que cette page s’est ouverte. Voici ce qui vaut à présent.',
    done: 'C’est noté.',
  },
  en: {
    title_one: 'Release your seat',
    title_other: 'Release your {{count}} seats',
    releaseText: 'Nothing was paid: the seats become free again, that is all.',
    freeText: 'No deposit was asked: your seat goes to someone else, that is all.',
    wholeText: 'You receive {{amount}}, the whole deposit, on the card you used, within five to ten days.',
    whole_moved:
      'The time or the place has changed since you reserved: whatever the date, you receive {{amount}}, all that you had paid, on the card you used, within five to ten days.',
    whole_drive_lost:
      'A drive that was promised cannot take place: whatever the date, you receive {{amount}}, all that you had paid, on the card you used, within five to ten days.',
    partText:
      'You receive {{amount}} of {{paid}} ({{percent}}%), on the card you used, within five to ten days.',
    keptText: 'At this date the deposit of {{paid}} stays with the house: nothing comes back.',
    terms: 'The terms of your reservation',
    step: '{{percent}}% until {{day}}',
    confirm_one: 'Release my seat',
    confirm_other: 'Release my seats',
    keep_one: 'Keep my seat',
    keep_other: 'Keep my seats',
    begun: 'The event has begun: a seat can no longer be released.',
    changed: 'A date has passed since this page was opened. This is what holds now.',
    done: 'It is done.',
  },
})
