import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: { given: 'Votre photo est gardée pour l’accueil.', removed: 'Votre photo est effacée.' },
  en: { given: 'Your photo is kept for the door.', removed: 'Your photo has been erased.' },
})
