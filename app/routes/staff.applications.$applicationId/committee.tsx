import { Form } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { Refused } from './exchange'
import { reviewCopy } from './review-copy'
import { SpreadLine } from './spread-line'
import type { DeskView } from './view'

/** What the readers think, once this one may know: the middle of their marks, how far apart, and who says what. */
export function Committee({ others, answer }: DeskView) {
  const t = useCopy(reviewCopy)
  if (!others.isShown) return null
  return (
    <section aria-labelledby="committee-title">
      <h2 id="committee-title">{t('committee')}</h2>
      {others.overall ? (
        <p>
          <span className="desk-figure">{others.overall}</span>{' '}
          <span className="text-sm text-soft">
            {t('overallText')} · {others.count}
          </span>
        </p>
      ) : (
        <p className="text-soft">{t('noMarks')}</p>
      )}
      {others.criteria.map(({ id, label, spread }) =>
        spread ? (
          <div key={id} className="spread">
            <span>{label}</span>
            <SpreadLine {...spread} />
          </div>
        ) : null,
      )}
      {others.isVetoed ? <p className="mt-3 text-sm text-warn">{t('vetoed')}</p> : null}
      <ul className="desk-votes">
        {others.votes.map(({ id, name, verdict, words }) => (
          <li key={id}>
            <span className="font-medium">{name}</span> · {verdict}
            {words ? <p className="text-sm text-soft">{words}</p> : null}
          </li>
        ))}
      </ul>
      <h3 className="caps mt-6">{t('discussion')}</h3>
      {others.comments.map(({ id, name, at, dateTime, words }) => (
        <div key={id} className="desk-said">
          <p className="desk-question">
            {name} · <time dateTime={dateTime}>{at}</time>
          </p>
          <p className="desk-answer">{words}</p>
        </div>
      ))}
      <Form key={others.comments.length} method="post" preventScrollReset className="mt-3 grid gap-2">
        <Refused answer={answer} intent="comment" />
        <input type="hidden" name="intent" value="comment" />
        <TextArea id="comment-words" name="words" label={t('comment')} rows={2} maxLength={4000} required />
        <div>
          <SubmitButton variant="outlined" size="small">
            {t('commentSend')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
