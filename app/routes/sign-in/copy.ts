import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Entrer',
    question: 'À quelle adresse pouvons-nous vous écrire\u202f?',
    address: 'Votre adresse',
    send: 'Recevoir une lettre',
    explain:
      'Nous vous écrivons aussitôt. La lettre contient un lien, valable quinze minutes, qui ouvre la maison. Aucun mot de passe à retenir.',
    passkey: 'Entrer avec une clé de cet appareil',
    passkeyFailed: 'Cette clé n’a pas ouvert. La lettre, elle, ouvre toujours.',
    sentTitle: 'Une lettre est en route,',
    sentAside: 'si nous vous connaissons',
    sentText:
      'Si cette adresse est celle d’une personne que la maison connaît, une lettre l’attend dans un instant. Ouvrez-la ici même\u202f: le lien vaut quinze minutes. Ailleurs, il vous demandera les six chiffres qu’elle contient.',
    sentNothing:
      'Rien ne vient\u202f? Regardez parmi les indésirables, ou reprenez dans un moment\u202f: nous n’écrivons pas plus de cinq fois par heure.',
    again: 'Reprendre avec une autre adresse',
  },
  en: {
    title: 'Come in',
    question: 'At which address may we write to you?',
    address: 'Your address',
    send: 'Send me a letter',
    explain:
      'We write to you at once. The letter holds a link, good for fifteen minutes, which opens the house. There is no password to remember.',
    passkey: 'Come in with a key on this device',
    passkeyFailed: 'That key did not open. The letter always does.',
    sentTitle: 'A letter is on its way,',
    sentAside: 'if we know you',
    sentText:
      'If this address belongs to someone the house knows, a letter will be there in a moment. Open it right here: its link is good for fifteen minutes. Elsewhere, it will ask for the six digits that the letter holds.',
    sentNothing:
      'Nothing yet? Look among the unwanted mail, or try again in a while: we never write more than five times an hour.',
    again: 'Try another address',
  },
})
