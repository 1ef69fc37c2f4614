import { never } from '~/domain/kernel/result'
import type { AnswerQuestionRefusal } from '~/domain/vetting/answer-question.server'
import type { AssignRefusal } from '~/domain/vetting/assign-reviewers.server'
import type { CastVoteRefusal } from '~/domain/vetting/cast-vote.server'
import type { DeclareInterestRefusal } from '~/domain/vetting/declare-interest.server'
import type { PrepareRefusal } from '~/domain/vetting/prepare-decision.server'
import type { RequestMoreRefusal } from '~/domain/vetting/request-more.server'
import type { SaveSheetRefusal } from '~/domain/vetting/save-sheet.server'
import type { WriteCommentRefusal } from '~/domain/vetting/write-comment.server'
import { type Locale, translate } from '~/shared/copy'
import { notFound } from '~/web/form.server'
import { copy } from './copy'
import { reviewCopy } from './review-copy'

type DeskRefusal =
  | SaveSheetRefusal
  | CastVoteRefusal
  | DeclareInterestRefusal
  | WriteCommentRefusal
  | RequestMoreRefusal
  | AnswerQuestionRefusal
  | AssignRefusal
  | PrepareRefusal

/** Why the desk did not do what was asked; what one may not know of is not there. */
export function tellRefusal(refusal: DeskRefusal, locale: Locale): string {
  const t = translate(reviewCopy, locale)
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'interest':
    case 'own_interest':
      return t('interestHides')
    case 'closed':
    case 'withdrawn':
      return t('closed')
    case 'decision_prepared':
      return t('prepared')
    case 'not_blind':
      return t('notBlind')
    case 'edited_elsewhere':
      return t('elsewhere')
    case 'not_marked':
      return t('notMarked')
    case 'tier_missing':
      return t('tierMissing')
    case 'tier_unknown':
      return t('tierUnknown')
    case 'vote_first':
      return t('hidden')
    case 'until_quorum':
      return t('untilQuorum')
    case 'unknown_step':
      return translate(copy, locale)('unknownStep')
    case 'answered':
      return translate(copy, locale)('alreadyAnswered')
    case 'not_eligible':
      return t('notEligible')
    case 'not_yours':
      return t('notYours')
    case 'vetoed':
      return t('vetoBlocks')
    case 'no_trial_here':
      return t('noTrial')
    case 'no_quorum':
      return t('noQuorum', refusal)
    case 'amiss':
      return t('amiss')
    default:
      return never(refusal)
  }
}
