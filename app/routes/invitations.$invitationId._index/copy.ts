import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Invitation personnelle',
    accept: 'Je viens',
    decline: 'Je ne pourrai pas',
    declineWords: 'Un mot pour {{name}}, si vous le voulez',
    declineWordsPlain: 'Un mot, si vous le voulez',
    declineSend: 'Envoyer ma réponse',
    declined:
      'Vous avez répondu que vous ne pourriez pas venir. Votre place reste ouverte jusqu’à la date de réponse, si le vent tourne.',
    declinedWords: 'Votre mot : « {{words}} »',
    declinedThanks: 'C’est noté. Merci de nous l’avoir dit.',
    reservedFirst: 'Vous avez une réservation. Rendez-la d’abord : la page vous dit ce qui vous revient.',
    tooLong: 'Ce mot est un peu long : cinq cents signes au plus.',
    why: 'Pourquoi moi ?',
    correct: 'Corriger',
    lessOften: 'Moins souvent',
    noMore: 'Ne plus m’inviter',
  },
  en: {
    over: 'A personal invitation',
    accept: 'I am coming',
    decline: 'I cannot come',
    declineWords: 'A word for {{name}}, if you like',
    declineWordsPlain: 'A word, if you like',
    declineSend: 'Send my answer',
    declined:
      'You told us that you cannot come. Your seat stays open until the reply date, should the wind turn.',
    declinedWords: 'Your word: “{{words}}”',
    declinedThanks: 'Noted. Thank you for telling us.',
    reservedFirst: 'You have a reservation. Release it first: the page tells you what comes back.',
    tooLong: 'That word is a little long: five hundred characters at most.',
    why: 'Why me?',
    correct: 'Put something right',
    lessOften: 'Less often',
    noMore: 'Stop inviting me',
  },
})
