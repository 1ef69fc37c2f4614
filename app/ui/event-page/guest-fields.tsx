import { useCopy } from '../locale'
import { TextField } from '../text-field'
import { copy } from './copy'

type GuestFieldsProps = { allowed: number; names?: readonly string[]; hint?: string }

/** One line for each guest who may come along; a blank one is nobody. */
export function GuestFields({ allowed, names = [], hint }: GuestFieldsProps) {
  const t = useCopy(copy)
  return Array.from({ length: allowed }, (_, at) => (
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
}
