import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, formatDuration, formatMoment, formatPlace } from '~/shared/format'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

export type HostLetter = {
  /** Whether the hour was just taken, or is free again. */
  kind: 'taken' | 'freed'
  club: string
  host: { givenName: string; familyName: string; civility: 'mme' | 'm' | 'dr' | null }
  programme: Bilingual
  accent: string | null
  hour: { startsAt: Date; endsAt: Date; timeZone: string; place: string }
}

const copy = defineCopy({
  fr: {
    takenSubject: 'On vous attend {{when}}',
    freedSubject: 'Votre heure est rendue, {{when}}',
    over: 'Entretiens · {{programme}}',
    taken: 'Une personne qui pose sa candidature a choisi l’une des heures que vous offrez.',
    freed: 'L’heure que quelqu’un avait choisie est rendue. Elle est de nouveau offerte aux autres.',
    when: 'Quand',
    clock: 'Horloge',
    length: 'Durée',
    where: 'Où',
    action: 'Voir qui vient',
    hours: 'Voir mes heures',
    aside:
      'Vous recevez cette lettre parce que vous offrez des heures d’entretien. Le nom de qui vient se lit sur la page, pas ici.',
  },
  en: {
    takenSubject: 'You are expected {{when}}',
    freedSubject: 'Your hour is given back, {{when}}',
    over: 'Interviews · {{programme}}',
    taken: 'Someone who is applying has chosen one of the hours that you offer.',
    freed: 'The hour that someone had chosen is given back. It is offered to the others again.',
    when: 'When',
    clock: 'Clock',
    length: 'Length',
    where: 'Where',
    action: 'See who comes',
    hours: 'See my hours',
    aside:
      'You receive this letter because you offer hours for interviews. Who comes is told on the page, not here.',
  },
})

/** The letter by which a host learns that one of their hours was taken or given back. It names nobody. */
export function composeHostLetter(letter: HostLetter, locale: Locale): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  const { startsAt, endsAt, timeZone, place } = letter.hour
  const isTaken = letter.kind === 'taken'
  const when = formatMoment(startsAt, timeZone, locale)
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
  return {
    topic: 'interview_hosted',
    subject: t(isTaken ? 'takenSubject' : 'freedSubject', { when }),
    over: t('over', { programme: letter.programme[locale] }),
    accent: letter.accent ?? '#8a6b3d',
    greeting: greet(letter.host, locale),
    paragraphs: [t(letter.kind)],
    senderName: letter.club,
    senderTitle: '',
    rows: [
      [t('when'), capitalize(formatMoment(startsAt, timeZone, locale, { year: true }))],
      [t('clock'), formatPlace(timeZone, locale)],
      [t('length'), formatDuration(minutes, locale)],
      ...(place === '' ? [] : [[t('where'), place] as [string, string]]),
    ],
    action: { label: t(isTaken ? 'action' : 'hours'), to: { page: 'interviews' } },
    aside: t('aside'),
  }
}
