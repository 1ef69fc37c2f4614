import { render, toPlainText } from '@react-email/render'
import type { ReactElement } from 'react'
import type { LetterContent, LetterKind, LetterPropsByKind, RenderedLetter } from '~/domain/letters/types'
import { correspondenceLetter } from './correspondence'
import { depositReturnedLetter } from './deposit-returned'
import { eventChangedLetter } from './event-changed'
import { invitationLetter } from './invitation'
import type { LetterSetting, LetterTemplate } from './letter-template'
import { reservationCancelledLetter } from './reservation-cancelled'
import { reservationConfirmedLetter } from './reservation-confirmed'
import { reservationOfferedLetter } from './reservation-offered'
import { signInLetter } from './sign-in'

export type LetterTemplates = { [K in LetterKind]: LetterTemplate<LetterPropsByKind[K]> }

/** Every letter of the house, by kind. */
export const letterTemplates: LetterTemplates = {
  sign_in: signInLetter,
  invitation: invitationLetter,
  reservation_confirmed: reservationConfirmedLetter,
  reservation_cancelled: reservationCancelledLetter,
  reservation_offered: reservationOfferedLetter,
  event_changed: eventChangedLetter,
  deposit_returned: depositReturnedLetter,
  correspondence: correspondenceLetter,
}

/** The one renderer: the same content, language, club and links always give the same letter, byte for byte. */
export async function renderLetter(content: LetterContent, setting: LetterSetting): Promise<RenderedLetter> {
  const { subject, body } = compose(content, setting)
  const html = await render(body)
  return { subject, html, text: toPlainText(html) }
}

function compose<K extends LetterKind>(
  content: LetterContent<K>,
  setting: LetterSetting,
): { subject: string; body: ReactElement } {
  const { subject, Body } = letterTemplates[content.kind]
  return { subject: subject(content.props, setting), body: <Body props={content.props} {...setting} /> }
}
