import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { Disclosure } from '~/ui/disclosure'
import { EventSheet } from '~/ui/event-sheet'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { letGo, loadCancellation } from './handlers.server'

type CancelView = Loaded<typeof loadCancellation> & { answer: Answered<typeof letGo> | null }

/** First what comes back, then the decision. */
export function CancelPage(view: CancelView) {
  const t = useCopy(copy)
  const { seats, consequence, answer, steps } = view
  return (
    <EventSheet event={view} clubName={view.clubName}>
      <h1 className="display-lg mt-3">{t('title', { count: seats })}</h1>
      {answer ? (
        <div className="mt-5">
          <Notice tone="warn" live>
            {answer.refusal}
          </Notice>
        </div>
      ) : null}
      <p className="voice mt-5">{consequence ?? t('begun')}</p>
      {steps.length > 0 ? (
        <Disclosure summary={t('terms')} className="mt-5">
          <ul className="aside-text">
            {steps.map(step => (
              <li key={step.day}>{t('step', step)}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {consequence ? (
        <Form method="post" className="mt-7 grid gap-3">
          <input type="hidden" name="shown" value={view.shown} />
          <SubmitButton full>{t('confirm', { count: seats })}</SubmitButton>
          <ButtonLink to={paths.reservation(view.id)} full variant="outlined">
            {t('keep', { count: seats })}
          </ButtonLink>
        </Form>
      ) : null}
    </EventSheet>
  )
}
