import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Fields = { nameFr: string; nameEn: string; slug: string }

export function AddTier({ result }: { result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({ id: 'add-tier', lastResult: result ?? null })
  return (
    <section aria-labelledby="add-title" className="max-w-3xl">
      <SectionHead id="add-title" title={t('addTitle')} />
      <p className="measure text-soft">{t('addText')}</p>
      <Form method="post" id={form.id} noValidate className="mt-7 grid items-end gap-6 sm:grid-cols-3">
        <TextField key={fields.nameFr.key} {...fieldOf(fields.nameFr)} label={t('nameFr')} aria-required />
        <TextField key={fields.nameEn.key} {...fieldOf(fields.nameEn)} label={t('nameEn')} aria-required />
        <TextField
          key={fields.slug.key}
          {...fieldOf(fields.slug)}
          label={t('slug')}
          hint={t('slugHint')}
          autoCapitalize="none"
          aria-required
        />
        <div>
          <SubmitButton name="intent" value="add" variant="outlined">
            {t('add')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}
