import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { describe, type FieldProps, fieldId } from './field'
import { FieldError } from './field-error'

type CheckboxFieldProps = Omit<FieldProps, 'label' | 'optional' | 'question'> &
  Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'type'> & { label: ReactNode }

export function CheckboxField({ label, hint, errors, ...rest }: CheckboxFieldProps) {
  const id = fieldId(rest.value === undefined ? rest.name : `${rest.name}-${rest.value}`, rest.id)
  return (
    <div className="field">
      <label className="choice" htmlFor={id}>
        <input {...rest} id={id} type="checkbox" {...describe(id, hint, errors)} />
        <span>{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="choice-hint">
            {hint}
          </span>
        ) : null}
      </label>
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  )
}
