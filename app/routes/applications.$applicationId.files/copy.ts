import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    kept: 'Le fichier est bien là.',
    removed: 'Le fichier est retiré. Il sera effacé dans quelques minutes.',
    closed: 'Cette étape ne peut plus être changée.',
    enough_one: 'Un seul fichier est demandé ici : retirez d’abord celui qui s’y trouve.',
    enough_other: 'Pas plus de {{count}} fichiers ici : retirez-en d’abord un.',
  },
  en: {
    kept: 'The file is here.',
    removed: 'The file is removed. It will be erased within minutes.',
    closed: 'This step can no longer be changed.',
    enough_one: 'Only one file is asked here: please remove the one that is there first.',
    enough_other: 'No more than {{count}} files here: please remove one first.',
  },
})
