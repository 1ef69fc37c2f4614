import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { formatVenue, joinList } from '~/shared/format'
import { Action, Facts, LetterFrame, Line, Over, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellMoney } from './tell-event'
import { tellTimes } from './tell-times'

const copy = defineCopy({
  fr: {
    subject: 'Nous vous attendons : {{event}}',
    over_one: 'Votre place est confirmée · {{brand}}',
    over_other: 'Vos places sont confirmées · {{brand}}',
    alone_one: 'Votre place vous attend. Le rendez-vous est joint à cette lettre, pour votre agenda.',
    alone_other:
      'Vos {{count}} places vous attendent. Le rendez-vous est joint à cette lettre, pour votre agenda.',
    where: 'Où',
    withYou: 'Avec vous',
    deposit: 'Caution reçue',
    action: 'Votre réservation',
    change: 'Un empêchement ? Votre page dit d’abord ce qui vous revient, puis vous laisse décider.',
  },
  en: {
    subject: 'We look forward to seeing you: {{event}}',
    over_one: 'Your seat is confirmed · {{brand}}',
    over_other: 'Your seats are confirmed · {{brand}}',
    alone_one: 'Your seat is waiting for you. The date is attached to this letter, for your diary.',
    alone_other:
      'Your {{count}} seats are waiting for you. The date is attached to this letter, for your diary.',
    where: 'Where',
    withYou: 'With you',
    deposit: 'Deposit received',
    action: 'Your reservation',
    change: 'Something in the way? Your page first says what comes back to you, then lets you decide.',
  },
})

type Props = LetterPropsByKind['reservation_confirmed']

export const reservationConfirmedLetter: LetterTemplate<Props> = {
  subject: (props, { locale }) => translate(copy, locale)('subject', { event: props.event.title }),
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    const { event, deposit, guestNames } = props
    const times = tellTimes(event, props.slots, locale)
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={times.map(([, value]) => value).join(' · ')}
        footer={<Text style={type.aside}>{t('change')}</Text>}
      >
        <Over accent={event.accent}>{t('over', { brand: event.brandName, count: props.seats })}</Over>
        <Text style={type.title}>{event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        <Text style={type.voice}>{t('alone', { count: props.seats })}</Text>
        <Facts
          rows={[
            ...times,
            [t('where'), formatVenue(event)],
            ...(guestNames.length > 0
              ? [[t('withYou'), joinList(guestNames, locale)] as [string, string]]
              : []),
            ...(deposit ? [[t('deposit'), tellMoney(deposit, locale)] as [string, string]] : []),
          ]}
        />
        <Action href={links.main}>{t('action')}</Action>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    event: previewEvent,
    reservationId: '00000000-0000-4000-8000-000000000000',
    seats: 2,
    slots: [
      { id: 'whole', label: '', startsAt: previewEvent.startsAt, endsAt: previewEvent.endsAt },
      {
        id: 'drive',
        label: 'Boréale RS',
        startsAt: '2027-02-12T08:30:00Z',
        endsAt: '2027-02-12T09:15:00Z',
        isChosen: true,
      },
    ],
    guestNames: ['Hugo Renard'],
    deposit: { amount: 100_000, currency: 'EUR' },
  },
}
