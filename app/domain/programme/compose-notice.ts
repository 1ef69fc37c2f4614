import { defineCopy, type Locale, translate } from '~/shared/copy'
import type { CorrespondenceLetterProps } from '../letters/types'

const copy = defineCopy({
  fr: {
    subject: 'N’aura pas lieu : {{event}}',
    over: 'Annulation · {{brand}}',
    invited:
      '«\u202f{{event}}\u202f», où vous étiez attendu, n’aura pas lieu. Votre invitation s’arrête ici, et vous n’avez rien à faire.',
    waiting:
      '«\u202f{{event}}\u202f», où vous attendiez une place, n’aura pas lieu. Votre attente s’arrête ici, et vous n’avez rien à faire.',
    soon: 'Nous le regrettons, et espérons vous recevoir une autre fois.',
    aside_invited: 'Cette lettre vous vient parce que vous y étiez invité et que la réponse restait ouverte.',
    aside_waiting: 'Cette lettre vous vient parce que vous aviez demandé à attendre une place.',
  },
  en: {
    subject: 'Will not take place: {{event}}',
    over: 'Cancellation · {{brand}}',
    invited:
      '“{{event}}”, to which you were invited, will not take place. Your invitation ends here, and there is nothing for you to do.',
    waiting:
      '“{{event}}”, for which you were waiting for a seat, will not take place. Your wait ends here, and there is nothing for you to do.',
    soon: 'We are sorry, and hope to receive you another time.',
    aside_invited: 'You have this letter because you were invited and the answer was still open.',
    aside_waiting: 'You have this letter because you had asked to wait for a seat.',
  },
})

export type NoticeFacts = {
  as: 'invited' | 'waiting'
  greeting: string
  title: string
  because: string
  brandName: string
  accent: string
  senderName: string
  senderTitle: string
}

/** The letter to someone without a seat: what does not take place, why, and that nothing is left to do. */
export function composeNotice(facts: NoticeFacts, locale: Locale): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  return {
    topic: 'event_cancelled',
    subject: t('subject', { event: facts.title }),
    over: t('over', { brand: facts.brandName }),
    accent: facts.accent,
    greeting: facts.greeting,
    paragraphs: [t(facts.as, { event: facts.title }), facts.because, t('soon')],
    senderName: facts.senderName,
    senderTitle: facts.senderTitle,
    rows: [],
    action: null,
    aside: t(`aside_${facts.as}`),
  }
}
