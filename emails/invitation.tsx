import { Section, Text } from '@react-email/components'
import type { InvitationLetterProps } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { elide, formatMoment, formatVenue } from '~/shared/format'
import { Action, Facts, LetterFrame, Line, Over, QuietLink, soft, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'
import { previewEvent } from './preview-event'
import { tellWhen } from './tell-event'

const copy = defineCopy({
  fr: {
    over: 'Invitation personnelle · {{brand}}',
    when: 'Quand',
    where: 'Où',
    reply: 'Réponse',
    replyBy: 'Avant le {{moment}}',
    action: 'Lire et répondre',
    why: 'Pourquoi moi ?',
    voice: 'Corriger, ou recevoir moins souvent',
    stop: 'Ne plus recevoir d’invitation {{fromBrand}}',
  },
  en: {
    over: 'A personal invitation · {{brand}}',
    when: 'When',
    where: 'Where',
    reply: 'Reply',
    replyBy: 'By {{moment}}',
    action: 'Read and reply',
    why: 'Why me?',
    voice: 'Put something right, or hear from us less often',
    stop: 'No more invitations {{fromBrand}}',
  },
})

export const invitationLetter: LetterTemplate<InvitationLetterProps> = {
  subject: props => props.subject,
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    const { event } = props
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={`${event.title} · ${tellWhen(event, locale)}`}
        footer={
          <Section>
            <Text style={{ ...type.caps, color: soft }}>{t('why')}</Text>
            <Text style={{ ...type.aside, margin: '10px 0 12px' }}>{props.why.join(' ')}</Text>
            {links.voice && (
              <Text style={type.aside}>
                <QuietLink href={links.voice}>{t('voice')}</QuietLink>
              </Text>
            )}
            {links.stop && (
              <Text style={type.aside}>
                <QuietLink href={links.stop}>
                  {t('stop', {
                    fromBrand: locale === 'fr' ? elide('de', event.brandName) : `from ${event.brandName}`,
                  })}
                </QuietLink>
              </Text>
            )}
          </Section>
        }
      >
        <Over accent={event.accent}>{t('over', { brand: event.brandName })}</Over>
        <Text style={type.title}>{event.title}</Text>
        <Line />
        <Text style={type.voice}>{props.greeting}</Text>
        {props.paragraphs.map(paragraph => (
          <Text key={paragraph} style={type.voice}>
            {paragraph}
          </Text>
        ))}
        <Text style={type.signature}>{props.senderName}</Text>
        <Text style={{ ...type.caps, color: soft, letterSpacing: '.14em' }}>{props.senderTitle}</Text>
        <Line />
        <Facts
          rows={[
            [t('when'), tellWhen(event, locale)],
            [t('where'), formatVenue(event)],
            [t('reply'), t('replyBy', { moment: formatMoment(props.replyBy, event.timeZone, locale) })],
          ]}
        />
        <Action href={links.main}>{t('action')}</Action>
      </LetterFrame>
    )
  },
  PreviewProps: {
    greeting: 'Chère Madame Renard,',
    subject: 'Un lac gelé, en février',
    paragraphs: [
      'Vous nous avez confié votre goût de la conduite sur neige. Vingt-quatre places, quatre Boréale RS, une piste tracée sur un lac : j’aimerais que l’une soit la vôtre.',
    ],
    senderName: 'Élise Marchand',
    senderTitle: 'Maison Aurora',
    event: previewEvent,
    replyBy: '2027-01-20T16:00:00Z',
    why: [
      'Vous avez dit oui aux invitations d’Aurora par e-mail, le 29 septembre 2023.',
      'Vous conduisez une Boréale.',
      'Rien d’autre n’a été utilisé.',
    ],
  },
}
