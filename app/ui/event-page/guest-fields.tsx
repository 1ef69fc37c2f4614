import { useCopy } from '../locale'
import { TextField } from '../text-field'
import { copy } from './copy'

type GuestFieldsProps = {
  allowed: number
  names?: readonly string[]
  hint?: string
  /** The house says its word on each guest. */
  isReviewed?: boolean
}

/** One line for each guest who may come along; a blank one is nobody. */
export function GuestFields({ allowed, names = [], hint, isReviewed }: GuestFieldsProps) {
  const t = useCopy(copy)
  const lines = Array.from({ length: allowed }, (_, at) => (
    <TextField
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed, and their place is their name
      key={at}
      name="guest"
      id={`guest-${at}`}
      label={allowed === 1 ? t('guestName') : t('guestNameNth', { n: at + 1 })}
      hint={at === 0 ? (hint ?? t('guestHint')) : undefined}
      autoComplete="off"
      maxLength={120}
      defaultValue={names[at]}
      optional
    />
  ))
  return (
    <>
      {lines}
      {isReviewed && allowed > 0 ? <p className="field-hint">{t('reviewed')}</p> : null}
    </>
  )
}
