import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { choicesShown } from '~/domain/wishes/schema'
import { DateTimeField } from '~/ui/date-time-field'
import { ErrorSummary } from '~/ui/error-summary'
import { chooseOf, fieldOf } from '~/ui/field-of'
import type { Loaded } from '~/ui/loaded'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { SelectField } from '~/ui/select-field'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { loadNewPoll } from './handlers.server'

type View = Loaded<typeof loadNewPoll> & { result: SubmissionResult | undefined }
type Fields = {
  brandId: string
  questionFr: string
  questionEn: string
  choices: { fr: string; en: string }[]
  minRank: string
  firstDay: string
  lastDay: string
}

export function NewPollPage({ id, asksForTheClub, brands, ranks, today, result }: View) {
  const t = useCopy(copy)
  const [form, fields] = useForm<Fields>({
    id: 'poll',
    lastResult: result ?? null,
    defaultValue: {
      brandId: asksForTheClub ? '' : brands[0]?.value,
      firstDay: today,
      choices: Array.from({ length: choicesShown }, () => ({ fr: '', en: '' })),
    },
  })
  const choices = fields.choices.getFieldList()
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-10">
      <PageHead title={t('title')} text={t('text')} />
      <Form method="post" id={form.id} noValidate className="grid gap-9">
        <ErrorSummary errors={(form.errors ?? []).map(message => ({ message }))} />
        <input type="hidden" name="id" value={id} />
        <div className="grid gap-7 sm:grid-cols-2">
          <SelectField
            {...chooseOf(fields.brandId)}
            label={t('who')}
            options={brands}
            placeholder={asksForTheClub ? t('club') : undefined}
          />
          <SelectField
            {...chooseOf(fields.minRank)}
            label={t('asked')}
            options={ranks.map(({ value, label }) => ({ value, label: t('fromRank', { tier: label }) }))}
            placeholder={t('everyone')}
          />
          <TextField {...fieldOf(fields.questionFr)} label={t('questionFr')} lang="fr" aria-required />
          <TextField {...fieldOf(fields.questionEn)} label={t('questionEn')} lang="en" aria-required />
        </div>
        <fieldset className="grid gap-6">
          <legend className="field-question mb-2">{t('choices')}</legend>
          <p className="text-sm text-soft">{t('choicesHint')}</p>
          {choices.map((choice, at) => {
            const { fr, en } = choice.getFieldset()
            return (
              <div key={choice.key} className="grid gap-x-7 gap-y-4 sm:grid-cols-2">
                <TextField {...fieldOf(fr)} label={t('choiceFr', { n: at + 1 })} lang="fr" maxLength={120} />
                <TextField {...fieldOf(en)} label={t('choiceEn', { n: at + 1 })} lang="en" maxLength={120} />
              </div>
            )
          })}
        </fieldset>
        <div className="grid gap-7 sm:grid-cols-2">
          <DateTimeField {...fieldOf(fields.firstDay)} kind="date" label={t('firstDay')} aria-required />
          <DateTimeField {...fieldOf(fields.lastDay)} kind="date" label={t('lastDay')} aria-required />
        </div>
        <div>
          <SubmitButton>{t('send')}</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
