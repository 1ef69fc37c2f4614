/** The part of a conform field that a component of this house reads. */
type FormField = {
  id: string
  name: string
  initialValue?: unknown
  errors?: string[]
  required?: boolean
  minLength?: number
  maxLength?: number
  pattern?: string
  formId?: string
}

/** A conform field as the attributes to spread on a field: `<TextField key={f.key} label="…" {...fieldOf(f)} />`. */
export function fieldOf(field: FormField) {
  const { id, name, errors, required, minLength, maxLength, pattern, formId } = field
  const defaultValue = typeof field.initialValue === 'string' ? field.initialValue : undefined
  return { id, name, errors, required, minLength, maxLength, pattern, form: formId, defaultValue }
}

/** The same for what is chosen rather than written: a checkbox takes no default text. */
export function checkOf(field: FormField) {
  const { id, name, errors, required, formId } = field
  return { id, name, errors, required, form: formId, defaultChecked: field.initialValue === 'on' }
}

/** The same for a select or a group of radios, which know no length. */
export function chooseOf(field: FormField) {
  const { id, name, errors, required, formId } = field
  const defaultValue = typeof field.initialValue === 'string' ? field.initialValue : undefined
  return { id, name, errors, required, form: formId, defaultValue }
}
