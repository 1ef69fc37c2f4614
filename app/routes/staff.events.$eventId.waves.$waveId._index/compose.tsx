import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { frenchNames, mergeFields } from '~/domain/invitations/merge'
import type { WaveForm } from '~/domain/invitations/schema'
import type { WaveWords } from '~/domain/invitations/types'
import { tellMergeField } from '~/domain/invitations/words'
import { DefinitionRows } from '~/ui/definition-rows'
import { Disclosure } from '~/ui/disclosure'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldOf } from '~/ui/field-of'
import { useCopy, useLocale } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'

type ComposeProps = { words: WaveWords; result: SubmissionResult | undefined }

/** The letter in both languages, side by side. It may be kept unfinished. */
export function Compose({ words, result }: ComposeProps) {
  const t = useCopy(copy)
  const [form, fields] = useForm<WaveForm>({
    id: 'letter',
    defaultValue: valuesOf(words),
    lastResult: result ?? null,
  })
  const errors = Object.entries(form.allErrors).flatMap(([name, messages]) =>
    (messages ?? []).map(message => (name === '' ? { message } : { id: `letter-${name}`, message })),
  )
  return (
    <section aria-labelledby="words-title" className="grid gap-7">
      <SectionHead id="words-title" title={t('words')} />
      <ErrorSummary errors={errors} />
      <MergeHelp />
      <Form method="post" id={form.id} noValidate className="grid gap-7">
        <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
          <div className="grid gap-7">
            <TextField label={t('subjectFr')} {...fieldOf(fields.subjectFr)} lang="fr" />
            <TextArea
              label={t('bodyFr')}
              hint={t('bodyHint')}
              {...fieldOf(fields.bodyFr)}
              lang="fr"
              rows={14}
            />
          </div>
          <div className="grid gap-7">
            <TextField label={t('subjectEn')} {...fieldOf(fields.subjectEn)} lang="en" />
            <TextArea
              label={t('bodyEn')}
              hint={t('bodyHint')}
              {...fieldOf(fields.bodyEn)}
              lang="en"
              rows={14}
            />
          </div>
          <TextField label={t('senderName')} {...fieldOf(fields.senderName)} />
          <TextField label={t('senderTitle')} {...fieldOf(fields.senderTitle)} optional />
        </div>
        <div>
          <SubmitButton variant="outlined" name="intent" value="write">
            {t('keep')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  )
}

function valuesOf({ subject, body, senderName, senderTitle }: WaveWords): WaveForm {
  return {
    subjectFr: subject.fr,
    subjectEn: subject.en,
    bodyFr: body.fr,
    bodyEn: body.en,
    senderName,
    senderTitle,
  }
}

function MergeHelp() {
  const t = useCopy(copy)
  const locale = useLocale()
  const nameOf = (field: (typeof mergeFields)[number]) =>
    `{{${locale === 'fr' ? frenchNames[field] : field}}}`
  const example = locale === 'fr' ? '{{modèle|votre voiture}}' : '{{model|your car}}'
  return (
    <Disclosure summary={t('help')} caps={false}>
      <p className="measure mb-4 text-sm text-soft">{t('helpText', { example })}</p>
      <DefinitionRows
        dense
        rows={mergeFields.map(field => ({ term: nameOf(field), value: tellMergeField(field, locale) }))}
      />
    </Disclosure>
  )
}
