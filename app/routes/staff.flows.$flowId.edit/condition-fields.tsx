import { useState } from 'react'
import { tellCondition } from '~/domain/qualification/condition-words'
import type { Condition, FlowDefinition, Question } from '~/domain/qualification/types'
import { CheckboxField } from '~/ui/checkbox-field'
import { FieldError } from '~/ui/field-error'
import { useCopy, useLocale } from '~/ui/locale'
import { SelectField } from '~/ui/select-field'
import { useScript } from '~/ui/use-script'
import { type ConditionForm, comparisonsOf, type Join, openCondition, type Row } from './condition-form'
import { copy } from './copy'
import { fieldIdOf, usePartField } from './part-form'

type ConditionFieldsProps = {
  condition: Condition | null
  /** The questions that come before: those that may be named. */
  questions: readonly Question[]
  definition: FlowDefinition
  empty?: string
}

/** A condition as lines in groups. Each group offers one more line, and the whole one more group. */
export function ConditionFields({ condition, questions, definition, empty }: ConditionFieldsProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const form = openCondition(condition)
  const offered = withNamed(questions, form, definition)
  if (offered.length === 0 && form.kept.length === 0) return <p className="field-hint">{t('noCondition')}</p>
  const groups = [...form.groups, { join: 'all' as Join, rows: [] }]
  return (
    <div className="grid gap-5">
      {form.groups.length === 0 && empty ? <p className="field-hint">{empty}</p> : null}
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group has its place for a name; a line more or less draws it anew
        <fieldset key={`${at}-${group.rows.length}`} className="condition-group">
          <legend className="sr-only">{t('groupJoin', { group: at + 1 })}</legend>
          {group.rows.length > 1 ? (
            <JoinField name={`when.${at}.join`} label={t('groupJoin', { group: at + 1 })} join={group.join} />
          ) : (
            <input type="hidden" name={`when.${at}.join`} value={group.join} />
          )}
          {[...group.rows, null].map((row, line) => (
            <ConditionRow
              key={row ? `${line}-${row.compares.question}-${row.compares.is}` : 'spare'}
              name={`when.${at}.${line}`}
              place={{ group: at + 1, row: line + 1 }}
              row={row}
              questions={offered}
              placeholder={placeholderOf(at, line, form)}
            />
          ))}
        </fieldset>
      ))}
      {form.groups.length + form.kept.length > 1 ? (
        <JoinField name="when.join" label={t('topJoin')} join={form.join} />
      ) : (
        <input type="hidden" name="when.join" value={form.join} />
      )}
      {form.kept.map((kept, at) => (
        <CheckboxField
          // biome-ignore lint/suspicious/noArrayIndexKey: what is kept has its place for a name
          key={at}
          name="when.kept"
          id={fieldIdOf(`when.kept.${at}`)}
          value={String(at)}
          defaultChecked
          label={t('keptCondition', { words: tellCondition(kept, definition, locale) })}
        />
      ))}
    </div>
  )
}

/** A question that is named but comes later, or not before any more, is offered too: it is changed, not lost. */
function withNamed(
  questions: readonly Question[],
  form: ConditionForm,
  definition: FlowDefinition,
): Question[] {
  const named = new Set(form.groups.flatMap(({ rows }) => rows.map(({ compares }) => compares.question)))
  const all = definition.steps.flatMap(step => ('questions' in step ? step.questions : []))
  return all.filter(({ id }) => named.has(id) || questions.some(question => question.id === id))
}

function placeholderOf(
  group: number,
  line: number,
  form: ConditionForm,
): 'choose' | 'oneMore' | 'otherGroup' {
  if (line > 0) return 'oneMore'
  return group > 0 && group === form.groups.length ? 'otherGroup' : 'choose'
}

function JoinField({ name, label, join }: { name: string; label: string; join: Join }) {
  const t = useCopy(copy)
  return (
    <SelectField
      name={name}
      id={fieldIdOf(name)}
      label={label}
      defaultValue={join}
      options={[
        { value: 'all', label: t('joinAll') },
        { value: 'any', label: t('joinAny') },
      ]}
    />
  )
}

type ConditionRowProps = {
  name: string
  place: { group: number; row: number }
  row: Row | null
  questions: readonly Question[]
  placeholder: 'choose' | 'oneMore' | 'otherGroup'
}

