import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { copy as formCopy } from '~/ui/event-form/copy'
import { EventForm } from '~/ui/event-form/event-form'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import { loadNewEvent, postNewEvent } from './handlers.server'

export const loader = loadNewEvent
export const action = postNewEvent

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('newTitle')} · Connivence` },
]

export default function NewEvent() {
  const { key, brands, zones, tiers, values } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()?.result
  const typed = result?.initialValue
  const t = useCopy(copy)
  const ask = useCopy(formCopy)
  return (
    <div className="grid gap-10">
      <PageHead title={t('newTitle')} text={t('newText')} />
      <EventForm {...{ values, zones, tiers, result }} submit={ask('create')}>
        <input type="hidden" name="key" value={String(typed?.key ?? key)} />
        <SelectField
          name="brandId"
          label={ask('brand')}
          options={brands}
          defaultValue={String(typed?.brandId ?? brands[0]?.value ?? '')}
        />
      </EventForm>
    </div>
  )
}
