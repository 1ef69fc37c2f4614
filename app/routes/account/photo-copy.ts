import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Votre photo, pour l’accueil',
    text: 'Si vous le souhaitez : ceux qui vous reçoivent à l’entrée vous reconnaîtront. Personne d’autre ne la voit, et vous la reprenez quand vous voulez.',
    alt: 'Votre photo',
    choose: 'Une photo de vous',
    another: 'Une autre photo',
    give: 'La confier',
    remove: 'L’effacer',
  },
  en: {
    title: 'Your photo, for the door',
    text: 'If you like: those who receive you at the entrance will know you. Nobody else sees it, and you may take it back at any time.',
    alt: 'Your photo',
    choose: 'A photo of you',
    another: 'Another photo',
    give: 'Entrust it',
    remove: 'Erase it',
  },
})
