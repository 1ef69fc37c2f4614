import { defineCopy } from '~/shared/copy'

export const copy = defineCopy({
  fr: {
    over: 'Avant qu’elle parte',
    title: 'La lettre à {{name}}',
    text: 'Telle qu’elle partira, mot pour mot, à {{address}}. Son bouton ne mène encore nulle part.',
    sheet: 'La lettre à {{name}}, telle qu’elle partira',
    asMail: 'La voir comme un courriel la montre',
    plain: 'La même, en texte seul',
    send: 'Envoyer cette lettre',
    change: 'Reprendre mes mots',
    once: 'Une fois partie, elle ne se reprend pas. Il n’y en aura pas d’autre.',
    sent: 'Merci. Nous lui écrirons si nous le pouvons, une seule fois.',
  },
  en: {
    over: 'Before it leaves',
    title: 'The letter to {{name}}',
    text: 'As it will leave, word for word, to {{address}}. Its button leads nowhere yet.',
    sheet: 'The letter to {{name}}, as it will leave',
    asMail: 'See it as a mail programme shows it',
    plain: 'The same, as plain text',
    send: 'Send this letter',
    change: 'Change my words',
    once: 'Once gone, it cannot be taken back. There will be no other.',
    sent: 'Thank you. We will write to them if we can, once only.',
  },
})
