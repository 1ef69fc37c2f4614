import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    title: 'Annuler pour {{name}}',
    text_one: 'Sa place se libère, et va d’abord à ceux qui attendent. Une lettre le dit à la personne.',
    text_other:
      'Ses {{count}} places se libèrent, et vont d’abord à ceux qui attendent. Une lettre le dit à la personne.',
    release: 'Rien n’a été réglé\u202f: il n’y a rien à rendre.',
    free: 'Aucune caution n’était demandée\u202f: il n’y a rien à rendre.',
    owed_moved:
      'L’heure ou le lieu a changé depuis la réservation\u202f: {{amount}}, tout ce qui fut réglé, reviennent quelle que soit la date.',
    owed_drive_lost:
      'Un essai promis ne peut avoir lieu\u202f: {{amount}}, tout ce qui fut réglé, reviennent quelle que soit la date.',
    all: 'Les termes rendent tout à cette date\u202f: {{amount}} reviennent sur la carte qui a servi.',
    returns: 'Ce que la maison rend',
    terms: 'Selon les termes',
    termsNothing: 'Rien\u202f: à cette date, {{paid}} restent acquis à la maison.',
    termsPart: '{{amount}} sur {{paid}} ({{percent}} %)',
    whole: 'En entier, par geste',
    wholeHint: '{{amount}}, sur la carte qui a servi',
    confirm: 'Annuler, et lui écrire',
    back: 'Laisser tout comme c’est',
    done: 'C’est fait\u202f; une lettre le dit à la personne.',
  },
  en: {
    title: 'Cancel for {{name}}',
    text_one: 'Their seat comes free, and goes first to those who wait. A letter tells the person.',
    text_other: 'Their {{count}} seats come free, and go first to those who wait. A letter tells the person.',
    release: 'Nothing was paid: there is nothing to return.',
    free: 'No deposit was asked: there is nothing to return.',
    owed_moved:
      'The time or the place has changed since the reservation: {{amount}}, all that was paid, comes back whatever the date.',
    owed_drive_lost:
      'A drive that was promised cannot take place: {{amount}}, all that was paid, comes back whatever the date.',
    all: 'The terms return everything at this date: {{amount}} comes back on the card that was used.',
    returns: 'What the house returns',
    terms: 'By the terms',
    termsNothing: 'Nothing: at this date {{paid}} stays with the house.',
    termsPart: '{{amount}} of {{paid}} ({{percent}}%)',
    whole: 'In full, as a gesture',
    wholeHint: '{{amount}}, on the card that was used',
    confirm: 'Cancel, and write to them',
    back: 'Leave everything as it is',
    done: 'It is done; a letter tells the person.',
  },
})
