import { Form } from '@remix-run/react'
import { DateTimeField } from '~/ui/date-time-field'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { Amiss, HoursAmiss } from './tell-refusal'

type PublishPartProps = {
  flows: { value: string; label: string; minutes: number }[]
  zone: string
  zones: string[]
  amiss: Amiss
}

/** Hours of one's own, one after another between two times of a day. */
export function PublishPart({ flows, zone, zones, amiss }: PublishPartProps) {
  const t = useCopy(copy)
  const typed = amiss?.typed
  const errorsOf = (field: HoursAmiss['field']) => (amiss?.field === field ? [amiss.message] : undefined)
  const [only, ...others] = flows
  return (
    <section aria-labelledby="publish-title" className="max-lg:order-1">
      <SectionHead id="publish-title" title={t('publishTitle')} />
      <Form method="post" className="mt-5 grid grid-cols-2 gap-6">
        {only && others.length === 0 ? (
          <input type="hidden" name="flowId" value={only.value} />
        ) : (
          <div className="col-span-2">
            <SelectField name="flowId" label={t('programme')} options={flows} defaultValue={typed?.flowId} />
          </div>
        )}
        <div className="col-span-2">
          <DateTimeField
            kind="date"
            name="date"
            label={t('date')}
            defaultValue={typed?.date}
            errors={errorsOf('date')}
            required
          />
        </div>
        <DateTimeField
          kind="time"
          name="from"
          label={t('from')}
          defaultValue={typed?.from ?? '10:00'}
          errors={errorsOf('from')}
          required
        />
        <DateTimeField
          kind="time"
          name="to"
          label={t('to')}
          defaultValue={typed?.to ?? '12:00'}
          errors={errorsOf('to')}
          required
        />
        <div className="col-span-2">
          <TextField
            type="number"
            name="minutes"
            min={5}
            max={480}
            label={t('minutes')}
            hint={t('minutesHint')}
            defaultValue={typed?.minutes ?? only?.minutes ?? 30}
            errors={errorsOf('minutes')}
            required
          />
        </div>
        <div className="col-span-2">
          <SelectField
            name="timeZone"
            label={t('zone')}
            options={zones.map(value => ({ value, label: value.replaceAll('_', ' ') }))}
            defaultValue={typed?.timeZone ?? zone}
          />
        </div>
        <div className="col-span-2">
          <TextField
            name="place"
            maxLength={200}
            label={t('place')}
            hint={t('placeHint')}
            defaultValue={typed?.place}
            optional
          />
        </div>
        <div className="col-span-2">
          <SubmitButton>{t('publish')}</SubmitButton>
        </div>
      </Form>
    </section>
  )
}
