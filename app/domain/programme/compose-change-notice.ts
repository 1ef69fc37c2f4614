import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { SaidChange } from '../events/told-words'
import type { CorrespondenceLetterProps } from '../letters/types'

const copy = defineCopy({
  fr: {
    subject: 'Ce qui change : {{event}}',
    over: 'Changement · {{brand}}',
    invited:
      'Depuis la lettre qui vous invitait à «\u202f{{event}}\u202f», quelque chose a changé. Voici ce qui vaut désormais\u202f; votre invitation, elle, ne change pas.',
    waiting:
      '«\u202f{{event}}\u202f», où vous attendez une place, a changé. Voici ce qui vaut désormais\u202f; votre tour, lui, ne change pas.',
    instead: '{{after}} (auparavant\u202f: {{before}})',
    see_invited: 'Voir l’invitation',
    see_waiting: 'Voir l’événement',
    aside_invited:
      'Cette lettre vous vient parce que vous y êtes invité et que la réponse reste ouverte. Elle n’est pas promotionnelle, et vous n’avez rien à faire.',
    aside_waiting:
      'Cette lettre vous vient parce que vous attendez une place. Si le changement ne vous convient pas, la même page vous laisse quitter l’attente.',
  },
  en: {
    subject: 'What is changing: {{event}}',
    over: 'A change · {{brand}}',
    invited:
      'Since the letter that invited you to “{{event}}”, something has changed. This is what holds now; your invitation itself does not change.',
    waiting:
      '“{{event}}”, for which you are waiting for a seat, has changed. This is what holds now; your turn itself does not change.',
    instead: '{{after}}, instead of {{before}}',
    see_invited: 'See the invitation',
    see_waiting: 'See the event',
    aside_invited:
      'You have this letter because you are invited and the answer is still open. It is not promotional, and there is nothing for you to do.',
    aside_waiting:
      'You have this letter because you are waiting for a seat. If the change does not suit you, the same page lets you leave the line.',
  },
})

export type ChangeNoticeFacts = {
  as: 'invited' | 'waiting'
  slug: string
  greeting: string
  title: string
  changes: readonly SaidChange[]
  because: string
  brandName: string
  accent: string
  senderName: string
  senderTitle: string
}

/** The letter to someone without a seat: what became other, why, and that nothing is asked of them. */
export function composeChangeNotice(facts: ChangeNoticeFacts, locale: Locale): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  return {
    topic: 'event_changed',
    subject: t('subject', { event: facts.title }),
    over: t('over', { brand: facts.brandName }),
    accent: facts.accent,
    greeting: facts.greeting,
    paragraphs: [t(facts.as, { event: facts.title }), facts.because],
    senderName: facts.senderName,
    senderTitle: facts.senderTitle,
    rows: facts.changes.map(({ what, before, after }) => [what, t('instead', { before, after })]),
    action: { label: t(`see_${facts.as}`), to: { page: 'event', slug: facts.slug } },
    aside: t(`aside_${facts.as}`),
  }
}
