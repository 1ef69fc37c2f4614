import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { formatVenue } from '~/shared/format'
import { Action, Facts, LetterFrame, Line, Over, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellMoney, tellWhen } from './tell-event'

const copy = defineCopy({
  fr: {
    subject: 'Ce qui change : {{event}}',
    over: 'Changement · {{brand}}',
    confirmed: 'Vous êtes toujours attendu, mais quelque chose a changé depuis que vous avez réservé.',
    held: 'Vos places vous sont toujours gardées, mais quelque chose a changé depuis.',
    instead: '{{after}} (auparavant\u202f: {{before}})',
    when: 'Quand, désormais',
    where: 'Où, désormais',
    diary: 'Le rendez-vous joint à cette lettre prend la place du précédent dans votre agenda.',
    whole:
      'Si cela ne vous convient plus, votre page vous laisse rendre vos places : les {{amount}} reviennent en entier, quelle que soit la date, jusqu’au début de l’événement.',
    free: 'Si cela ne vous convient plus, votre page vous laisse rendre vos places, jusqu’au début de l’événement.',
    heldFree: 'Si cela ne vous convient plus, laissez simplement ces places : rien n’a été payé.',
    nothing: 'Vous n’avez rien à faire.',
    action: 'Votre réservation',
    aside:
      'Vous recevez cette lettre parce que vous avez des places ; elle n’est pas promotionnelle. Sans réponse, vos places restent à vous.',
  },
  en: {
    subject: 'What is changing: {{event}}',
    over: 'A change · {{brand}}',
    confirmed: 'You are still expected, but something has changed since you reserved.',
    held: 'Your seats are still kept for you, but something has changed since.',
    instead: '{{after}}, instead of {{before}}',
    when: 'When, from now on',
    where: 'Where, from now on',
    diary: 'The date attached to this letter takes the place of the former one in your diary.',
    whole:
      'If this no longer suits you, your page lets you release your seats: the whole {{amount}} comes back, whatever the date, until the event begins.',
    free: 'If this no longer suits you, your page lets you release your seats, until the event begins.',
    heldFree: 'If this no longer suits you, simply let these seats go: nothing was paid.',
    nothing: 'There is nothing for you to do.',
    action: 'Your reservation',
    aside:
      'You receive this letter because you have seats; it is not promotional. Without an answer your seats stay yours.',
  },
})

type Props = LetterPropsByKind['event_changed']

export const eventChangedLetter: LetterTemplate<Props> = {
  subject: (props, { locale }) => translate(copy, locale)('subject', { event: props.event.title }),
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    const { event, changes } = props
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={changes.map(({ after }) => after).join(' · ')}
        footer={<Text style={type.aside}>{t('aside')}</Text>}
      >
        <Over accent={event.accent}>{t('over', { brand: event.brandName })}</Over>
        <Text style={type.title}>{event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        <Text style={type.voice}>{t(props.isConfirmed ? 'confirmed' : 'held')}</Text>
        <Text style={type.voice}>{props.because}</Text>
        <Facts
          rows={[
            ...changes.map(({ what, before, after }): [string, string] => [
              what,
              t('instead', { before, after }),
            ]),
            [t('when'), tellWhen(event, locale)],
            [t('where'), formatVenue(event)],
          ]}
        />
        <Text style={{ ...type.voice, marginTop: '24px' }}>{tellWayOut(props, locale)}</Text>
        {props.isConfirmed ? <Text style={type.voice}>{t('diary')}</Text> : null}
        <Action href={links.main}>{t('action')}</Action>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    event: previewEvent,
    reservationId: '00000000-0000-4000-8000-000000000000',
    seats: 2,
    guestNames: ['Hugo Renard'],
    isConfirmed: true,
    changes: [
      {
        what: 'Quand',
        before: 'jeudi 11 et vendredi 12 février 2027, de 9 h à 17 h',
        after: 'vendredi 12 et samedi 13 février 2027, de 9 h à 17 h',
      },
    ],
    because: 'La glace demande un jour de froid de plus.',
    moves: true,
    paid: { amount: 100_000, currency: 'EUR' },
  },
}

/** What its reader may do about it. */
function tellWayOut({ moves, isConfirmed, paid }: Props, locale: 'fr' | 'en'): string {
  const t = translate(copy, locale)
  if (!moves) return t('nothing')
  if (!isConfirmed) return t('heldFree')
  return paid ? t('whole', { amount: tellMoney(paid, locale) }) : t('free')
}
