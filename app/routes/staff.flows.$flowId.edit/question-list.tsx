import { tellQuestionKind } from '~/domain/qualification/flow-words'
import { questionKindsOf } from '~/domain/qualification/new-parts'
import { questionsOf } from '~/domain/qualification/passage'
import type { Question, Step } from '~/domain/qualification/types'
import { Button } from '~/ui/button'
import { useCopy, useLocale } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { copy } from './copy'
import { FormPart, fieldIdOf } from './part-form'
import { PartLink } from './part-link'

/** The questions of a step in their order, and what adds one. */
export function QuestionList({ step }: { step: Step }) {
  const t = useCopy(copy)
  const locale = useLocale()
  const questions = questionsOf(step)
  const kinds = questionKindsOf[step.kind]
  return (
    <FormPart title={t('questions')} hint={questions.length === 0 ? t('noQuestions') : undefined}>
      <ol className="part-list">
        {questions.map((question, at) => (
          <QuestionLine
            key={question.id}
            stepId={step.id}
            question={question}
            isFirst={at === 0}
            isLast={at === questions.length - 1}
          />
        ))}
      </ol>
      <div className="add-part">
        <SelectField
          name="newQuestion"
          id={fieldIdOf('newQuestion')}
          label={t('newQuestion')}
          options={kinds.map(kind => ({ value: kind, label: tellQuestionKind(kind, locale) }))}
        />
        <Button type="submit" variant="outlined" size="small" name="intent" value="add_question">
          {t('addQuestion')}
        </Button>
      </div>
    </FormPart>
  )
}

type QuestionLineProps = { stepId: string; question: Question; isFirst: boolean; isLast: boolean }

function QuestionLine({ stepId, question, isFirst, isLast }: QuestionLineProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const name = question.label[locale] || question.label.fr || question.label.en || t('unasked')
  const quoted = t('quoted', { name })
  return (
    <li>
      <PartLink selection={{ part: 'question', stepId, questionId: question.id }}>
        <span>{name}</span>
        <span className="part-kind">
          {tellQuestionKind(question.kind, locale)}
          {question.showWhen ? ` · ${t('shownIf')}` : ''}
        </span>
      </PartLink>
      <span className="part-moves">
        <MoveButton
          intent={`question_up:${question.id}`}
          name={t('upNamed', { name: quoted })}
          sign="↑"
          isIdle={isFirst}
        />
        <MoveButton
          intent={`question_down:${question.id}`}
          name={t('downNamed', { name: quoted })}
          sign="↓"
          isIdle={isLast}
        />
      </span>
    </li>
  )
}

type MoveButtonProps = { intent: string; name: string; sign: '↑' | '↓'; isIdle: boolean }

/** At the edge it keeps its place and the focus, and does nothing. */
export function MoveButton({ intent, name, sign, isIdle }: MoveButtonProps) {
  return (
    <button
      type="submit"
      className="move"
      name="intent"
      value={intent}
      aria-label={name}
      aria-disabled={isIdle || undefined}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
