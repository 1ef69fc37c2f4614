import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

type TextAreaProps = FieldProps & Omit<ComponentPropsWithoutRef<'textarea'>, keyof FieldProps>

export function TextArea({ label, hint, errors, optional, question, rows = 4, ...rest }: TextAreaProps) {
  const id = fieldId(rest.name, rest.id)
  return (
    <FieldFrame {...{ id, label, hint, errors, optional, question }}>
      <textarea className="control" {...rest} id={id} rows={rows} {...describe(id, hint, errors)} />
    </FieldFrame>
  )
}
