import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Votre lettre ouvre la maison',
    open: 'Entrer',
    openText:
      'Un geste encore, pour que seul votre doigt, et non un programme qui lit le courrier, ouvre la porte.',
    codeTitle: 'Est-ce bien vous\u202f?',
    codeText:
      'Vous avez demandé cette lettre depuis un autre appareil. Recopiez les six chiffres qu’elle contient, et la porte s’ouvre ici.',
    code: 'Les six chiffres',
    codeMissing: 'Ce sont six chiffres, au pied de la lettre.',
    codeWrong_one: 'Ce ne sont pas ceux de la lettre. Il vous reste {{count}} essai.',
    codeWrong_other: 'Ce ne sont pas ceux de la lettre. Il vous reste {{count}} essais.',
    deadTitle: 'Ce lien ne s’ouvre plus',
    used: 'Il a déjà servi, une fois, comme il se doit.',
    superseded: 'Une lettre plus récente vous a été envoyée\u202f: c’est elle qui ouvre.',
    expired: 'Il valait quinze minutes, qui sont passées.',
    code_spent: 'Cinq codes ne convenaient pas\u202f: par prudence, cette lettre n’ouvre plus.',
    unknown: 'Nous ne le reconnaissons pas. Peut-être manque-t-il la fin de l’adresse.',
    again: 'Recevoir une autre lettre',
  },
  en: {
    title: 'Your letter opens the house',
    open: 'Come in',
    openText: 'One gesture more, so that your own hand, and no programme that reads mail, opens the door.',
    codeTitle: 'Is it really you?',
    codeText:
      'You asked for this letter on another device. Copy the six digits that it holds, and the door opens here.',
    code: 'The six digits',
    codeMissing: 'There are six digits, at the foot of the letter.',
    codeWrong_one: 'Those are not the ones in the letter. You have {{count}} try left.',
    codeWrong_other: 'Those are not the ones in the letter. You have {{count}} tries left.',
    deadTitle: 'This link no longer opens',
    used: 'It has been used, once, as it should be.',
    superseded: 'A newer letter was sent to you: that is the one that opens.',
    expired: 'It was good for fifteen minutes, which have passed.',
    code_spent: 'Five codes did not match: to be safe, this letter no longer opens.',
    unknown: 'We do not recognise it. Perhaps the end of the address is missing.',
    again: 'Send me another letter',
  },
})
