import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'
import type { Correspondent } from './types'

/** The metal of the house itself, for programmes that belong to no brand. */
const houseAccent = '#8a6b3d'

const copy = defineCopy({
  fr: {
    over: 'Votre candidature · {{flow}}',
    aside: 'Vous recevez cette lettre parce que vous nous avez adressé votre candidature.',
  },
  en: {
    over: 'Your application · {{flow}}',
    aside: 'You receive this letter because you sent us your application.',
  },
})

/** Who writes, to whom, about which application. */
export type LetterParties = {
  applicationId: string
  person: Correspondent
  locale: Locale
  flowName: Bilingual
  accent: string | null
  clubName: string
  /** Whose name stands under the letter; '' leaves the club's alone. */
  senderName: string
}

type Frame = Pick<
  CorrespondenceLetterProps,
  'over' | 'accent' | 'greeting' | 'senderName' | 'senderTitle' | 'aside'
>

/** What every letter to an applicant has around its words. */
export function frameLetter({
  person,
  locale,
  flowName,
  accent,
  clubName,
  senderName,
}: LetterParties): Frame {
  const t = translate(copy, locale)
  return {
    over: t('over', { flow: flowName[locale] }),
    accent: accent ?? houseAccent,
    greeting: greet(person, locale),
    senderName: senderName || clubName,
    senderTitle: senderName ? clubName : '',
    aside: t('aside'),
  }
}

/** A text as it was typed, in the paragraphs of a letter: an empty line parts them. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter(paragraph => paragraph !== '')
}
