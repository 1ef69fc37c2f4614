import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    club: 'Le club vous demande',
    brand: '{{brand}} vous demande',
    legend: 'Votre réponse',
    vote: 'Répondre',
    change: 'Changer ma réponse',
    voted: 'C’est noté. Vous pouvez changer d’avis jusqu’à la fin du {{day}}.',
    until:
      'Jusqu’à la fin du {{day}}. Une réponse par membre, que personne ne lit sous votre nom\u202f; le résultat sera montré à ceux qui ont répondu.',
    over: 'Close à la fin du {{day}}.',
    yours: 'Votre réponse\u00a0: {{choice}}',
    choose: 'Choisissez une réponse.',
    closed: 'La question vient de se clore.',
    all: 'Mes vœux',
  },
  en: {
    club: 'The club asks you',
    brand: '{{brand}} asks you',
    legend: 'Your answer',
    vote: 'Answer',
    change: 'Change my answer',
    voted: 'It is noted. You may change your mind until the end of {{day}}.',
    until:
      'Until the end of {{day}}. One answer a member, which nobody reads under your name; the result will be shown to those who answered.',
    over: 'Closed at the end of {{day}}.',
    yours: 'Your answer: {{choice}}',
    choose: 'Choose an answer.',
    closed: 'The question has just closed.',
    all: 'My wishes',
  },
})
