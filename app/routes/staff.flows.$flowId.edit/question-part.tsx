import type { FlowDefinition, Question, Step } from '~/domain/qualification/types'
import { Button } from '~/ui/button'
import { CheckboxField } from '~/ui/checkbox-field'
import { Disclosure } from '~/ui/disclosure'
import { useCopy, useLocale } from '~/ui/locale'
import { RadioGroup } from '~/ui/radio-group'
import { ConditionFields } from './condition-fields'
import { copy } from './copy'
import { BilingualField, FigureField, FormPart, fieldIdOf } from './part-form'
import { PartLink } from './part-link'
import { QuestionKindFields } from './question-kind-fields'
import { Removal } from './removal'

type QuestionPartProps = {
  step: Step
  question: Question
  questions: readonly Question[]
  definition: FlowDefinition
}

/** The form of a question: its words, what its kind asks for, and what the applicant is told of the answer. */
export function QuestionPart({ step, question, questions, definition }: QuestionPartProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const stepName = step.title[locale] || step.title.fr || step.title.en || t('untitled')
  return (
    <>
      <p>
        <PartLink selection={{ part: 'step', stepId: step.id }} className="link text-sm">
          {t('backToStep', { name: stepName })}
        </PartLink>
      </p>
      <BilingualField name="label" label={t('label')} value={question.label} most={300} />
      <BilingualField name="help" label={t('help')} value={question.help} most={1000} />
      <QuestionKindFields question={question} />
      <CheckboxField
        name="isRequired"
        id={fieldIdOf('isRequired')}
        value="on"
        label={t('isRequired')}
        defaultChecked={question.isRequired}
      />
      <FormPart title={t('trust')}>
        <BilingualField
          name="purpose"
          label={t('purpose')}
          value={question.purpose}
          hint={t('purposeHint')}
          most={300}
        />
        <RadioGroup
          name="readBy"
          id={fieldIdOf('readBy')}
          legend={t('readBy')}
          defaultValue={question.readBy}
          options={[
            { value: 'committee', label: t('committeeReads') },
            { value: 'managers', label: t('managersRead') },
          ]}
        />
        <div className="figure-fields">
          <FigureField
            name="keptMonths"
            label={t('questionKept')}
            value={question.keptMonths}
            hint={t('questionKeptHint', { count: definition.keptMonths })}
          />
        </div>
      </FormPart>
      <Disclosure
        summary={question.showWhen ? t('shownIf') : t('shownWhen')}
        open={question.showWhen !== null}
        className="form-disclosure"
      >
        <ConditionFields
          condition={question.showWhen}
          questions={questions}
          definition={definition}
          empty={t('always')}
        />
      </Disclosure>
    </>
  )
}

export function QuestionTools({ question }: { question: Question }) {
  const t = useCopy(copy)
  const tools = [
    { intent: `question_up:${question.id}`, word: t('up') },
    { intent: `question_down:${question.id}`, word: t('down') },
    { intent: `question_copy:${question.id}`, word: t('copy') },
  ]
  return (
    <div className="part-tools">
      {tools.map(({ intent, word }) => (
        <Button key={intent} type="submit" variant="quiet" name="intent" value={intent}>
          {word}
        </Button>
      ))}
    </div>
  )
}

export function QuestionRemoval({ question }: { question: Question }) {
  const t = useCopy(copy)
  return (
    <Removal
      title={t('removeQuestion')}
      text={t('removeQuestionText')}
      intent={`question_remove:${question.id}`}
    />
  )
}
