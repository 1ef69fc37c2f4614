import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatMoment, formatPlace, formatVenue } from '~/shared/format'
import { Action, Facts, LetterFrame, Line, Over, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellMoney } from './tell-event'
import { tellTimes } from './tell-times'

const copy = defineCopy({
  fr: {
    subject_one: 'Une place se libère pour vous : {{event}}',
    subject_other: '{{count}} places se libèrent pour vous : {{event}}',
    over: 'Liste d’attente · {{brand}}',
    words_one: 'Vous attendiez, et une place s’est libérée. Nous vous la gardons jusqu’au {{until}}.',
    words_other:
      'Vous attendiez, et {{count}} places se sont libérées. Nous vous les gardons jusqu’au {{until}}.',
    next: 'Passé ce temps, elles vont à qui vous suit. Si vous ne pouvez pas venir, dites-le d’un geste : quelqu’un d’autre attend.',
    at: '{{moment}}, heure de {{place}}',
    own: '{{moment}} chez vous',
    where: 'Où',
    until: 'Réponse avant',
    deposit: 'Caution',
    action: 'Voir et répondre',
    why: 'Vous recevez cette lettre parce que vous vous êtes mis sur la liste d’attente. Ouvrir cette lettre ou la page ne répond rien à votre place.',
  },
  en: {
    subject_one: 'A seat has come free for you: {{event}}',
    subject_other: '{{count}} seats have come free for you: {{event}}',
    over: 'Waitlist · {{brand}}',
    words_one: 'You were waiting, and a seat has come free. We keep it for you until {{until}}.',
    words_other:
      'You were waiting, and {{count}} seats have come free. We keep them for you until {{until}}.',
    next: 'After that they go to whoever is next. If you cannot come, tell us with one press: someone else is waiting.',
    at: '{{moment}}, {{place}} time',
    own: '{{moment}} where you are',
    where: 'Where',
    until: 'Reply before',
    deposit: 'Deposit',
    action: 'See and reply',
    why: 'You receive this letter because you put your name on the waitlist. Opening this letter or the page answers nothing for you.',
  },
})

type Props = LetterPropsByKind['reservation_offered']

export const reservationOfferedLetter: LetterTemplate<Props> = {
  subject: (props, { locale }) =>
    translate(copy, locale)('subject', { event: props.event.title, count: props.seats }),
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    const { event, deposit, slots } = props
    const moment = formatMoment(props.until, event.timeZone, locale)
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={t('words', { count: props.seats, until: moment })}
        footer={<Text style={type.aside}>{t('why')}</Text>}
      >
        <Over accent={event.accent}>{t('over', { brand: event.brandName })}</Over>
        <Text style={type.title}>{event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        <Text style={type.voice}>{t('words', { count: props.seats, until: moment })}</Text>
        <Facts
          rows={[
            [t('until'), tellUntil(props, locale)],
            ...tellTimes(event, slots, locale),
            [t('where'), formatVenue(event)],
            ...(deposit ? [[t('deposit'), tellMoney(deposit, locale)] as [string, string]] : []),
          ]}
        />
        <Action href={links.main}>{t('action')}</Action>
        <Text style={{ ...type.aside, marginTop: '18px' }}>{t('next')}</Text>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    event: previewEvent,
    reservationId: '00000000-0000-4000-8000-000000000000',
    seats: 2,
    until: '2027-01-11T18:00:00Z',
    ownZone: 'Europe/Paris',
    slots: [
      {
        id: 'drive',
        label: 'Boréale RS',
        startsAt: '2027-02-12T08:30:00Z',
        endsAt: '2027-02-12T09:15:00Z',
        isChosen: true,
      },
    ],
    deposit: { amount: 100_000, currency: 'EUR' },
  },
}

/** On the venue's clock, and on the reader's own where that says otherwise. */
function tellUntil({ until, ownZone, event }: Props, locale: Locale): string {
  const t = translate(copy, locale)
  const there = formatMoment(until, event.timeZone, locale)
  const told = t('at', { moment: there, place: formatPlace(event.timeZone, locale) })
  const own = ownZone && formatMoment(until, ownZone, locale)
  return own && own !== there ? `${told} · ${t('own', { moment: own })}` : told
}
