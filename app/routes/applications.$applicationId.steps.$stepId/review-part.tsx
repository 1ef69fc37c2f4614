import { Form, Link } from '@remix-run/react'
import { classNames } from '~/ui/class-names'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { StepView } from './view'

type Review = NonNullable<StepView['review']>

/** All that was said, in the order in which it was asked, each part with a way back to it; then the one press. */
export function ReviewPart({ review }: { review: Review }) {
  const t = useCopy(copy)
  return (
    <>
      <div className="review">
        {review.parts.map(part => (
          <ReviewSection key={part.id} part={part} />
        ))}
      </div>
      <Form method="post" className="mt-10 max-w-xl">
        <p className="mb-6 text-soft">
          {review.isWhole ? t('sendText', { day: review.day }) : t('notWhole')}
        </p>
        <SubmitButton full name="intent" value="send" variant={review.isWhole ? undefined : 'outlined'}>
          {t('send')}
        </SubmitButton>
      </Form>
    </>
  )
}

function ReviewSection({ part }: { part: Review['parts'][number] }) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby={`review-${part.id}`}>
      <div className="review-head">
        <h2 id={`review-${part.id}`}>{part.title}</h2>
        {part.href ? (
          <Link
            to={part.href}
            className="link review-change"
            aria-label={t('changeStep', { step: part.title })}
          >
            {t('change')}
          </Link>
        ) : null}
      </div>
      {part.isDone ? null : <p className="mb-3 text-sm text-warn">{t('wanting')}</p>}
      {part.note ? <p className="whitespace-pre-line">{part.note}</p> : null}
      <dl className="review-rows">
        {part.rows.map(row => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd className={classNames('whitespace-pre-line', row.text === '' && 'text-soft')}>
              {row.text === '' ? t('notSaid') : row.text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
