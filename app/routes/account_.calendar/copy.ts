import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Vos réservations dans votre agenda',
    text: 'Une adresse secrète, à confier à votre agenda\u202f: il y lira vos réservations, celles qui sont gardées comme celles qui sont confirmées, et retirera celles que vous rendez.',
    secret:
      'Qui la connaît lit vos réservations, et ne peut rien y changer. Renouvelez-la si vous l’avez donnée par mégarde\u202f: la précédente s’éteint aussitôt.',
    none: 'Aucune adresse pour l’instant.',
    since: 'Une adresse est ouverte depuis le {{moment}}.',
    make: 'Créer l’adresse',
    renew: 'La renouveler',
    end: 'La fermer',
    made: 'Voici votre adresse. Copiez-la maintenant\u202f: la maison n’en garde que l’empreinte et ne pourra plus vous la montrer.',
    address: 'L’adresse de votre calendrier',
    open: 'L’ouvrir dans mon agenda',
    how: 'Dans un agenda, cherchez «\u00a0s’abonner à un calendrier\u00a0» ou «\u00a0ajouter à partir d’une adresse\u00a0», et collez-la.',
    ended: 'Cette adresse ne mène plus nulle part.',
    account: 'Mon compte',
    reservations: 'Mes réservations',
  },
  en: {
    title: 'Your reservations in your diary',
    text: 'A secret address to entrust to your diary: it reads your reservations there, those that are held as well as those that are confirmed, and takes away those you release.',
    secret:
      'Whoever knows it reads your reservations, and can change nothing. Renew it if you gave it away by mistake: the former one goes dark at once.',
    none: 'No address for now.',
    since: 'An address has been open since {{moment}}.',
    make: 'Create the address',
    renew: 'Renew it',
    end: 'Close it',
    made: 'This is your address. Copy it now: the house keeps only its print and cannot show it to you again.',
    address: 'The address of your calendar',
    open: 'Open it in my diary',
    how: 'In a diary, look for “subscribe to a calendar” or “add from URL”, and paste it.',
    ended: 'This address leads nowhere any more.',
    account: 'My account',
    reservations: 'My reservations',
  },
})
