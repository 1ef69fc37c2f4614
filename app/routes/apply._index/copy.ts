import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Entrer dans le cercle',
    over: '{{club}}',
    text: 'Chaque porte a son histoire, ses critères et ses lecteurs. Choisissez celle qui vous ressemble\u202f; nous vous répondrons, quelle que soit la réponse.',
    none: 'Aucune porte n’est ouverte pour l’instant. Nous préférons n’ouvrir que lorsque nous pouvons lire avec soin.',
    house: 'La maison elle-même',
  },
  en: {
    title: 'Entering the circle',
    over: '{{club}}',
    text: 'Each door has its story, its criteria and its readers. Choose the one that is like you; we shall answer, whatever the answer is.',
    none: 'No door is open at present. We would rather open only when we can read with care.',
    house: 'The house itself',
  },
})
