export type Language = 'fr' | 'en'

/** A card entry that the page itself refuses, before any bank is asked. */
export type EntryProblem =
  | 'number_missing'
  | 'number_wrong'
  | 'number_real'
  | 'expiry_wrong'
  | 'expiry_past'
  | 'cvc_wrong'
  | 'name_missing'
  | 'email_wrong'

const FR = {
  banner: 'Paiement d’essai\u202f: aucun argent réel',
  title: 'Paiement d’essai',
  toPay: 'À régler',
  toHold: 'À garantir',
  heldNote:
    'La somme est seulement réservée sur la carte\u202f; elle ne sera débitée que plus tard, s’il y a lieu.',
  quantity: (count: number) => `${count}\u00a0×`,
  email: 'Adresse électronique',
  number: 'Numéro de carte',
  expiry: 'Expire fin (MM / AA)',
  cvc: 'Cryptogramme',
  name: 'Nom sur la carte',
  pay: (amount: string) => `Régler ${amount}`,
  hold: (amount: string) => `Garantir ${amount}`,
  back: 'Revenir sans payer',
  cards: 'Cartes d’essai',
  cardsHint: 'Une date à venir et trois chiffres quelconques conviennent à toutes.',
  cardRows: [
    ['4242 4242 4242 4242', 'acceptée'],
    ['4000 0000 0000 0002', 'refusée'],
    ['4000 0000 0000 9995', 'solde insuffisant'],
    ['4000 0025 0000 3155', 'demande une authentification'],
  ],
  declinedTitle: 'Le paiement n’a pas abouti.',
  declined: {
    card_declined: 'La banque a refusé cette carte. Une autre conviendra peut-être mieux.',
    insufficient_funds: 'Le solde de cette carte ne suffit pas. Une autre conviendra peut-être mieux.',
    expired_card: 'Cette carte a expiré.',
    incorrect_cvc: 'Le cryptogramme n’est pas le bon.',
    processing_error:
      'La banque n’a pas répondu comme il faut. Vous pouvez essayer de nouveau dans un instant.',
    payment_intent_authentication_failure:
      'L’authentification n’a pas abouti. Vous pouvez recommencer, ou choisir une autre carte.',
  },
  problems: {
    number_missing: 'Il manque le numéro de la carte.',
    number_wrong: 'Ce numéro n’est pas celui d’une carte\u202f: vérifiez les chiffres.',
    number_real:
      'Cette page n’accepte que les cartes d’essai de la liste ci-dessous. N’y saisissez jamais une vraie carte.',
    expiry_wrong: 'La date s’écrit avec le mois et l’année, par exemple 12\u00a0/\u00a034.',
    expiry_past: 'Cette date est passée.',
    cvc_wrong: 'Le cryptogramme compte trois chiffres (quatre pour American Express).',
    name_missing: 'Il manque le nom inscrit sur la carte.',
    email_wrong: 'Cette adresse électronique ne semble pas complète.',
  } satisfies Record<EntryProblem, string>,
  challengeTitle: 'Votre banque veut s’assurer que c’est vous',
  challengeText: 'La vraie banque enverrait ici un code ou une notification. À l’essai, choisissez la suite.',
  challengePass: 'Confirmer l’authentification',
  challengeFail: 'Échouer à l’authentification',
  paidTitle: 'C’est réglé',
  paidText: 'Ce paiement est terminé\u202f; il n’y a plus rien à faire ici.',
  onwards: 'Continuer',
  expiredTitle: 'Ce paiement n’est plus ouvert',
  expiredText:
    'Le délai pour payer est passé, et rien n’a été débité. Revenez à l’invitation pour reprendre.',
  unknownTitle: 'Page introuvable',
  unknownText: 'Aucun paiement ne porte cette adresse.',
  other: 'In English',
}

const EN: typeof FR = {
  banner: 'Test payment: no real money',
  title: 'Test payment',
  toPay: 'To pay',
  toHold: 'To hold',
  heldNote: 'The sum is only held on the card; it is taken later, if at all.',
  quantity: (count: number) => `${count} ×`,
  email: 'E-mail address',
  number: 'Card number',
  expiry: 'Expires (MM / YY)',
  cvc: 'Security code',
  name: 'Name on the card',
  pay: (amount: string) => `Pay ${amount}`,
  hold: (amount: string) => `Hold ${amount}`,
  back: 'Go back without paying',
  cards: 'Test cards',
  cardsHint: 'Any date to come and any three digits will do for all of them.',
  cardRows: [
    ['4242 4242 4242 4242', 'accepted'],
    ['4000 0000 0000 0002', 'declined'],
    ['4000 0000 0000 9995', 'insufficient funds'],
    ['4000 0025 0000 3155', 'asks for authentication'],
  ],
  declinedTitle: 'The payment did not go through.',
  declined: {
    card_declined: 'The bank declined this card. Another one may fare better.',
    insufficient_funds: 'There is not enough on this card. Another one may fare better.',
    expired_card: 'This card has expired.',
    incorrect_cvc: 'The security code is not the right one.',
    processing_error: 'The bank did not answer as it should. You can try again in a moment.',
    payment_intent_authentication_failure:
      'The authentication did not succeed. You can start again, or choose another card.',
  },
  problems: {
    number_missing: 'The card number is missing.',
    number_wrong: 'This is not the number of a card: please check the digits.',
    number_real: 'This page takes only the test cards listed below. Never enter a real card here.',
    expiry_wrong: 'The date is a month and a year, for example 12 / 34.',
    expiry_past: 'This date has passed.',
    cvc_wrong: 'The security code has three digits (four for American Express).',
    name_missing: 'The name on the card is missing.',
    email_wrong: 'This e-mail address does not look complete.',
  },
  challengeTitle: 'Your bank would like to know it is you',
  challengeText: 'A real bank would send a code or a notice here. In this test, you choose what happens.',
  challengePass: 'Complete authentication',
  challengeFail: 'Fail authentication',
  paidTitle: 'All settled',
  paidText: 'This payment is complete; there is nothing left to do here.',
  onwards: 'Continue',
  expiredTitle: 'This payment is no longer open',
  expiredText: 'The time to pay has passed and nothing was taken. Return to your invitation to start again.',
  unknownTitle: 'No such page',
  unknownText: 'No payment has this address.',
  other: 'En français',
}

export type Copy = typeof FR

export function copyFor(language: Language): Copy {
  return language === 'fr' ? FR : EN
}

/** The session's own language when it is one of the two, else the first of the two that the browser asks for. */
export function pageLanguage(
  asked: string | undefined,
  locale: string | null | undefined,
  accepted: string | undefined,
): Language {
  for (const tag of [asked, locale, ...(accepted ?? '').split(',').map(one => one.split(';')[0]?.trim())]) {
    if (tag && /^fr\b/i.test(tag)) return 'fr'
    if (tag && /^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}
