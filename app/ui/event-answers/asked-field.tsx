import type { AnswerValue } from '~/domain/qualification/types'
import { CheckboxField } from '../checkbox-field'
import { DateTimeField } from '../date-time-field'
import { useLocale } from '../locale'
import { QuestionField } from '../questions/question-field'
import { QuestionGroup } from '../questions/question-group'
import { type AnsweredQuestion, questionFieldId } from '../questions/question-props'
import { tellPurpose } from '../questions/tell-purpose'
import { type TypedFields, typedOr } from '../questions/typed'
import { TextField } from '../text-field'
import type { AskedView } from './types'

type AskedFieldProps = {
  asked: AskedView
  /** What was typed and could not be kept: shown again in its place. */
  typed?: TypedFields
  errors?: Readonly<Record<string, readonly string[]>>
}

/** One question of an event: its fields, what they are for, and the choice to have the answer remembered. */
export function AskedField({ asked, typed, errors = {} }: AskedFieldProps) {
  const { field, purpose, readers, from, remember } = asked
  const locale = useLocale()
  return (
    <div className="question" data-question={field}>
      <input type="hidden" name={`asked.${field}`} value="1" />
      <Fields asked={asked} typed={typed} errors={errors} />
      <p className="question-trust">
        {[from, tellPurpose(purpose, locale), readers].filter(Boolean).join(' ')}
      </p>
      {remember ? (
        <CheckboxField
          name={`remember.${field}`}
          label={<span className="text-sm text-soft">{remember}</span>}
          defaultChecked={typed ? typed[`remember.${field}`] !== undefined : false}
        />
      ) : null}
    </div>
  )
}

function Fields({ asked, typed, errors = {} }: AskedFieldProps) {
  const [first, second] = asked.parts
  if (!first) return null
  const props = { typed, value: asked.values[first.id], errors: errors[first.id] }
  if (!second) return <QuestionField question={first} {...props} />
  if (asked.kind === 'licence')
    return <LicenceFields asked={asked} number={first} since={second} typed={typed} errors={errors} />
  return (
    <>
      <QuestionField question={first} {...props} />
      <div className="mt-4">
        <Line part={second} value={asked.values[second.id]} typed={typed} errors={errors[second.id]} />
      </div>
    </>
  )
}

type LineProps = {
  part: AnsweredQuestion
  value: AnswerValue | undefined
  typed?: TypedFields
  errors?: readonly string[]
}

function Line({ part, value, typed, errors }: LineProps) {
  const locale = useLocale()
  return (
    <TextField
      id={questionFieldId(part)}
      name={part.id}
      label={part.label[locale]}
      defaultValue={typedOr(typed, part.id, typeof value === 'string' ? value : '')}
      errors={errors}
      maxLength={'mostCharacters' in part ? part.mostCharacters : undefined}
      autoComplete="off"
      optional={!part.isRequired}
    />
  )
}

type LicenceFieldsProps = AskedFieldProps & { number: AnsweredQuestion; since: AnsweredQuestion }

/** A licence by its number, and since when. */
function LicenceFields({ asked, number, since, typed, errors = {} }: LicenceFieldsProps) {
  const locale = useLocale()
  const kept = asked.values[since.id]
  return (
    <QuestionGroup question={{ ...number, id: asked.field, label: { fr: asked.label, en: asked.label } }}>
      <div className="question-parts">
        <Line part={number} value={asked.values[number.id]} typed={typed} errors={errors[number.id]} />
        <DateTimeField
          kind="date"
          id={questionFieldId(since)}
          name={since.id}
          label={since.label[locale]}
          defaultValue={typedOr(typed, since.id, typeof kept === 'string' ? kept : '')}
          errors={errors[since.id]}
          max={since.kind === 'date' ? (since.notAfter ?? undefined) : undefined}
        />
      </div>
    </QuestionGroup>
  )
}
