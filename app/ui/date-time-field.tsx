import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

type DateTimeFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'type'> & {
    kind?: 'date' | 'time' | 'datetime-local'
    /** Whose clock is meant: "heure de Paris". */
    zoneLabel?: string
  }

export function DateTimeField({
  label,
  hint,
  errors,
  optional,
  question,
  kind = 'datetime-local',
  zoneLabel,
  ...rest
}: DateTimeFieldProps) {
  const id = fieldId(rest.name, rest.id)
  const wholeHint = [hint, zoneLabel].filter(Boolean).join(' · ') || undefined
  return (
    <FieldFrame {...{ id, label, errors, optional, question }} hint={wholeHint}>
      <input className="control" {...rest} id={id} type={kind} {...describe(id, wholeHint, errors)} />
    </FieldFrame>
  )
}
