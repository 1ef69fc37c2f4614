import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { LetterFrame, Line, Over, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellMoney } from './tell-event'

const copy = defineCopy({
  fr: {
    subject_one: 'Votre place est rendue : {{event}}',
    subject_other: 'Vos places sont rendues : {{event}}',
    over_one: 'Place rendue · {{brand}}',
    over_other: 'Places rendues · {{brand}}',
    words_one: 'C’est noté : votre place est rendue, et vous n’avez rien d’autre à faire.',
    words_other: 'C’est noté : vos places sont rendues, et vous n’avez rien d’autre à faire.',
    byHouse_one:
      'La maison a rendu votre place pour vous, et vous n’avez rien d’autre à faire. Si ce n’est pas ce que vous attendiez, répondez-nous.',
    byHouse_other:
      'La maison a rendu vos places pour vous, et vous n’avez rien d’autre à faire. Si ce n’est pas ce que vous attendiez, répondez-nous.',
    returned: '{{amount}} vous reviennent, sur la carte qui a servi, sous cinq à dix jours.',
    returnedPart:
      'Sur {{paid}}, {{amount}} vous reviennent, comme convenu, sur la carte qui a servi, sous cinq à dix jours.',
    kept: 'La caution de {{paid}} reste acquise à la maison, comme convenu à cette date.',
    soon: 'À une prochaine fois.',
    off: 'N’aura pas lieu : {{event}}',
    offOver: 'Annulation · {{brand}}',
    offWords:
      'Nous ne pourrons pas vous recevoir comme prévu : l’événement n’aura pas lieu. Vos places sont rendues, et vous n’avez rien à faire.',
    offReturned: '{{amount}} vous reviennent en entier, sur la carte qui a servi, sous cinq à dix jours.',
    offSoon: 'Nous le regrettons, et espérons vous recevoir une autre fois.',
  },
  en: {
    subject_one: 'Your seat is released: {{event}}',
    subject_other: 'Your seats are released: {{event}}',
    over_one: 'Seat released · {{brand}}',
    over_other: 'Seats released · {{brand}}',
    words_one: 'It is done: your seat is released, and there is nothing else for you to do.',
    words_other: 'It is done: your seats are released, and there is nothing else for you to do.',
    byHouse_one:
      'The house has released your seat for you, and there is nothing else for you to do. If it is not what you expected, please reply to us.',
    byHouse_other:
      'The house has released your seats for you, and there is nothing else for you to do. If it is not what you expected, please reply to us.',
    returned: '{{amount}} is on its way back to the card you used, within five to ten days.',
    returnedPart:
      'Of {{paid}}, {{amount}} is on its way back to the card you used, as agreed, within five to ten days.',
    kept: 'The deposit of {{paid}} stays with the house, as agreed for this date.',
    soon: 'Until another time.',
    off: 'Will not take place: {{event}}',
    offOver: 'Cancellation · {{brand}}',
    offWords:
      'We cannot receive you as planned: the event will not take place. Your seats are released, and there is nothing for you to do.',
    offReturned: '{{amount}} is on its way back in full to the card you used, within five to ten days.',
    offSoon: 'We are sorry, and hope to receive you another time.',
  },
})

type Props = LetterPropsByKind['reservation_cancelled']

export const reservationCancelledLetter: LetterTemplate<Props> = {
  subject: ({ calledOff, event, seats }, { locale }) => {
    const t = translate(copy, locale)
    return calledOff ? t('off', { event: event.title }) : t('subject', { event: event.title, count: seats })
  },
  Body({ props, locale, club }) {
    const t = translate(copy, locale)
    const { calledOff, byHouse } = props
    const money = tellReturn(props, locale)
    const words = calledOff ? t('offWords') : t(byHouse ? 'byHouse' : 'words', { count: props.seats })
    return (
      <LetterFrame locale={locale} club={club} preview={money ?? words}>
        <Over accent={props.event.accent}>
          {calledOff
            ? t('offOver', { brand: props.event.brandName })
            : t('over', { brand: props.event.brandName, count: props.seats })}
        </Over>
        <Text style={type.title}>{props.event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        <Text style={type.voice}>{words}</Text>
        {calledOff && <Text style={type.voice}>{calledOff.because}</Text>}
        {byHouse?.word && <Text style={type.voice}>{byHouse.word}</Text>}
        {money && <Text style={type.voice}>{money}</Text>}
        <Text style={type.voice}>{t(calledOff ? 'offSoon' : 'soon')}</Text>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    event: previewEvent,
    reservationId: '00000000-0000-4000-8000-000000000000',
    seats: 2,
    paid: { amount: 100_000, currency: 'EUR' },
    returned: { amount: 50_000, currency: 'EUR' },
  },
}

function tellReturn({ paid, returned, calledOff }: Props, locale: 'fr' | 'en'): string | null {
  if (!paid) return null
  const t = translate(copy, locale)
  if (calledOff) return returned && t('offReturned', { amount: tellMoney(returned, locale) })
  if (!returned) return t('kept', { paid: tellMoney(paid, locale) })
  if (returned.amount === paid.amount) return t('returned', { amount: tellMoney(returned, locale) })
  return t('returnedPart', { paid: tellMoney(paid, locale), amount: tellMoney(returned, locale) })
}
