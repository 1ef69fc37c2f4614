import { type FieldProps, fieldId } from './field'
import { FieldError } from './field-error'

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean }

type RadioGroupProps = Omit<FieldProps, 'label' | 'optional'> & {
  legend: string
  options: readonly Choice[]
  defaultValue?: string
  required?: boolean
  form?: string
}

/** A few answers, all in view: alone, or with someone. */
export function RadioGroup({
  name,
  id: givenId,
  legend,
  hint,
  errors,
  question,
  options,
  defaultValue,
  required,
  form,
}: RadioGroupProps) {
  const id = fieldId(name, givenId)
  const wrong = errors !== undefined && errors.length > 0
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className={question ? 'field-question mb-3' : 'field-label mb-2'}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint mb-2">
          {hint}
        </p>
      ) : null}
      <div className="choices">
        {options.map((option, index) => {
          // The first answer carries the group's own id: an error's link must land on something that takes focus.
          const optionId = index === 0 ? id : `${id}-${option.value}`
          return (
            <label key={option.value} className="choice" htmlFor={optionId}>
              <input
                type="radio"
                id={optionId}
                name={name}
                value={option.value}
                form={form}
                required={required}
                disabled={option.disabled}
                defaultChecked={option.value === defaultValue}
                aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              />
              <span>{option.label}</span>
              {option.hint ? (
                <span id={`${optionId}-hint`} className="choice-hint">
                  {option.hint}
                </span>
              ) : null}
            </label>
          )
        })}
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
    </fieldset>
  )
}
