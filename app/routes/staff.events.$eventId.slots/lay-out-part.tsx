import { Form } from '@remix-run/react'
import { CheckboxField } from '~/ui/checkbox-field'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { SlotsAnswer, SlotsView } from './view'

type LayOutPartProps = Pick<SlotsView, 'span' | 'models' | 'tiers'> & { answer: SlotsAnswer }

/** Slots by days and hours: they are shown first, and added by a second press. */
export function LayOutPart({ span, models, tiers, answer }: LayOutPartProps) {
  const t = useCopy(copy)
  const typed = answer?.typed
  const wrong = (field: string) => (answer?.amiss?.field === field ? [answer.amiss.message] : undefined)
  const day = (name: 'firstDay' | 'lastDay') => (
    <DateTimeField
      kind="date"
      name={name}
      label={t(name)}
      defaultValue={typed?.[name] ?? span[name]}
      min={span.firstDay}
      max={span.lastDay}
      errors={wrong(name)}
      required
    />
  )
  const hour = (name: 'from' | 'to' | 'breakFrom' | 'breakTo', initial = '') => (
    <DateTimeField
      kind="time"
      name={name}
      label={t(name)}
      defaultValue={typed?.[name] ?? initial}
      errors={wrong(name)}
      required={initial !== ''}
    />
  )
  const number = (name: 'minutes' | 'turnaround' | 'capacity', min: number, max: number, initial: number) => (
    <TextField
      type="number"
      name={name}
      label={t(name)}
      min={min}
      max={max}
      defaultValue={typed?.[name] ?? initial}
      errors={wrong(name)}
      required
    />
  )
  return (
    <section aria-labelledby="lay-out-title">
      <SectionHead id="lay-out-title" title={t('layTitle')} />
      <Form method="post" className="mt-5 grid grid-cols-2 gap-6">
        <div className="col-span-2">
          <RadioGroup
            name="kind"
            legend={t('kind')}
            defaultValue={typed?.kind ?? 'grid'}
            errors={wrong('kind')}
            options={[
              { value: 'grid', label: t('grid'), hint: t('gridHint') },
              { value: 'days', label: t('days'), hint: t('daysHint') },
              { value: 'whole', label: t('wholeKind'), hint: t('wholeHint') },
            ]}
          />
        </div>
        {day('firstDay')}
        {day('lastDay')}
        {hour('from', span.from)}
        {hour('to', span.to)}
        {number('capacity', 1, 100_000, 2)}
        <SelectField
          name="minRank"
          label={t('minRank')}
          placeholder={t('anyRank')}
          options={tiers}
          defaultValue={typed?.minRank === undefined ? '' : String(typed.minRank)}
        />
        <fieldset className="col-span-2 grid grid-cols-2 gap-6 border-t border-rule pt-5">
          <legend className="caps pr-3">{t('gridOnly')}</legend>
          {number('minutes', 5, 1440, 30)}
          {number('turnaround', 0, 240, 15)}
          {hour('breakFrom')}
          {hour('breakTo')}
        </fieldset>
        {models.length > 0 ? (
          <fieldset className="col-span-2">
            <legend className="field-label mb-1">{t('models')}</legend>
            {models.map(({ id, name }) => (
              <CheckboxField
                key={id}
                name="models"
                value={id}
                label={name}
                defaultChecked={typed?.models.includes(id)}
              />
            ))}
          </fieldset>
        ) : null}
        <TextField
          name="labelFr"
          label={t('labelFr')}
          maxLength={80}
          defaultValue={typed?.labelFr}
          optional
        />
        <TextField
          name="labelEn"
          label={t('labelEn')}
          maxLength={80}
          defaultValue={typed?.labelEn}
          optional
        />
        <div className="col-span-2">
          <SubmitButton name="intent" value="preview">
            {t('preview')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
