import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Une lettre, et une seule',
    title: '{{name}} a pensé à vous',
    titleNameless: 'Un membre a pensé à vous',
    words: 'Ses mots',
    criteria: 'Ce que nous cherchons',
    decides: 'Qui décide, et comment',
    promise_one: 'Une réponse en {{count}} jour au plus.',
    promise_other: 'Une réponse en {{count}} jours au plus.',
    shorter: 'Parce que votre nom vient du cercle, le passage est plus court.',
    question: 'Souhaitez-vous entrer\u202f?',
    questionText:
      'Un oui ouvre le passage et n’engage à rien. Un non efface ce que cette lettre nous a appris de vous, et rien ne vous sera plus écrit par cette voie. Si vous ne dites rien d’ici au {{day}}, c’est un non.',
    yes: 'Oui, voir le passage',
    no: 'Non, merci',
    saidTitle: 'Vous avez dit oui',
    saidText: 'Le passage vous est ouvert. Vous y entrez quand vous voulez.',
    go: 'Aller au passage',
    back: 'Reprendre mon oui',
    underWay: 'Vous avez déjà commencé votre passage\u00a0: c’est de sa page que vous pouvez l’arrêter.',
    declinedTitle: 'C’est entendu',
    allErased: 'Votre adresse et les mots de cette lettre sont effacés.',
    wordsErased: 'Les mots de cette lettre sont effacés.',
    declinedText:
      'Le nom que le membre a écrit quitte sa liste après le {{day}}, sans qu’il apprenne votre réponse. Nous ne vous écrirons plus par cette voie\u202f; si un jour l’envie vous vient, c’est vous qui frapperez à la porte.',
    closedTitle: 'La porte est fermée pour l’instant',
    closedText:
      'Ce passage n’accueille personne en ce moment. Cette lettre reste bonne jusqu’au {{day}}\u00a0: revenez la voir, ou laissez-la passer.',
    overTitle: 'Cette lettre n’ouvre plus rien',
    overText:
      'Ses jours sont passés, et ce que nous savions de vous par elle est effacé. La porte du club reste là, pour qui veut frapper.',
    door: 'Voir la porte du club',
  },
  en: {
    over: 'One letter, and one only',
    title: '{{name}} thought of you',
    titleNameless: 'A member thought of you',
    words: 'Their words',
    criteria: 'What we look for',
    decides: 'Who decides, and how',
    promise_one: 'An answer within {{count}} day.',
    promise_other: 'An answer within {{count}} days.',
    shorter: 'Because your name comes from within the circle, the passage is shorter.',
    question: 'Would you like to come in?',
    questionText:
      'A yes opens the passage and binds you to nothing. A no erases what this letter taught us of you, and nothing more will be written to you in this way. If you say nothing until {{day}}, it is a no.',
    yes: 'Yes, show me the passage',
    no: 'No, thank you',
    saidTitle: 'You have said yes',
    saidText: 'The passage is open to you. Come in whenever you like.',
    go: 'To the passage',
    back: 'Take my yes back',
    underWay: 'You have begun your passage already: it is from its own page that you can end it.',
    declinedTitle: 'Understood',
    allErased: 'Your address and the words of this letter are erased.',
    wordsErased: 'The words of this letter are erased.',
    declinedText:
      'The name that the member wrote leaves their list after {{day}}, and they do not learn your answer. We will not write to you in this way again; should you feel like it one day, it is for you to knock.',
    closedTitle: 'The door is closed for now',
    closedText:
      'This passage takes nobody at present. This letter stays good until {{day}}: come back to it, or let it pass.',
    overTitle: 'This letter opens nothing any more',
    overText:
      'Its days are over, and what we knew of you by it is erased. The door of the club is still there, for those who wish to knock.',
    door: 'See the door of the club',
  },
})
