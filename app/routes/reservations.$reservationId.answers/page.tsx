import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { EventSheet } from '~/ui/event-sheet'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { AnswerForm } from './answer-form'
import { copy } from './copy'
import type { AnswersAnswer, AnswersView } from './view'
import { WaiverPart } from './waiver-part'

/** What an event asks before one comes: each question with its use, then what is signed. */
export function AnswersPage({ answer, ...view }: AnswersView & { answer: AnswersAnswer }) {
  const t = useCopy(copy)
  return (
    <EventSheet event={view} clubName={view.clubName} flash={view.flash}>
      <h1 className="display-lg mt-3">{t('title')}</h1>
      <p className="measure mt-4 text-soft">
        {t(view.asksNothing ? 'nothing' : view.mayAnswer ? 'intro' : 'introOver')}
      </p>
      {answer?.told ? (
        <div className="mt-5">
          <Notice tone="warn" live>
            {answer.told}
          </Notice>
        </div>
      ) : null}
      <AnswerForm {...view} answer={answer} />
      {view.unnamed > 0 && !view.asksNothing ? (
        <p className="aside-text mt-6">{t('unnamed', { count: view.unnamed })}</p>
      ) : null}
      <WaiverPart {...view} answer={answer} />
      <p className="mt-9 text-sm">
        <Link className="link" to={paths.reservation(view.id)}>
          {t('back')}
        </Link>
      </p>
    </EventSheet>
  )
}
