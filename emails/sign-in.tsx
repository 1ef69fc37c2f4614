import { Text } from '@react-email/components'
import type { LetterPropsByKind } from '~/domain/letters/types'
import { defineCopy, translate } from '~/shared/copy'
import { Action, LetterFrame, type } from './letter-frame'
import type { LetterTemplate } from './letter-template'

const copy = defineCopy({
  fr: {
    subject: 'Votre lien d’entrée · {{club}}',
    preview: 'Il vaut quinze minutes, une seule fois.',
    title: 'Votre clé',
    hello: 'Bonjour {{name}},',
    helloPlain: 'Bonjour,',
    words: 'Vous avez demandé à entrer. Ce lien vaut quinze minutes et ne sert qu’une fois.',
    action: 'Entrer',
    code: 'Si vous l’ouvrez sur un autre appareil, il vous demandera ce code :',
    device: 'Demandé depuis {{device}}.',
    notYou: 'Ce n’était pas vous ? N’en faites rien : sans ce lien, personne n’entre.',
  },
  en: {
    subject: 'Your way in · {{club}}',
    preview: 'Good for fifteen minutes, once.',
    title: 'Your key',
    hello: 'Hello {{name}},',
    helloPlain: 'Hello,',
    words: 'You asked to come in. This link is good for fifteen minutes and opens once.',
    action: 'Come in',
    code: 'Opened on another device, it will ask you for this code:',
    device: 'Asked for from {{device}}.',
    notYou: 'Not you? Leave it be: without this link, nobody comes in.',
  },
})

type Props = LetterPropsByKind['sign_in']

export const signInLetter: LetterTemplate<Props> = {
  subject: (_props, { locale, club }) => translate(copy, locale)('subject', { club }),
  Body({ props, locale, club, links }) {
    const t = translate(copy, locale)
    return (
      <LetterFrame
        locale={locale}
        club={club}
        preview={t('preview')}
        footer={<Text style={type.aside}>{t('notYou')}</Text>}
      >
        <Text style={{ ...type.title, margin: '0 0 20px' }}>{t('title')}</Text>
        <Text style={type.voice}>
          {props.givenName ? t('hello', { name: props.givenName }) : t('helloPlain')}
        </Text>
        <Text style={type.voice}>{t('words')}</Text>
        <Action href={links.main}>{t('action')}</Action>
        <Text style={{ ...type.aside, marginTop: '24px' }}>{t('code')}</Text>
        <Text style={{ ...type.fact, fontSize: '28px', lineHeight: '40px', letterSpacing: '.3em' }}>
          {links.code}
        </Text>
        {props.device && <Text style={type.aside}>{t('device', { device: props.device })}</Text>}
      </LetterFrame>
    )
  },
  PreviewProps: {
    givenName: 'Claire',
    signInLinkId: '00000000-0000-4000-8000-000000000000',
    device: 'Firefox, macOS',
  },
}
