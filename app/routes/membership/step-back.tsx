import { Form } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import { DateTimeField } from '~/ui/date-time-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { Amiss, View } from './view'

/** To rest, to come back, to leave: within reach, and never pushed. */
export function StepBack({ view, amiss }: { view: View; amiss: Amiss }) {
  const t = useCopy(copy)
  return (
    <section className="border-t border-rule pt-4" aria-label={t('rest')}>
      {view.isPaused ? (
        <Form method="post" className="py-3">
          <SubmitButton name="intent" value="resume" variant="outlined">
            {t('resume')}
          </SubmitButton>
        </Form>
      ) : view.isActive ? (
        <Disclosure summary={t('pauseTitle')} caps={false} open={amiss?.form === 'pause'}>
          <Form method="post" className="grid gap-6 pt-2 pb-6">
            <p className="text-sm text-soft">{t('pauseText')}</p>
            <DateTimeField
              kind="date"
              name="until"
              label={t('pauseUntil')}
              hint={t('pauseHint')}
              min={view.pauseFrom}
              optional
              defaultValue={amiss?.form === 'pause' ? amiss.typed : undefined}
              errors={amiss?.form === 'pause' ? [amiss.message] : undefined}
            />
            <div>
              <SubmitButton name="intent" value="pause" variant="outlined">
                {t('pause')}
              </SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
      <Disclosure summary={t('leaveTitle')} caps={false} open={amiss?.form === 'leave'} className="mt-1">
        <Form method="post" className="grid gap-4 pt-2">
          <p className="text-sm text-soft">{t('leaveText')}</p>
          <CheckboxField
            name="sure"
            label={t('sure')}
            required
            errors={amiss?.form === 'leave' ? [amiss.message] : undefined}
          />
          <div>
            <SubmitButton name="intent" value="leave" variant="outlined">
              {t('leave')}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </section>
  )
}
