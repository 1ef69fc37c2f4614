import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Mes réservations',
    none: 'Rien encore. Vos invitations vous attendent à l’accueil.',
    coming: 'À venir',
    past: 'Passées et rendues',
    confirmed_one: 'Votre place est confirmée',
    confirmed_other: 'Vos {{count}} places sont confirmées',
    held: 'À régler',
    offered: 'Proposée, attend votre réponse',
    lapsed: 'Temps écoulé',
    cancelled: 'Rendue',
    asked: 'Comment était-ce\u202f?',
    lived: 'Passée',
    diary: 'Les lire dans mon agenda',
  },
  en: {
    title: 'My reservations',
    none: 'Nothing yet. Your invitations wait for you at home.',
    coming: 'To come',
    past: 'Past and released',
    confirmed_one: 'Your seat is confirmed',
    confirmed_other: 'Your {{count}} seats are confirmed',
    held: 'To be paid',
    offered: 'Offered, awaits your answer',
    lapsed: 'Time ran out',
    cancelled: 'Released',
    asked: 'How was it?',
    lived: 'Past',
    diary: 'Read them in my diary',
  },
})
