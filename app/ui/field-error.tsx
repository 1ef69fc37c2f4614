type FieldErrorProps = { id: string; errors: readonly string[] | undefined }

export function FieldError({ id, errors }: FieldErrorProps) {
  if (!errors || errors.length === 0) return null
  return (
    <p id={id} className="field-error">
      {errors.join(' ')}
    </p>
  )
}
