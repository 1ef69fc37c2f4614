import { defineCopy, type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays } from '~/shared/format'
import type { StaffEvent } from '../events/types'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

const copy = defineCopy({
  fr: {
    over: '{{title}} · {{brand}}',
    subject: 'Vous n’êtes plus sur la liste d’attente',
    sorry:
      'Vous attendiez une place, et nous préférons vous le dire nous-mêmes\u00a0: nous avons ôté votre nom de la liste.',
    because: 'En voici la raison. {{words}}',
    again:
      'Si quelque chose nous a échappé, répondez à cette lettre\u202f: nous la lirons, et votre nom peut revenir.',
    when: 'Quand',
    action: 'Voir ce qui vous attend',
    aside:
      'Vous recevez cette lettre parce que vous vous étiez mis sur la liste d’attente. Elle n’est pas promotionnelle, et vous n’avez rien à faire.',
  },
  en: {
    over: '{{title}} · {{brand}}',
    subject: 'You are no longer on the waitlist',
    sorry:
      'You were waiting for a seat, and we would rather tell you ourselves: we have taken your name off the list.',
    because: 'This is the reason. {{words}}',
    again:
      'If we have missed something, reply to this letter: we shall read it, and your name can come back.',
    when: 'When',
    action: 'See what awaits you',
    aside:
      'You receive this letter because you had put your name on the waitlist. It is not promotional, and there is nothing for you to do.',
  },
})

type Person = { givenName: string; familyName: string; civility: 'mme' | 'm' | 'dr' | null; locale: Locale }

/** Tells someone whom the house took off the line so, with the reason that was given. Pure. */
export function composeTakenOff(event: StaffEvent, person: Person, words: string): CorrespondenceLetterProps {
  const { locale } = person
  const t = translate(copy, locale)
  const days = daysInZone(event.startsAt, event.endsAt, event.timeZone)
  return {
    topic: 'waitlist_taken_off',
    subject: t('subject'),
    over: t('over', { title: event.title[locale], brand: event.brand.name }),
    accent: event.brand.accent,
    greeting: greet(person, locale),
    paragraphs: [t('sorry'), t('because', { words }), t('again')],
    senderName: event.hostName || event.brand.name,
    senderTitle: event.hostTitle || event.brand.name,
    rows: [[t('when'), formatDays(days, locale, { weekday: true, capital: true })]],
    action: { label: t('action'), to: { page: 'home' } },
    aside: t('aside'),
  }
}
