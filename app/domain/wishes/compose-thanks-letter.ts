import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'
import { lastFeedbackDay } from './policy'

export type ThankedEvent = {
  title: string
  brandName: string
  accent: string
  hostName: string
  hostTitle: string
  timeZone: string
  endsAt: Date
}
export type ThankedPerson = {
  givenName: string
  familyName: string
  civility: 'mme' | 'm' | 'dr' | null
  locale: Locale
}

const copy = defineCopy({
  fr: {
    over: 'Après {{title}} · {{brand}}',
    subject: 'Merci d’avoir été des nôtres',
    thanks: 'Merci de votre présence. Un événement n’est que ce qu’en font ceux qui viennent.',
    asks: 'Deux questions, une minute\u00a0: comment était-ce, et que faudrait-il en garder ou changer\u202f? Dites aussi, si le cœur vous en dit, ce que vous aimeriez pour la suite.',
    trust:
      'La maison lit chaque mot. Votre nom n’y figure pas, à moins que vous ne signiez, et ce que vous souhaitez nourrit le programme.',
    until: 'Jusqu’au',
    answer: 'Répondre à deux questions',
    aside:
      'Vous recevez cette lettre parce que vous étiez présent à cet événement. Elle n’est pas promotionnelle, et c’est la seule à ce sujet\u202f: sans réponse, rien ne suit.',
  },
  en: {
    over: 'After {{title}} · {{brand}}',
    subject: 'Thank you for being with us',
    thanks: 'Thank you for coming. An event is only what those who come make of it.',
    asks: 'Two questions, one minute: how was it, and what should we keep or change? Tell us too, if you feel like it, what you would like next.',
    trust:
      'The house reads every word. Your name does not stand there unless you sign, and what you wish for shapes the programme.',
    until: 'Until',
    answer: 'Answer two questions',
    aside:
      'You receive this letter because you were there. It is not promotional, and it is the only one about this event: without an answer, nothing follows.',
  },
})

/** The host's thanks to one who came, with a way to say how it was. Pure: the same evening makes the same letter. */
export function composeThanksLetter(
  event: ThankedEvent,
  person: ThankedPerson,
  reservationId: string,
): CorrespondenceLetterProps {
  const { locale } = person
  const t = translate(copy, locale)
  return {
    topic: 'thanks',
    subject: t('subject'),
    over: t('over', { title: event.title, brand: event.brandName }),
    accent: event.accent,
    greeting: greet(person, locale),
    paragraphs: [t('thanks'), t('asks'), t('trust')],
    senderName: event.hostName,
    senderTitle: event.hostTitle || event.brandName,
    rows: [[t('until'), formatDay(lastFeedbackDay(event.endsAt, event.timeZone), locale)]],
    action: { label: t('answer'), to: { page: 'feedback', reservationId } },
    aside: t('aside'),
  }
}
