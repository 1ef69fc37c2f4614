import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

export type Option = { value: string; label: string; disabled?: boolean }

type SelectFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'select'>, keyof FieldProps | 'children'> & {
    options: readonly Option[]
    /** The first line, which chooses nothing. */
    placeholder?: string
  }

export function SelectField({
  label,
  hint,
  errors,
  optional,
  question,
  options,
  placeholder,
  ...rest
}: SelectFieldProps) {
  const id = fieldId(rest.name, rest.id)
  return (
    <FieldFrame {...{ id, label, hint, errors, optional, question }}>
      <select className="control" {...rest} id={id} {...describe(id, hint, errors)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
