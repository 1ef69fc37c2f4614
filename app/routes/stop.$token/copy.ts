import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Ne plus recevoir ces lettres',
    question: '{{brand}} ne vous écrira plus. Vous n’avez rien à expliquer.',
    stop: 'Arrêter ces lettres',
    other: 'Vous préférez moins de lettres, ou une pause\u202f? <link>Réglez votre parole</link>.',
    doneTitle: 'C’est entendu',
    done: '{{brand}} ne vous écrira plus. Si un jour vous changez d’avis, c’est vous qui le direz, sur votre page.',
    voice: 'Ma parole',
  },
  en: {
    title: 'No more of these letters',
    question: '{{brand}} will not write to you again. You need not explain anything.',
    stop: 'Stop these letters',
    other: 'Would you rather have fewer letters, or a pause? <link>Set your word</link>.',
    doneTitle: 'Understood',
    done: '{{brand}} will not write to you again. Should you change your mind one day, it is for you to say so, on your own page.',
    voice: 'My word',
  },
})
