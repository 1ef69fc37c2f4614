import { useNavigation } from '@remix-run/react'
import { defineCopy } from '~/shared/copy'
import { Button, type ButtonProps } from './button'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: { waiting: 'Un instant…' },
  en: { waiting: 'One moment…' },
})

type SubmitButtonProps = Omit<ButtonProps, 'type' | 'value'> & { value?: string }

/**
 * A button that sends its form, and says so by itself while the form travels. When it has a name and a value, only the
 * one that was pressed waits.
 */
export function SubmitButton({ pending, pendingLabel, name, value, formAction, ...rest }: SubmitButtonProps) {
  const t = useCopy(copy)
  const navigation = useNavigation()
  const travelling =
    navigation.state !== 'idle' &&
    navigation.formMethod?.toUpperCase() === 'POST' &&
    (name === undefined || navigation.formData?.get(name) === (value ?? '')) &&
    (formAction === undefined || navigation.formAction?.endsWith(String(formAction)))
  return (
    <Button
      {...rest}
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
      pending={pending ?? travelling ?? false}
      pendingLabel={pendingLabel ?? t('waiting')}
    />
  )
}
