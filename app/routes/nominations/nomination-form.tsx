import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { lineLength } from '~/domain/nominations/schema'
import type { NominationDraft } from '~/domain/nominations/types'
import { ErrorSummary } from '~/ui/error-summary'
import { chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy, useLocale } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Fields = Record<Exclude<keyof NominationDraft, 'id'>, string>
type NominationFormProps = {
  flows: { value: string; label: string }[]
  /** What was written before the letter was read, to be taken up again. */
  draft: Omit<NominationDraft, 'id'> | null
  result: SubmissionResult | undefined
}

export function NominationForm({ flows, draft, result }: NominationFormProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const [form, fields] = useForm<Fields>({
    id: 'nomination',
    lastResult: result ?? null,
    defaultValue: { locale, flowSlug: flows[0]?.value, ...draft, civility: draft?.civility ?? '' },
  })
  const choose = (values: readonly ('mme' | 'm' | 'dr' | 'fr' | 'en')[]) =>
    values.map(value => ({ value, label: t(value) }))
  return (
    <Form method="post" id={form.id} noValidate className="grid gap-7">
      <ErrorSummary errors={(form.errors ?? []).map(message => ({ message }))} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField
          key={fields.givenName.key}
          {...fieldOf(fields.givenName)}
          label={t('givenName')}
          autoComplete="off"
          aria-required
        />
        <TextField
          key={fields.familyName.key}
          {...fieldOf(fields.familyName)}
          label={t('familyName')}
          autoComplete="off"
          aria-required
        />
        <SelectField
          key={fields.civility.key}
          {...chooseOf(fields.civility)}
          label={t('civility')}
          options={choose(['mme', 'm', 'dr'])}
          placeholder={t('noCivility')}
        />
        <SelectField
          key={fields.locale.key}
          {...chooseOf(fields.locale)}
          label={t('language')}
          options={choose(['fr', 'en'])}
        />
      </div>
      <TextField
        key={fields.address.key}
        {...fieldOf(fields.address)}
        label={t('address')}
        hint={t('addressHint')}
        type="email"
        inputMode="email"
        autoComplete="off"
        aria-required
      />
      {flows.length > 1 ? (
        <SelectField
          key={fields.flowSlug.key}
          {...chooseOf(fields.flowSlug)}
          label={t('flow')}
          options={flows}
        />
      ) : (
        <input type="hidden" name="flowSlug" value={flows[0]?.value ?? ''} />
      )}
      <TextArea
        key={fields.line.key}
        {...fieldOf(fields.line)}
        question
        label={t('line')}
        hint={t('lineHint')}
        rows={5}
        maxLength={lineLength.most}
        aria-required
      />
      <div className="grid gap-3">
        <div>
          <SubmitButton>{t('read')}</SubmitButton>
        </div>
        <p className="text-sm text-soft">{t('nothingSent')}</p>
      </div>
    </Form>
  )
}
