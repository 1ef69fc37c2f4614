import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    savedAt: 'Enregistré à {{time}}',
    savedExcept: 'Enregistré à {{time}}, sauf ce qui reste à compléter',
    late: 'Le temps est écoulé\u202f: ce qui était gardé le reste.',
    over: 'Cette étape ne se change plus\u202f: rien de nouveau n’est gardé ici.',
  },
  en: {
    savedAt: 'Saved at {{time}}',
    savedExcept: 'Saved at {{time}}, except what is yet to complete',
    late: 'The time is over: what was kept stays so.',
    over: 'This step can no longer be changed: nothing new is kept here.',
  },
})
