import { z } from 'zod'
import { type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { doorWords } from './door-words'

const choices = z.array(z.object({ id: z.string(), fr: z.string(), en: z.string() }))
const licence = z.object({ number: z.string(), since: z.iso.date() })

/** An answer as it is read at the door, whatever its kind; empty when it says nothing. */
export function tellDoorAnswer(
  question: { kind: string; choices: unknown },
  value: unknown,
  locale: Locale,
): string {
  const t = translate(doorWords, locale)
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return nameOf(value)
  if (Array.isArray(value))
    return value
      .filter(each => typeof each === 'string')
      .map(nameOf)
      .join(', ')
  const permit = licence.safeParse(value)
  if (!permit.success) return ''
  const { number, since } = permit.data
  return t('licence', { number, since: formatDay(since, locale) })

  /** Where there is a choice, the answer is the id of one. */
  function nameOf(said: string): string {
    return choices.safeParse(question.choices).data?.find(each => each.id === said)?.[locale] ?? said
  }
}
