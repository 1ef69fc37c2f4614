import type { ReactElement } from 'react'
import type { LetterLinks } from '~/domain/letters/types'
import type { Locale } from '~/shared/copy'

export type LetterSetting = { locale: Locale; club: string; links: LetterLinks }

/** One letter: its subject, its body, and props to show it with in the gallery. */
export type LetterTemplate<Props> = {
  subject: (props: Props, setting: LetterSetting) => string
  Body: (given: { props: Props } & LetterSetting) => ReactElement
  PreviewProps: Props
}
