import { Form } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { ButtonLink } from '~/ui/button-link'
import { useCopy } from '~/ui/locale'
import { Rule } from '~/ui/rule'
import { SubmitButton } from '~/ui/submit-button'
import { copy } from './copy'
import { StepActions } from './step-actions'
import type { StepView } from './view'

type QuizPartProps = { quiz: NonNullable<StepView['quiz']>; view: StepView }

/** A timed quiz before it begins, and once it is over. While it runs it is a form like any other. */
export function QuizPart({ quiz, view }: QuizPartProps) {
  const t = useCopy(copy)
  if (quiz.standing === 'over') {
    return (
      <>
        <h2>{t('quizOverTitle')}</h2>
        <p className="voice mt-3">{t('quizOverText')}</p>
        <StepActions view={view} wrong={null} />
      </>
    )
  }
  return (
    <>
      <Rule />
      <h2>{t('quizTitle')}</h2>
      <p className="voice mt-3">{quiz.text}</p>
      <Form method="post" className="step-actions mt-8">
        <SubmitButton name="intent" value="begin_quiz">
          {t('quizBegin')}
        </SubmitButton>
        <span className="step-actions-quiet">
          <ButtonLink to={paths.application(view.applicationId)} variant="quiet">
            {t('quizLater')}
          </ButtonLink>
        </span>
      </Form>
    </>
  )
}
