import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

type TextFieldProps = FieldProps & Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps>

export function TextField({
  label,
  hint,
  errors,
  optional,
  question,
  type = 'text',
  ...rest
}: TextFieldProps) {
  const id = fieldId(rest.name, rest.id)
  return (
    <FieldFrame {...{ id, label, hint, errors, optional, question }}>
      <input className="control" {...rest} id={id} type={type} {...describe(id, hint, errors)} />
    </FieldFrame>
  )
}
