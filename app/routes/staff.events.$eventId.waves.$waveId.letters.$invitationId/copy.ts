import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Lettre {{place}} sur {{count}}',
    before:
      'Telle qu’elle partira, mot pour mot. Ses liens ne mènent nulle part, pour que personne ne réponde à sa place.',
    after: 'Telle qu’elle est partie, mot pour mot.',
    subject: 'Objet',
    inFr: 'en français',
    inEn: 'en anglais',
    missing: 'Il manque {{fields}}\u202f: elle ne partira pas ainsi.',
    previous: 'Précédente',
    next: 'Suivante',
    back: 'Revenir à la vague',
    frame: 'La lettre à {{name}}',
    text: 'La même, en texte seul',
    letters: 'Lettres de la vague',
  },
  en: {
    over: 'Letter {{place}} of {{count}}',
    before:
      'As it will leave, word for word. Its links lead nowhere, so that nobody answers in another’s place.',
    after: 'As it left, word for word.',
    subject: 'Subject',
    inFr: 'in French',
    inEn: 'in English',
    missing: 'Missing: {{fields}}. It will not leave like this.',
    previous: 'Previous',
    next: 'Next',
    back: 'Back to the wave',
    frame: 'The letter to {{name}}',
    text: 'The same, as plain text',
    letters: 'Letters of the wave',
  },
})
