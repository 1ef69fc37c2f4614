import type { QuestionOf } from '~/domain/qualification/types'
import { describe, FieldFrame } from '../field'
import { useLocale } from '../locale'
import { type QuestionFieldProps, questionFieldId } from './question-props'
import { typedOr } from './typed'

/** A number with its unit at the end of the line. */
export function NumberField({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'number'>>) {
  const locale = useLocale()
  const id = questionFieldId(question)
  const hint = question.help[locale] || undefined
  return (
    <FieldFrame
      id={id}
      label={question.label[locale]}
      hint={hint}
      errors={errors}
      optional={!question.isRequired}
      question
    >
      <span className="question-number">
        <input
          className="control"
          id={id}
          name={question.id}
          inputMode="decimal"
          defaultValue={typedOr(typed, question.id, typeof value === 'number' ? String(value) : '')}
          {...describe(id, hint, errors)}
        />
        {question.unit[locale] ? <span className="text-soft">{question.unit[locale]}</span> : null}
      </span>
    </FieldFrame>
  )
}
