import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { EventSheet } from '~/ui/event-sheet'
import { useCopy } from '~/ui/locale'
import { Rule } from '~/ui/rule'
import { copy } from './copy'
import { FeedbackForm } from './feedback-form'
import type { FeedbackView } from './view'

/** How it was, and what next: two questions and a wish, for one who was there. */
export function FeedbackPage({ result, ...view }: FeedbackView & { result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  const { event, because, given, lastDay, points } = view
  return (
    <EventSheet event={{ ...event, accent: view.accent }} clubName={view.clubName} flash={view.flash}>
      <h1 className="display-lg mt-3">{t('title')}</h1>
      <p className="mt-2 text-sm text-soft">{event.when}</p>
      {because === null ? (
        <>
          <p className="voice mt-5">{t('text')}</p>
          {given ? null : <p className="mt-2 text-sm text-soft">{t('earned', { count: points })}</p>}
          <Rule />
          <FeedbackForm view={view} result={result} />
        </>
      ) : (
        <>
          <p className="voice mt-5">{t(because, { day: lastDay })}</p>
          {because === 'closed' && given ? (
            <blockquote className="mt-6 border-l border-rule pl-5">
              <p className="text-sm text-soft">{t('closedSaid')}</p>
              <p className="mt-2">{given.liking}</p>
              {given.words ? <p className="voice mt-2 whitespace-pre-line">{given.words}</p> : null}
            </blockquote>
          ) : null}
        </>
      )}
      <nav className="mt-8 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Link className="link" to={paths.reservation(view.id)}>
          {t('reservation')}
        </Link>
      </nav>
    </EventSheet>
  )
}
