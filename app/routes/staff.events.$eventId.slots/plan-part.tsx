import { Form } from '@remix-run/react'
import { joinList } from '~/shared/format'
import { useCopy, useLocale } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { SlotsForm } from './slots-form'
import type { tellPlan } from './tell'

type PlanPartProps = { plan: ReturnType<typeof tellPlan>; typed: SlotsForm }

/** What would be added, before anything is written. */
export function PlanPart({ plan, typed }: PlanPartProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  return (
    <Notice live title={t('planTitle', { count: plan.count })}>
      {plan.models.length > 0 ? <p>{t('planModels', { models: joinList(plan.models, locale) })}</p> : null}
      <dl className="mt-3 grid gap-3">
        {plan.days.map(({ day, name, times }) => (
          <div key={day}>
            <dt>{name}</dt>
            <dd className="tabular text-soft">{times}</dd>
          </div>
        ))}
      </dl>
      {plan.clocks.map(told => (
        <p key={told} className="mt-3">
          {told}
        </p>
      ))}
      <Form method="post" className="mt-5">
        {Object.entries(typed).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map(each => (
            <input key={`${name}-${each}`} type="hidden" name={name} value={each ?? ''} />
          )),
        )}
        <SubmitButton size="small" name="intent" value="add">
          {t('add', { count: plan.count })}
        </SubmitButton>
      </Form>
    </Notice>
  )
}
