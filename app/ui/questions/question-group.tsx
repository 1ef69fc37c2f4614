import type { ReactNode } from 'react'
import type { Question } from '~/domain/qualification/types'
import { Optional } from '../field'
import { FieldError } from '../field-error'
import { useLocale } from '../locale'
import { questionFieldId } from './question-props'

type QuestionGroupProps = {
  question: Question
  /** What stands under the label when the question says nothing of its own, or after what it says. */
  hint?: string
  errors?: readonly string[]
  children: ReactNode
}

/** A question that is answered in several controls: its label is their legend. */
export function QuestionGroup({ question, hint, errors, children }: QuestionGroupProps) {
  const locale = useLocale()
  const id = questionFieldId(question)
  const hints = [question.help[locale], hint].filter(text => text !== undefined && text !== '')
  const wrong = errors !== undefined && errors.length > 0
  const described = [hints.length > 0 ? `${id}-hint` : '', wrong ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="field-question mb-1.5">
        {question.label[locale]}
        {question.isRequired ? null : <Optional />}
      </legend>
      {hints.length > 0 ? (
        <p id={`${id}-hint`} className="field-hint mb-2">
          {hints.join(' ')}
        </p>
      ) : null}
      {children}
      <FieldError id={`${id}-error`} errors={errors} />
    </fieldset>
  )
}
