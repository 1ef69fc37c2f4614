import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, compareZones, formatDuration, formatMoment, formatPlace } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

export type InterviewLetter = {
  applicationId: string
  club: string
  person: {
    givenName: string
    familyName: string
    civility: 'mme' | 'm' | 'dr' | null
    timeZone: string | null
  }
  programme: Bilingual
  accent: string | null
  hour: { startsAt: Date; endsAt: Date; timeZone: string; place: string; hostName: string }
}

const copy = defineCopy({
  fr: {
    subject: 'Votre conversation est fixée',
    over: 'Votre candidature · {{programme}}',
    text: 'Nous nous réjouissons de vous parler. Voici l’heure que vous avez choisie.',
    when: 'Quand',
    clock: 'Horloge',
    yours: 'Chez vous',
    length: 'Durée',
    where: 'Où',
    host: 'Avec',
    action: 'Voir ma candidature',
    aside:
      'Vous pouvez choisir une autre heure jusqu’à la veille, à la même heure. Vous recevez cette lettre parce que vous avez choisi une heure d’entretien.',
  },
  en: {
    subject: 'Your conversation is set',
    over: 'Your application · {{programme}}',
    text: 'We look forward to talking with you. This is the hour you chose.',
    when: 'When',
    clock: 'Clock',
    yours: 'For you',
    length: 'Length',
    where: 'Where',
    host: 'With',
    action: 'See my application',
    aside:
      'You may choose another hour until the day before, at the same hour. You receive this letter because you chose an hour for an interview.',
  },
})

/** The letter that confirms an hour: when it is there, when it is at the applicant's own home, where and with whom. */
export function composeInterviewLetter(letter: InterviewLetter, locale: Locale): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  const { startsAt, endsAt, timeZone, place, hostName } = letter.hour
  const own = letter.person.timeZone
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
  const isElsewhere = own !== null && own !== timeZone
  const rows: [string, string][] = [
    [t('when'), capitalize(formatMoment(startsAt, timeZone, locale, { year: true }))],
    [
      t('clock'),
      isElsewhere ? capitalize(compareZones(startsAt, timeZone, own, locale)) : formatPlace(timeZone, locale),
    ],
    ...(isElsewhere
      ? [[t('yours'), capitalize(formatMoment(startsAt, own, locale))] as [string, string]]
      : []),
    [t('length'), formatDuration(minutes, locale)],
    ...(place === '' ? [] : [[t('where'), place] as [string, string]]),
    ...(hostName === '' ? [] : [[t('host'), hostName] as [string, string]]),
  ]
  return {
    topic: 'interview_picked',
    subject: t('subject'),
    over: t('over', { programme: letter.programme[locale] }),
    accent: letter.accent ?? '#8a6b3d',
    greeting: greet(letter.person, locale),
    paragraphs: [t('text')],
    senderName: letter.club,
    senderTitle: '',
    rows,
    action: { label: t('action'), to: { page: 'application', applicationId: letter.applicationId } },
    aside: t('aside'),
  }
}
