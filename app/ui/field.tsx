import type { ReactNode } from 'react'
import { defineCopy } from '~/shared/copy'
import { FieldError } from './field-error'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: { optional: 'si vous voulez' },
  en: { optional: 'if you wish' },
})

/** What every field takes, besides the attributes of its own element. */
export type FieldProps = {
  name: string
  label: string
  id?: string
  hint?: string
  errors?: readonly string[]
  /** Says, beside the label, that the field may stay empty. */
  optional?: boolean
  /** The label is a sentence put to a person: set in the club's voice, not in capitals. */
  question?: boolean
}

type FieldFrameProps = Omit<FieldProps, 'name'> & { id: string; children: ReactNode }

/** The label above, the hint between, what is wrong below; the control itself is the child. */
export function FieldFrame({ id, label, hint, errors, optional, question, children }: FieldFrameProps) {
  return (
    <div className="field">
      <label htmlFor={id} className={question ? 'field-question' : 'field-label'}>
        {label}
        {optional ? <Optional /> : null}
      </label>
      {hint ? (
        <p id={hintId(id)} className="field-hint">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={errorId(id)} errors={errors} />
    </div>
  )
}

/** Says, after a label, that the field may stay empty. */
export function Optional() {
  const t = useCopy(copy)
  return <span className="field-optional text-soft"> · {t('optional')}</span>
}

export function fieldId(name: string, id: string | undefined): string {
  return id ?? `field-${name.replace(/[^\w-]+/g, '-')}`
}

/** The attributes that tie a control to its hint and to what is wrong with it. */
export function describe(id: string, hint: string | undefined, errors: readonly string[] | undefined) {
  const wrong = errors !== undefined && errors.length > 0
  const described = [hint ? hintId(id) : '', wrong ? errorId(id) : ''].filter(Boolean).join(' ')
  return { 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined } as const
}

const hintId = (id: string) => `${id}-hint`
const errorId = (id: string) => `${id}-error`
