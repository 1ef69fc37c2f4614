import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Avant votre venue',
    intro:
      'Ce que vous nous confiez ici sert à vous recevoir à cet événement, et à rien d’autre. Gardez ce qui est prêt\u202f; le reste attendra.',
    introOver: 'Voici ce que vous nous avez confié pour cet événement.',
    nothing: 'Cet événement ne vous demande rien d’avance. Venez comme vous êtes.',
    you: 'Vous',
    guest: '{{name}}, avec vous',
    unnamed_one:
      'La personne qui vous accompagne n’a pas encore de nom\u202f: nous lui demanderons ceci dès que vous l’aurez nommée.',
    unnamed_other:
      '{{count}} personnes qui vous accompagnent n’ont pas encore de nom\u202f: nous leur demanderons ceci dès que vous les aurez nommées.',
    keep: 'Garder',
    keptAll: 'C’est gardé. Nous avons tout ce qu’il faut.',
    keptSome: 'C’est gardé. Il reste quelque chose à dire ou à signer\u202f: rien ne presse.',
    problems: 'Le reste est gardé. Voici ce que nous n’avons pas pu lire.',
    begun:
      'L’événement a commencé\u202f: ces réponses ne changent plus. Dites le reste à ceux qui vous reçoivent.',
    over: 'Cette réservation n’est plus en cours\u202f: il n’y a plus rien à répondre.',
    guestTooYoung:
      '{{name}} n’aura pas encore {{count}} ans ce jour-là. Venez avec quelqu’un d’autre, ou écrivez à la maison\u202f: rien n’a été gardé de cette date.',
    guestLicence:
      'Ce permis sera trop récent ce jour-là pour le volant. {{name}} peut venir en passager\u202f: écrivez à la maison.',
    waiver: 'La décharge',
    waiverText: 'À lire en entier, puis à signer de son nom. Le texte est gardé tel qu’il a été lu.',
    waiverAgain:
      'La maison l’a récrite depuis que vous l’avez signée\u202f: votre signature d’alors reste, avec son texte. Voici le texte d’aujourd’hui.',
    signYou: 'Signez pour vous-même',
    signGuest: 'Passez votre écran à {{name}}, qui lit et signe pour soi.',
    signName: 'Prénom et nom, en guise de signature',
    sign: 'J’ai lu, et je signe',
    signed: 'Signé par {{name}}, {{moment}}.',
    signedFormer: 'Un texte d’avant, signé par {{name}}, {{moment}}',
    readAgain: 'Relire le texte signé',
    signedNow: 'C’est signé. Merci.',
    name_missing: 'Écrivez le prénom et le nom en entier.',
    other_words: 'La maison vient de récrire ce texte. Relisez-le, puis signez.',
    signOver: 'Il n’y a plus rien à signer ici.',
    back: 'Ma réservation',
  },
  en: {
    title: 'Before you come',
    intro:
      'What you confide here serves to receive you at this event, and nothing else. Keep what is ready; the rest can wait.',
    introOver: 'This is what you confided to us for this event.',
    nothing: 'This event asks nothing of you beforehand. Come as you are.',
    you: 'You',
    guest: '{{name}}, with you',
    unnamed_one:
      'The person who comes with you has no name yet: we shall ask this of them once you have named them.',
    unnamed_other:
      '{{count}} people who come with you have no name yet: we shall ask this of them once you have named them.',
    keep: 'Keep this',
    keptAll: 'It is kept. We have all that we need.',
    keptSome: 'It is kept. Something is left to say or to sign, in your own time.',
    problems: 'The rest is kept. This is what we could not read.',
    begun: 'The event has begun: these answers no longer change. Tell the rest to those who receive you.',
    over: 'This reservation no longer stands: there is nothing left to answer.',
    guestTooYoung:
      '{{name}} will not be {{count}} by that day. Come with someone else, or write to the house: nothing of this date was kept.',
    guestLicence:
      'This licence will be too recent for the wheel on that day. {{name}} may come as a passenger: write to the house.',
    waiver: 'The waiver',
    waiverText: 'To be read in full, then signed by name. The text is kept as it was read.',
    waiverAgain:
      'The house has written it anew since you signed: your signature of then stays, with its text. Here is the text of today.',
    signYou: 'Sign for yourself',
    signGuest: 'Hand your screen to {{name}}, who reads and signs for themself.',
    signName: 'First and last name, as a signature',
    sign: 'I have read this, and I sign',
    signed: 'Signed by {{name}}, {{moment}}.',
    signedFormer: 'An earlier text, signed by {{name}}, {{moment}}',
    readAgain: 'Read the signed text again',
    signedNow: 'It is signed. Thank you.',
    name_missing: 'Please write the first and last name in full.',
    other_words: 'The house has just written this text anew. Please read it again, then sign.',
    signOver: 'There is nothing left to sign here.',
    back: 'My reservation',
  },
})
