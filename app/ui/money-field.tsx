import type { ComponentPropsWithoutRef } from 'react'
import { describe, FieldFrame, type FieldProps, fieldId } from './field'

type MoneyFieldProps = FieldProps &
  Omit<ComponentPropsWithoutRef<'input'>, keyof FieldProps | 'type' | 'inputMode'> & { currency: string }

/** A sum as it is said, "500" or "40,50"; the server reads it into minor units. */
export function MoneyField({ label, hint, errors, optional, question, currency, ...rest }: MoneyFieldProps) {
  const id = fieldId(rest.name, rest.id)
  return (
    <FieldFrame {...{ id, label, hint, errors, optional, question }}>
      <span className="with-unit">
        <input
          className="control tabular"
          autoComplete="off"
          {...rest}
          id={id}
          type="text"
          inputMode="decimal"
          {...describe(id, hint, errors)}
          aria-label={`${label}, ${currency}`}
        />
        <span className="text-soft">{currency}</span>
      </span>
    </FieldFrame>
  )
}
