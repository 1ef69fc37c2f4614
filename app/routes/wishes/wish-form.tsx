import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { ErrorSummary } from '~/ui/error-summary'
import { chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import type { Option } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { WishFields } from '~/ui/wish-fields'
import { copy } from './copy'

type Fields = Record<'modelId' | 'season' | 'place' | 'wish', string>
type WishFormProps = {
  models: readonly Option[]
  seasons: readonly Option[]
  result: SubmissionResult | undefined
}

export function WishForm({ models, seasons, result }: WishFormProps) {
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({ id: 'wish', lastResult: result ?? null })
  return (
    <Form method="post" id={form.id} noValidate className="grid gap-7">
      <ErrorSummary errors={(form.errors ?? []).map(message => ({ message }))} />
      <WishFields
        models={models}
        seasons={seasons}
        fields={{
          modelId: chooseOf(fields.modelId),
          season: chooseOf(fields.season),
          place: fieldOf(fields.place),
          wish: fieldOf(fields.wish),
        }}
      />
      <div>
        <SubmitButton>{t('send')}</SubmitButton>
      </div>
    </Form>
  )
}
