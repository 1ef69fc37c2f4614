import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    newTitle: 'Préparer un événement',
    newText: 'Il reste en préparation, vu de vous seuls, jusqu’à ce que vous l’ouvriez aux invitations.',
  },
  en: {
    newTitle: 'Prepare an event',
    newText: 'It stays in preparation, seen by you alone, until you open it to invitations.',
  },
})
