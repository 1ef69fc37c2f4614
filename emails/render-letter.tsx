import { render, toPlainText } from '@react-email/render'
import type { ReactElement } from 'react'
import type { LetterContent, LetterKind, LetterLinks, LetterPropsByKind, RenderedLetter } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'
import { depositReturnedLetter } from './deposit-returned'
import { invitationLetter } from './invitation'
import type { LetterSetting, LetterTemplate } from './letter-template'
import { reservationCancelledLetter } from './reservation-cancelled'
import { reservationConfirmedLetter } from './reservation-confirmed'
import { signInLetter } from './sign-in'

export type LetterTemplates = { [K in LetterKind]: LetterTemplate<LetterPropsByKind[K]> }

/** Every letter of the house, by kind. */
export const letterTemplates: LetterTemplates = {
  sign_in: signInLetter,
  invitation: invitationLetter,
  reservation_confirmed: reservationConfirmedLetter,
  reservation_cancelled: reservationCancelledLetter,
  deposit_returned: depositReturnedLetter,
}

/** Makes the one renderer of a club: the same content, language and links always give the same letter, byte for byte. */
export function createLetterRenderer(club: string) {
  return async (content: LetterContent, locale: Locale, links: LetterLinks): Promise<RenderedLetter> => {
    const { subject, body } = compose(content, { locale, club, links })
    const html = await render(body)
    return { subject, html, text: toPlainText(html) }
  }
}

function compose<K extends LetterKind>(
  content: LetterContent<K>,
  setting: LetterSetting,
): { subject: string; body: ReactElement } {
  const { subject, Body } = letterTemplates[content.kind]
  return { subject: subject(content.props, setting), body: <Body props={content.props} {...setting} /> }
}