/** Question, comparison, value. Without a script the comparison is offered once the question is kept. */
function ConditionRow({ name, place, row, questions, placeholder }: ConditionRowProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const field = usePartField()
  const [chosen, setChosen] = useState(row?.compares.question ?? '')
  const question = questions.find(({ id }) => id === chosen)
  const kept = row && row.compares.question === chosen ? row : null
  const [is, setIs] = useState(row ? `${row.isNot ? 'not:' : ''}${row.compares.is}` : 'answered')
  return (
    <div className="condition-row">
      <select
        className="control"
        name={`${name}.q`}
        id={fieldIdOf(`${name}.q`)}
        aria-label={t('rowQuestion', place)}
        defaultValue={chosen}
        onChange={event => {
          setChosen(event.currentTarget.value)
          setIs('answered')
        }}
      >
        <option value="">{t(placeholder)}</option>
        {questions.map(one => (
          <option key={one.id} value={one.id}>
            {one.label[locale] || one.label.fr || one.label.en || t('unasked')}
          </option>
        ))}
      </select>
      {question ? (
        <>
          <select
            key={question.id}
            className="control"
            name={`${name}.is`}
            id={fieldIdOf(`${name}.is`)}
            aria-label={t('rowIs', place)}
            defaultValue={kept ? `${kept.isNot ? 'not:' : ''}${kept.compares.is}` : 'answered'}
            onChange={event => setIs(event.currentTarget.value)}
          >
            {comparisonsOf[question.kind].flatMap(one => [
              <option key={one} value={one}>
                {t(`is_${one}`)}
              </option>,
              <option key={`not:${one}`} value={`not:${one}`}>
                {t(`not_${one}`)}
              </option>,
            ])}
          </select>
          <RowValue key={`${question.id}-value`} {...{ name, place, question, kept, is }} />
          <FieldError id={`${fieldIdOf(name)}-error`} errors={field(`${name}.v`, '').errors} />
          <FieldError id={`${fieldIdOf(name)}-error-o`} errors={field(`${name}.o`, '').errors} />
        </>
      ) : null}
    </div>
  )
}

type RowValueProps = {
  name: string
  place: { group: number; row: number }
  question: Question
  kept: Row | null
  is: string
}

/** The value of a line, by what its question asks; hidden, where a script runs, while no value is needed. */
function RowValue({ name, place, question, kept, is }: RowValueProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const field = usePartField()
  const isIdle = useScript() && (is.endsWith('answered') || is.endsWith('given'))
  switch (question.kind) {
    case 'choice':
      return (
        <fieldset className="condition-options" data-idle={isIdle || undefined}>
          <legend className="sr-only">{t('rowOptions', place)}</legend>
          {question.options.map(option => (
            <label key={option.id} className="choice">
              <input
                type="checkbox"
                name={`${name}.o`}
                value={option.id}
                defaultChecked={kept?.compares.is === 'one_of' && kept.compares.options.includes(option.id)}
              />
              <span>{option.label[locale] || option.label.fr || t('untitled')}</span>
            </label>
          ))}
        </fieldset>
      )
    case 'several':
      return (
        <select
          className="control"
          name={`${name}.o`}
          aria-label={t('rowOptions', place)}
          data-idle={isIdle || undefined}
          defaultValue={kept?.compares.is === 'includes' ? kept.compares.option : undefined}
        >
          {question.options.map(option => (
            <option key={option.id} value={option.id}>
              {option.label[locale] || option.label.fr || t('untitled')}
            </option>
          ))}
        </select>
      )
    case 'number':
    case 'date': {
      const { defaultValue, id } = field(`${name}.v`, valueIn(kept))
      return (
        <input
          className="control"
          type={question.kind === 'date' ? 'date' : 'text'}
          inputMode={question.kind === 'number' ? 'decimal' : undefined}
          name={`${name}.v`}
          id={id}
          aria-label={t('rowValue', place)}
          data-idle={isIdle || undefined}
          defaultValue={defaultValue}
        />
      )
    }
    default:
      return null
  }
}

function valueIn(row: Row | null): string {
  if (!row) return ''
  if ('number' in row.compares) return String(row.compares.number)
  return 'date' in row.compares ? row.compares.date : ''
}
