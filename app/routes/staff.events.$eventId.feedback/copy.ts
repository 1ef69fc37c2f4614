import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Ce qu’ils en gardent',
    text: 'Ce que les présents ont dit de cet événement. Un nom n’y figure que lorsque son auteur l’a signé.',
    mean: 'En moyenne',
    meanValue: '{{mean}} sur 5',
    answers: 'Réponses',
    answersOf: 'sur {{came}} présents',
    spread: 'Comment c’était',
    count: '{{label}}\u202f: {{count}} sur {{whole}}',
    words: 'Leurs mots',
    unsigned: 'Sans nom',
    none: 'Rien encore. La lettre de remerciement part le lendemain matin, et l’on peut répondre pendant trente jours.',
    noWords: 'Personne n’a ajouté de mots.',
  },
  en: {
    title: 'What they keep of it',
    text: 'What those who came said of this event. A name stands there only where its author signed.',
    mean: 'On average',
    meanValue: '{{mean}} of 5',
    answers: 'Answers',
    answersOf: 'of {{came}} who came',
    spread: 'How it was',
    count: '{{label}}: {{count}} of {{whole}}',
    words: 'Their words',
    unsigned: 'No name',
    none: 'Nothing yet. The letter of thanks leaves the next morning, and one can answer for thirty days.',
    noWords: 'Nobody added words.',
  },
})
