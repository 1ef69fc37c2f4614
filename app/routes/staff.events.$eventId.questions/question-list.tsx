import { Form } from '@remix-run/react'
import { questionKinds } from '~/domain/answers/types'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { SectionHead } from '~/ui/section-head'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import type { QuestionsView } from './view'

/** The questions in their order, what can be done with each, and what can be added. */
export function QuestionList({ id, questions, retired }: QuestionsView) {
  const t = useCopy(copy)
  return (
    <section aria-labelledby="questions" className="grid gap-6">
      <SectionHead id="questions" title={t('questions')} />
      {questions.length === 0 ? <p className="measure text-soft">{t('none')}</p> : null}
      <ol className="grid">
        {questions.map((question, at) => (
          <li key={question.id} className="grid gap-2 border-t border-rule py-5">
            <p className="text-lg">{question.label}</p>
            <About {...question} />
            <Form method="post" className="flex flex-wrap items-baseline gap-x-5" preventScrollReset>
              <input type="hidden" name="questionId" value={question.id} />
              <ButtonLink
                to={paths.staffEventQuestions(id, { edit: question.id })}
                variant="quiet"
                size="small"
                aria-label={t('named', { act: t('edit'), label: question.label })}
              >
                {t('edit')}
              </ButtonLink>
              {at > 0 ? <Act intent="up" label={question.label} /> : null}
              {at < questions.length - 1 ? <Act intent="down" label={question.label} /> : null}
              <Act intent="retire" label={question.label} />
            </Form>
          </li>
        ))}
      </ol>
      <nav aria-label={t('add')} className="grid gap-3">
        <p className="field-label">{t('add')}</p>
        <div className="flex flex-wrap gap-3">
          {questionKinds.map(kind => (
            <ButtonLink
              key={kind}
              to={paths.staffEventQuestions(id, { add: kind })}
              variant="outlined"
              size="small"
            >
              {t(`add_${kind}`)}
            </ButtonLink>
          ))}
        </div>
      </nav>
      {retired.length > 0 ? (
        <div>
          <p className="field-label">{t('retired')}</p>
          <ul className="mt-2 grid gap-1 text-soft">
            {retired.map(question => (
              <li key={question.id}>
                {question.label} · {t('answers', { count: question.answers })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

function About({ kind, isRequired, forGuests, answers }: QuestionsView['questions'][number]) {
  const t = useCopy(copy)
  const said = [
    t(`add_${kind}`),
    t(isRequired ? 'required' : 'optional'),
    ...(forGuests ? [t('guests')] : []),
    t('answers', { count: answers }),
  ]
  return <p className="text-sm text-soft">{said.join(' · ')}</p>
}

function Act({ intent, label }: { intent: 'up' | 'down' | 'retire'; label: string }) {
  const t = useCopy(copy)
  return (
    <SubmitButton
      variant="quiet"
      size="small"
      name="intent"
      value={intent}
      aria-label={t('named', { act: t(intent), label })}
    >
      {t(intent)}
    </SubmitButton>
  )
}
