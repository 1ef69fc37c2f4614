import { Form } from '@remix-run/react'
import type { AnswerValue, Question } from '~/domain/qualification/types'
import { paths } from '~/shared/paths'
import { Countdown } from '~/ui/countdown'
import { ErrorSummary } from '~/ui/error-summary'
import { useCopy, useLocale } from '~/ui/locale'
import { Notice } from '~/ui/notice'
import { QuestionField } from '~/ui/questions/question-field'
import { questionFieldId } from '~/ui/questions/question-props'
import { QuestionTrust } from '~/ui/questions/question-trust'
import { copy } from './copy'
import { FileQuestionPart } from './file-question-part'
import type { StepProblems } from './save-step.server'
import { ActionRow } from './step-actions'
import { useKeep } from './use-keep'
import type { StepView } from './view'

type StepFormProps = { view: StepView; wrong: StepProblems | null }

/**
 * The questions of a step. With a script, what is written is kept a moment after it is; without one, with every press.
 * Questions that are answered with files follow the form, for they have forms of their own; the buttons stand last.
 */
export function StepForm({ view, wrong }: StepFormProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const keep = useKeep(paths.applicationStepKeep(view.applicationId, view.step.id), wrong?.marks)
  const formId = 'step'
  const isTimed = view.quiz !== null
  const asked = view.questions as { question: Question; value: AnswerValue | null; mark: string }[]
  const errors = asked
    .filter(({ question }) => wrong?.problems[question.id])
    .map(({ question }) => ({ id: questionFieldId(question), message: question.label[locale] }))
  // A quiz asks all its questions for one reason: it is said once.
  const shared = view.step.kind === 'quiz' ? asked[0]?.question : undefined
  return (
    <>
      {view.quiz?.endsAt ? (
        <p className="quiz-clock">
          <Countdown until={view.quiz.endsAt} now={view.quiz.now} endedText={t('quizEnded')} revalidate />
        </p>
      ) : null}
      <Problems wrong={wrong} errors={errors} />
      <Form
        method="post"
        id={formId}
        noValidate
        className="questions"
        onChange={keep.afterChange}
        onBlur={keep.now}
        onSubmit={keep.stop}
      >
        {asked.map(({ question, value, mark }) =>
          question.kind === 'file' ? null : (
            <div key={question.id}>
              <input type="hidden" name={`mark.${question.id}`} value={keep.markOf(question.id, mark)} />
              <QuestionField
                question={question}
                value={value}
                typed={wrong && isTyped(wrong, question.id) ? wrong.typed : undefined}
                errors={wrong?.problems[question.id]}
                keptMonths={shared ? undefined : view.keptMonths}
              />
            </div>
          ),
        )}
      </Form>
      {asked.map(({ question }) =>
        question.kind === 'file' && view.special ? (
          <div key={question.id} className="mt-11">
            <FileQuestionPart
              applicationId={view.applicationId}
              question={question}
              files={view.special.files[question.id] ?? []}
              keptMonths={view.keptMonths}
            />
          </div>
        ) : null,
      )}
      <div className="mt-10">
        {shared ? <QuestionTrust question={shared} keptMonths={view.keptMonths} /> : null}
        <ActionRow view={view} formId={formId} isTimed={isTimed} />
        <p className="step-kept" aria-live="polite">
          {keep.text}
        </p>
      </div>
    </>
  )
}

function isTyped(wrong: StepProblems, questionId: string): boolean {
  return Object.keys(wrong.typed).some(name => name === questionId || name.startsWith(`${questionId}.`))
}

function Problems({
  wrong,
  errors,
}: {
  wrong: StepProblems | null
  errors: { id: string; message: string }[]
}) {
  const t = useCopy(copy)
  if (!wrong) return null
  return (
    <div className="mb-10 grid gap-4">
      <ErrorSummary errors={errors} />
      {wrong.revealed.length > 0 ? (
        <Notice live>{t('revealed', { count: wrong.revealed.length })}</Notice>
      ) : null}
      {wrong.notice ? (
        <Notice tone="warn" live>
          {wrong.notice}
        </Notice>
      ) : null}
    </div>
  )
}
