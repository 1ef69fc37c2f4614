import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { doorSources } from '~/domain/qualification/types'
import { DateTimeField } from '~/ui/date-time-field'
import { Disclosure } from '~/ui/disclosure'
import { chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type Fields = {
  key: string
  label: string
  source: string
  code: string
  usesMax: string
  closesOn: string
}

export function NewDoor({ doorKey, result }: { doorKey: string; result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({ id: 'new-door', lastResult: result ?? null })
  return (
    <Disclosure summary={t('newDoor')} open={result !== undefined} className="mt-4">
      <Form method="post" id={form.id} noValidate className="grid max-w-3xl gap-6 pt-3 sm:grid-cols-2">
        <input type="hidden" name="key" value={String(fields.key.initialValue ?? doorKey)} />
        <TextField {...fieldOf(fields.label)} label={t('label')} maxLength={120} autoComplete="off" />
        <SelectField
          {...chooseOf(fields.source)}
          label={t('source')}
          options={doorSources.map(source => ({ value: source, label: t(source) }))}
        />
        <TextField
          {...fieldOf(fields.code)}
          label={t('code')}
          hint={t('codeHint')}
          optional
          maxLength={40}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <TextField
          {...fieldOf(fields.usesMax)}
          label={t('usesMax')}
          hint={t('usesMaxHint')}
          optional
          inputMode="numeric"
          autoComplete="off"
        />
        <DateTimeField
          {...fieldOf(fields.closesOn)}
          kind="date"
          label={t('closesOn')}
          hint={t('closesOnHint')}
          optional
        />
        <div className="sm:col-span-2">
          <SubmitButton variant="outlined" name="intent" value="create_door">
            {t('make')}
          </SubmitButton>
        </div>
      </Form>
    </Disclosure>
  )
}
