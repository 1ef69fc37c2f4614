import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Au programme du cercle',
    teaser: 'Bientôt au cercle',
    come: 'Je viens',
    gates: 'Ce que demande cet événement',
    open: 'Ouvert pour vous',
    opened: 'C’est ouvert. Rechargez la page pour réserver.',
    programme: 'Tout le programme',
  },
  en: {
    over: 'In the programme of the circle',
    teaser: 'Soon in the circle',
    come: 'I am coming',
    gates: 'What this event asks',
    open: 'Open to you',
    opened: 'It is open. Reload the page to reserve.',
    programme: 'The whole programme',
  },
})
