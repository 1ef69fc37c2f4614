import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { CheckboxField } from '~/ui/checkbox-field'
import { ErrorSummary } from '~/ui/error-summary'
import { FieldError } from '~/ui/field-error'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { TextField } from '~/ui/text-field'
import { copy } from './copy'
import type { QuestionsView, Tried } from './view'

type OpenForm = NonNullable<QuestionsView['open']>
type QuestionFormProps = { eventId: string; open: OpenForm; tried: Tried }

/** One question in both languages, what it is for, and what may be chosen. */
export function QuestionForm({ eventId, open, tried }: QuestionFormProps) {
  const t = useCopy(copy)
  const errors = tried?.errors ?? {}
  const line = (name: 'labelFr' | 'labelEn' | 'purposeFr' | 'purposeEn') => ({
    name,
    id: name,
    label: t(name),
    lang: name.endsWith('Fr') ? 'fr' : 'en',
    defaultValue: tried?.typed[name]?.[0] ?? open[name],
    errors: errors[name],
    maxLength: name.startsWith('label') ? 160 : 300,
  })
  const tick = (name: 'isRequired' | 'forGuests') => ({
    name,
    label: t(name),
    defaultChecked: tried ? tried.typed[name] !== undefined : open[name],
  })
  return (
    <Form method="post" noValidate className="grid gap-7" aria-labelledby="question-form">
      <SectionHead
        id="question-form"
        title={t(open.questionId ? 'editTitle' : 'addTitle')}
        aside={t(`add_${open.kind}`)}
      />
      <ErrorSummary
        errors={Object.entries(errors).flatMap(([name, messages]) =>
          messages.map(message => ({ id: name === '' ? undefined : name, message })),
        )}
      />
      <input type="hidden" name="kind" value={open.kind} />
      <input type="hidden" name="questionId" value={open.questionId ?? ''} />
      <input type="hidden" name="key" value={tried?.typed.key?.[0] ?? open.key} />
      <div className="grid gap-7 sm:grid-cols-2">
        <TextField {...line('labelFr')} />
        <TextField {...line('labelEn')} />
        <TextField {...line('purposeFr')} hint={t('purposeHint')} />
        <TextField {...line('purposeEn')} />
      </div>
      {open.choices ? <Choices open={open} tried={tried} errors={errors.choices} /> : null}
      <div className="grid gap-2">
        <CheckboxField {...tick('isRequired')} />
        <CheckboxField {...tick('forGuests')} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton name="intent" value="question">
          {t('keep')}
        </SubmitButton>
        <ButtonLink to={paths.staffEventQuestions(eventId)} variant="quiet">
          {t('leave')}
        </ButtonLink>
      </div>
    </Form>
  )
}

function Choices({ open, tried, errors }: { open: OpenForm; tried: Tried; errors: string[] | undefined }) {
  const t = useCopy(copy)
  return (
    <fieldset className="field">
      <legend className="field-label">{t('choices')}</legend>
      <p className="field-hint mb-3">{t(open.isAnswered ? 'choicesStand' : 'choicesHint')}</p>
      <div className="grid gap-x-7 gap-y-3 sm:grid-cols-2">
        {(open.choices ?? []).map((choice, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are fixed, and their place is their name
          <div key={row} className="contents">
            <input type="hidden" name="choiceId" value={tried?.typed.choiceId?.[row] ?? choice.id} />
            <input
              className="control"
              name="choiceFr"
              id={row === 0 ? 'choices' : undefined}
              lang="fr"
              aria-label={t('choiceFr', { n: row + 1 })}
              defaultValue={tried?.typed.choiceFr?.[row] ?? choice.fr}
              maxLength={80}
            />
            <input
              className="control"
              name="choiceEn"
              lang="en"
              aria-label={t('choiceEn', { n: row + 1 })}
              defaultValue={tried?.typed.choiceEn?.[row] ?? choice.en}
              maxLength={80}
            />
          </div>
        ))}
      </div>
      <FieldError id="choices-error" errors={errors} />
    </fieldset>
  )
}
