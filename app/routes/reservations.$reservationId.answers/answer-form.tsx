import { Form } from '@remix-run/react'
import { ErrorSummary } from '~/ui/error-summary'
import { AskedField } from '~/ui/event-answers/asked-field'
import type { AskedView } from '~/ui/event-answers/types'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { AnswersAnswer, AnswersView } from './view'

/** The questions of each of the party, in one form that keeps as much as is ready. */
export function AnswerForm({ places, mayAnswer, answer }: AnswersView & { answer: AnswersAnswer }) {
  const t = useCopy(copy)
  const asked = places.filter(place => place.asked.length > 0)
  if (asked.length === 0) return null
  const errors: Record<string, readonly string[]> = answer?.errors ?? {}
  const summary = Object.entries(errors).flatMap(([field, messages]) =>
    messages.map(message => ({ id: `q-${field}`, message })),
  )
  return (
    <Form method="post" noValidate className="mt-9 grid gap-10">
      <ErrorSummary errors={summary} />
      <fieldset disabled={!mayAnswer} className="contents">
        {asked.map(({ position, name, asked: questions }) => (
          <section key={position} aria-labelledby={`place-${position}`} className="grid gap-8">
            <SectionHead id={`place-${position}`} title={position === 0 ? t('you') : t('guest', { name })} />
            {(questions as AskedView[]).map(each => (
              <AskedField key={each.field} asked={each} typed={answer?.typed ?? undefined} errors={errors} />
            ))}
          </section>
        ))}
      </fieldset>
      {mayAnswer ? (
        <SubmitButton full name="intent" value="keep">
          {t('keep')}
        </SubmitButton>
      ) : null}
    </Form>
  )
}
