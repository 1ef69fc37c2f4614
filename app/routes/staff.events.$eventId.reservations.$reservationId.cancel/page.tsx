import { Form, Link } from '@remix-run/react'
import { EventNav } from '~/ui/event-nav'
import { HouseReason } from '~/ui/house-fields'
import type { Answered, Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { loadHouseCancel, postHouseCancel } from './handlers.server'

type View = Loaded<typeof loadHouseCancel> & { answer: Answered<typeof postHouseCancel> | null }

/** What goes back, why, and the decision. */
export function HouseCancelPage({ sections, over, name, seats, returns, back, answer }: View) {
  const t = useCopy(copy)
  const typed = answer?.typed
  return (
    <div className="grid grid-cols-1 gap-10">
      <EventNav sections={sections} />
      <PageHead over={over} title={t('title', { name })} text={t('text', { count: seats })} />
      <Form method="post" className="grid max-w-2xl grid-cols-1 gap-7">
        {answer ? (
          <Notice tone="warn" live>
            {answer.told}
          </Notice>
        ) : null}
        <input type="hidden" name="shown_terms" value={returns.shown.terms} />
        <input type="hidden" name="shown_whole" value={returns.shown.whole} />
        {returns.only ? <p className="voice">{returns.only}</p> : null}
        {returns.choices.length > 0 ? (
          <RadioGroup
            name="returns"
            legend={t('returns')}
            defaultValue={typed?.returns ?? 'terms'}
            options={returns.choices}
          />
        ) : (
          <input type="hidden" name="returns" value="terms" />
        )}
        <HouseReason reason={typed?.reason ?? ''} word={typed?.word ?? ''} />
        <div className="flex flex-wrap items-center gap-6">
          <SubmitButton>{t('confirm')}</SubmitButton>
          <Link className="link" to={back}>
            {t('back')}
          </Link>
        </div>
      </Form>
    </div>
  )
}
