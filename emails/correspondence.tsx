import { Text } from '@react-email/components'
import type { CorrespondenceLetterProps } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { Action, Facts, LetterFrame, Line, Over, soft, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'

const copy = defineCopy({
  fr: { code: 'Ouvert sur un autre appareil, ce lien vous demandera ce code :' },
  en: { code: 'Opened on another device, this link will ask you for this code:' },
})

/** The club's own correspondence: every letter about an application, a nomination or a membership. */
export const correspondenceLetter: LetterTemplate<CorrespondenceLetterProps> = {
  subject: props => props.subject,
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={props.paragraphs[0] ?? props.subject}
        footer={props.aside && <Text style={type.aside}>{props.aside}</Text>}
      >
        <Over accent={props.accent}>{props.over}</Over>
        <Text style={{ ...type.title, margin: '12px 0 28px' }}>{props.subject}</Text>
        <Text style={type.voice}>{props.greeting}</Text>
        {props.paragraphs.map(paragraph => (
          <Text key={paragraph} style={type.voice}>
            {paragraph}
          </Text>
        ))}
        {props.senderName && <Text style={type.signature}>{props.senderName}</Text>}
        {props.senderTitle && (
          <Text style={{ ...type.caps, color: soft, letterSpacing: '.14em' }}>{props.senderTitle}</Text>
        )}
        {props.rows.length > 0 && (
          <>
            <Line />
            <Facts rows={props.rows} />
          </>
        )}
        {props.action && <Action href={links.main}>{props.action.label}</Action>}
        {props.action?.to.page === 'sign_in' && links.code && (
          <>
            <Text style={{ ...type.aside, marginTop: '24px' }}>{t('code')}</Text>
            <Text style={{ ...type.fact, fontSize: '28px', lineHeight: '40px', letterSpacing: '.3em' }}>
              {links.code}
            </Text>
          </>
        )}
      </LetterFrame>
    )
  },
  PreviewProps: {
    topic: 'application_received',
    subject: 'Votre candidature nous est parvenue',
    over: 'Votre candidature · Aurora',
    accent: '#8a6b3d',
    greeting: 'Chère Madame Roussel,',
    paragraphs: [
      'Merci du soin que vous y avez mis. Trois personnes la liront, et nous vous répondrons avant la date que nous vous avons promise.',
    ],
    senderName: 'Paul Aubry',
    senderTitle: 'Le Cercle Aurora',
    rows: [['Réponse', 'Avant le 12 janvier 2027']],
    action: {
      label: 'Suivre ma candidature',
      to: { page: 'application', applicationId: '00000000-0000-4000-8000-000000000000' },
    },
    aside: 'Vous recevez cette lettre parce que vous avez posé votre candidature.',
  },
}
