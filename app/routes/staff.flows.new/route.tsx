import { useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { translate } from '~/shared/copy'
import { ErrorSummary } from '~/ui/error-summary'
import { chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import { loadNewFlow, postNewFlow } from './handlers.server'

export const loader = loadNewFlow
export const action = postNewFlow

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(copy, data?.frame.locale ?? 'fr')('title')} · Connivence` },
]

type Fields = {
  key: string
  nameFr: string
  nameEn: string
  slug: string
  brandId: string
  purpose: string
}

export default function NewFlow() {
  const { key, brands, purposes } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()?.result
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({
    id: 'new-flow',
    defaultValue: { key, purpose: 'join' },
    lastResult: result ?? null,
  })
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    (messages ?? []).map(message => ({ id: `new-flow-${name}`, message })),
  )
  return (
    <div className="grid gap-10">
      <PageHead over={t('over')} title={t('title')} text={t('text')} />
      <Form method="post" id={form.id} noValidate className="grid max-w-3xl gap-8">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="key" value={String(fields.key.initialValue ?? key)} />
        <div className="bilingual">
          <TextField {...fieldOf(fields.nameFr)} label={t('nameFr')} lang="fr" autoComplete="off" />
          <TextField {...fieldOf(fields.nameEn)} label={t('nameEn')} lang="en" autoComplete="off" />
        </div>
        <TextField
          {...fieldOf(fields.slug)}
          label={t('slug')}
          hint={t('slugHint')}
          optional
          autoComplete="off"
        />
        <SelectField {...chooseOf(fields.brandId)} label={t('brand')} options={brands} />
        <RadioGroup {...chooseOf(fields.purpose)} legend={t('purpose')} options={purposes} />
        <div>
          <SubmitButton>{t('create')}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
