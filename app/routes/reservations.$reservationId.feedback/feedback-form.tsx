import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { wordsMost } from '~/domain/wishes/schema'
import { CheckboxField } from '~/ui/checkbox-field'
import { ErrorSummary } from '~/ui/error-summary'
import { checkOf, chooseOf, fieldOf } from '~/ui/field-of'
import { useCopy } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { SubmitButton } from '~/ui/submit-button'
import { TextArea } from '~/ui/text-area'
import { WishFields } from '~/ui/wish-fields'
import { copy } from './copy'
import type { FeedbackView } from './view'

type Fields = Record<'liked' | 'words' | 'signed' | 'modelId' | 'season' | 'place' | 'wish', string>

export function FeedbackForm({ view, result }: { view: FeedbackView; result: SubmissionResult | undefined }) {
  const t = useCopy(copy)
  const { given, wish, lastDay } = view
  const [form, fields] = useForm<Fields>({
    id: 'feedback',
    lastResult: result ?? null,
    defaultValue: {
      liked: given ? String(given.liked) : undefined,
      words: given?.words,
      signed: given?.signed ? 'on' : undefined,
      modelId: wish?.modelId ?? '',
      season: wish?.season ?? '',
      place: wish?.place,
      wish: wish?.words,
    },
  })
  return (
    <Form method="post" id={form.id} noValidate className="grid gap-8">
      <ErrorSummary errors={(form.errors ?? []).map(message => ({ message }))} />
      <RadioGroup
        key={fields.liked.key}
        {...chooseOf(fields.liked)}
        question
        legend={t('liked')}
        options={view.likings}
      />
      <TextArea
        key={fields.words.key}
        {...fieldOf(fields.words)}
        question
        label={t('words')}
        rows={4}
        maxLength={wordsMost}
      />
      <section aria-labelledby="wish" className="grid gap-6 border-t border-rule pt-7">
        <div>
          <h2 id="wish" className="field-question">
            {t('wish')}
          </h2>
          <p className="mt-1 text-sm text-soft">{t('wishText')}</p>
        </div>
        <WishFields
          models={view.models}
          seasons={view.seasons}
          fields={{
            modelId: chooseOf(fields.modelId),
            season: chooseOf(fields.season),
            place: fieldOf(fields.place),
            wish: fieldOf(fields.wish),
          }}
        />
      </section>
      <CheckboxField
        key={fields.signed.key}
        {...checkOf(fields.signed)}
        label={t('signed')}
        hint={t('signedHint')}
      />
      <div className="grid gap-3">
        <SubmitButton full>{t(given ? 'change' : 'send')}</SubmitButton>
        <p className="text-sm text-soft">{t('until', { day: lastDay })}</p>
      </div>
    </Form>
  )
}
