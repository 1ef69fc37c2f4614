import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Fields = { address: string; givenName: string; familyName: string; role: string }
type AddRightProps = { rights: { value: string; label: string }[]; result: SubmissionResult | undefined }

export function AddRight({ rights, result }: AddRightProps) {
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({ id: 'grant', lastResult: result ?? null })
  return (
    <section aria-labelledby="grant-title" className="max-w-2xl">
      <SectionHead id="grant-title" title={t('addTitle')} />
      <p className="measure text-soft">{t('addText')}</p>
      <Form method="post" id={form.id} noValidate className="mt-7 grid gap-6 sm:grid-cols-2">
        <TextField
          key={fields.address.key}
          {...fieldOf(fields.address)}
          label={t('address')}
          type="email"
          autoComplete="off"
          aria-required
        />
        <SelectField
          key={fields.role.key}
          {...chooseOf(fields.role)}
          label={t('right')}
          options={rights}
          placeholder={t('choose')}
          aria-required
        />
        <TextField
          key={fields.givenName.key}
          {...fieldOf(fields.givenName)}
          label={t('givenName')}
          optional
          autoComplete="off"
        />
        <TextField
          key={fields.familyName.key}
          {...fieldOf(fields.familyName)}
          label={t('familyName')}
          optional
          autoComplete="off"
        />
        <div>
          <SubmitButton name="intent" value="grant">
            {t('add')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
