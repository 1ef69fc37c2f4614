import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'

export type VouchLetter = {
  vouchId: string
  club: string
  member: { givenName: string; familyName: string; civility: 'mme' | 'm' | 'dr' | null }
  applicant: { givenName: string; familyName: string }
  programme: Bilingual
  /** The brand's metal; null for the house's own. */
  accent: string | null
  /** What the applicant writes to the member; may be empty. */
  line: string
}

const copy = defineCopy({
  fr: {
    subject: '{{name}} se recommande de vous',
    over: 'Une candidature · {{programme}}',
    who: '{{name}} pose sa candidature et a donné votre adresse : vous vous connaîtriez.',
    line: 'Voici ce qui vous est écrit : «\u202f{{line}}\u202f»',
    ask: 'Si vous le souhaitez, dites-nous en deux lignes pourquoi. Elles sont lues, avec votre nom, par ceux qui décident, et par eux seuls.',
    free: 'Vous êtes libre de ne pas le faire. Personne ne le saura, sauf nous.',
    action: 'Répondre',
    aside:
      'Vous recevez cette lettre parce qu’un candidat a écrit votre adresse. Sans réponse de votre part, il ne se passe rien, et nous ne vous relancerons pas.',
  },
  en: {
    subject: '{{name}} has given your name',
    over: 'An application · {{programme}}',
    who: '{{name}} is applying, and gave us your address as that of someone who knows them.',
    line: 'They write to you: “{{line}}”',
    ask: 'If you wish, tell us why in two lines. They are read, with your name, by those who decide, and by no one else.',
    free: 'You are free not to. Nobody will know, but us.',
    action: 'Answer',
    aside:
      'You receive this letter because an applicant wrote down your address. If you do not answer, nothing happens, and we shall not remind you.',
  },
})

/** The letter that asks a member to vouch: who asks, their line, and that a no stays between the member and the club. */
export function composeVouchLetter(letter: VouchLetter, locale: Locale): CorrespondenceLetterProps {
  const t = translate(copy, locale)
  const name = `${letter.applicant.givenName} ${letter.applicant.familyName}`.trim()
  return {
    topic: 'vouch_asked',
    subject: t('subject', { name }),
    over: t('over', { programme: letter.programme[locale] }),
    accent: letter.accent ?? '#8a6b3d',
    greeting: greet(letter.member, locale),
    paragraphs: [
      t('who', { name }),
      ...(letter.line === '' ? [] : [t('line', { line: letter.line })]),
      t('ask'),
      t('free'),
    ],
    senderName: letter.club,
    senderTitle: '',
    rows: [],
    action: { label: t('action'), to: { page: 'vouch', vouchId: letter.vouchId } },
    aside: t('aside'),
  }
}
