import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Questions aux membres',
    text: 'Une question, quelques réponses, de tel jour à tel jour. Chaque membre répond une fois, et verra le résultat s’il a répondu. Personne ne lit qui a dit quoi.',
    write: 'Poser une question',
    none: 'Aucune question n’a encore été posée.',
    club: 'Le club',
    waiting: 'S’ouvre le {{day}}',
    open: 'Ouverte jusqu’au {{day}}',
    closed: 'Close le {{day}}',
    everyone: 'à tous les membres',
    fromRank: 'à partir du rang {{tier}}',
  },
  en: {
    title: 'Questions to members',
    text: 'One question, a few answers, from one day to another. Each member answers once, and sees the result if they did. Nobody reads who said what.',
    write: 'Ask a question',
    none: 'No question has been asked yet.',
    club: 'The club',
    waiting: 'Opens on {{day}}',
    open: 'Open until {{day}}',
    closed: 'Closed on {{day}}',
    everyone: 'to every member',
    fromRank: 'from the tier of {{tier}}',
  },
})
