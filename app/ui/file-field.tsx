import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

type FileFieldProps = FieldProps & Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'type'>

/** The form around it needs `encType="multipart/form-data"`. */
export function FileField({ label, hint, errors, optional, question, ...rest }: FileFieldProps) {
  const id = fieldId(rest.name, rest.id)
  return (
    <FieldFrame {...{ id, label, hint, errors, optional, question }}>
      <input className="control" {...rest} id={id} type="file" {...describe(id, hint, errors)} />
    </FieldFrame>
  )
}
