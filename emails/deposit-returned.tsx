import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { LetterFrame, Line, Over, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellMoney } from './tell-event'

const copy = defineCopy({
  fr: {
    subject: 'Votre caution vous revient : {{event}}',
    over: 'Caution rendue · {{brand}}',
    words:
      'Votre paiement nous est parvenu après la fin du temps gardé pour vous, et les places avaient trouvé preneur entre-temps. Nous le regrettons.',
    returned:
      '{{amount}} vous reviennent en entier, sur la carte qui a servi, sous cinq à dix jours. Vous n’avez rien à faire.',
  },
  en: {
    subject: 'Your deposit is coming back: {{event}}',
    over: 'Deposit returned · {{brand}}',
    words:
      'Your payment reached us after the time we could hold your seats, and they had been taken meanwhile. We are sorry.',
    returned:
      '{{amount}} is on its way back in full to the card you used, within five to ten days. There is nothing for you to do.',
  },
})

type Props = LetterPropsByKind['deposit_returned']

export const depositReturnedLetter: LetterTemplate<Props> = {
  subject: (props, { locale }) => translate(copy, locale)('subject', { event: props.event.title }),
  Body({ props, locale, club }) {
    const t = translate(copy, locale)
    const returned = t('returned', { amount: tellMoney(props.returned, locale) })
    return (
      <LetterFrame locale={locale} club={club} preview={returned}>
        <Over accent={props.event.accent}>{t('over', { brand: props.event.brandName })}</Over>
        <Text style={type.title}>{props.event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        <Text style={type.voice}>{t('words')}</Text>
        <Text style={type.voice}>{returned}</Text>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    event: previewEvent,
    reservationId: '00000000-0000-4000-8000-000000000000',
    seats: 1,
    returned: { amount: 50_000, currency: 'EUR' },
  },
}
