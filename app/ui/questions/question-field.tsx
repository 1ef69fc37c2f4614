import { DateTimeField } from '../date-time-field'
import { useCopy, useLocale } from '../locale'
import { RadioGroup } from '../radio-group'
import { TextArea } from '../text-area'
import { TextField } from '../text-field'
import { AddressFields, VehicleFields } from './answer-groups'
import { ConsentField, RankingField, SeveralField } from './answer-lists'
import { questionCopy } from './copy'
import { NumberField } from './number-field'
import { type QuestionFieldProps, questionFieldId } from './question-props'
import { QuestionTrust } from './question-trust'
import { typedOr } from './typed'

/**
 * One question, of any kind but a file, as its applicant meets it. The names of its fields are those that `readAnswer`
 * reads; it asks for no script.
 */
export function QuestionField({ keptMonths, ...props }: QuestionFieldProps & { keptMonths?: number }) {
  return (
    <div className="question" data-question={props.question.id}>
      <Answer {...props} />
      {keptMonths === undefined ? null : <QuestionTrust question={props.question} keptMonths={keptMonths} />}
    </div>
  )
}

function Answer({ question, value, typed, errors }: QuestionFieldProps) {
  const t = useCopy(questionCopy)
  const locale = useLocale()
  const common = {
    id: questionFieldId(question),
    name: question.id,
    label: question.label[locale],
    hint: question.help[locale] || undefined,
    errors,
    optional: !question.isRequired,
    question: true,
  }
  const text = typedOr(typed, question.id, typeof value === 'string' ? value : '')
  switch (question.kind) {
    case 'short':
      return <TextField {...common} defaultValue={text} />
    case 'long':
      return (
        <TextArea
          {...common}
          rows={5}
          hint={common.hint ?? t('characters', { count: question.mostCharacters })}
          defaultValue={text}
        />
      )
    case 'date':
      return (
        <DateTimeField
          {...common}
          kind="date"
          defaultValue={text}
          min={question.notBefore ?? undefined}
          max={question.notAfter ?? undefined}
        />
      )
    case 'choice':
      return (
        <RadioGroup
          {...common}
          legend={common.label}
          defaultValue={text === '' ? undefined : text}
          options={[
            ...question.options.map(option => ({ value: option.id, label: option.label[locale] })),
            ...(question.isRequired ? [] : [{ value: '', label: t('ratherNot') }]),
          ]}
        />
      )
    case 'number':
      return <NumberField question={question} value={value} typed={typed} errors={errors} />
    case 'several':
      return <SeveralField question={question} value={value} typed={typed} errors={errors} />
    case 'ranking':
      return <RankingField question={question} value={value} typed={typed} errors={errors} />
    case 'consent':
      return <ConsentField question={question} value={value} typed={typed} errors={errors} />
    case 'address':
      return <AddressFields question={question} value={value} typed={typed} errors={errors} />
    case 'vehicle':
      return <VehicleFields question={question} value={value} typed={typed} errors={errors} />
  }
}
