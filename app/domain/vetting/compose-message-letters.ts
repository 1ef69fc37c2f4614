import { type Bilingual, defineCopy, translate } from '~/shared/copy'
import type { CorrespondenceLetterProps } from '../letters/types'
import { frameLetter, type LetterParties, paragraphsOf } from './frame-letter'

const copy = defineCopy({
  fr: {
    requestSubject: 'Un mot de plus, s’il vous plaît',
    requestOpening: 'Nous lisons votre candidature, et nous aimerions vous demander ceci.',
    step: 'L’étape «\u202f{{step}}\u202f» vous est de nouveau ouverte\u00a0: vous pouvez y revenir quand vous voudrez.',
    reply: 'Vous pouvez nous répondre depuis la page de votre candidature, quand vous voudrez.',
    requestAction: 'Répondre',
    answerSubject: 'Notre réponse à votre question',
    asked: 'Vous nous avez demandé\u00a0: «\u202f{{words}}\u202f»',
    answerAction: 'Voir ma candidature',
  },
  en: {
    requestSubject: 'One more word, please',
    requestOpening: 'We are reading your application, and would like to ask you this.',
    step: 'The step “{{step}}” is open to you again: you can come back to it whenever you like.',
    reply: 'You can reply from the page of your application, whenever you like.',
    requestAction: 'Reply',
    answerSubject: 'Our answer to your question',
    asked: 'You asked us: “{{words}}”',
    answerAction: 'See my application',
  },
})

/** The club asks the applicant for more; `stepTitle` names the step that this opens again, null for none. */
export function composeRequestLetter(
  parties: LetterParties,
  request: { words: string; stepTitle: Bilingual | null },
): CorrespondenceLetterProps {
  const { locale, applicationId } = parties
  const t = translate(copy, locale)
  const closing = request.stepTitle ? t('step', { step: request.stepTitle[locale] }) : t('reply')
  return {
    topic: 'application_request',
    ...frameLetter(parties),
    subject: t('requestSubject'),
    paragraphs: [t('requestOpening'), ...paragraphsOf(request.words), closing],
    rows: [],
    action: { label: t('requestAction'), to: { page: 'application', applicationId } },
  }
}

/** The club answers what the applicant asked. */
export function composeAnswerLetter(
  parties: LetterParties,
  { asked, words }: { asked: string; words: string },
): CorrespondenceLetterProps {
  const { locale, applicationId } = parties
  const t = translate(copy, locale)
  return {
    topic: 'application_answer',
    ...frameLetter(parties),
    subject: t('answerSubject'),
    paragraphs: [t('asked', { words: paragraphsOf(asked).join(' ') }), ...paragraphsOf(words)],
    rows: [],
    action: { label: t('answerAction'), to: { page: 'application', applicationId } },
  }
}
