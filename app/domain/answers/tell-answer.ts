import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay } from '~/shared/format'
import { asDiet, asLicence } from './read-answer'
import type { Choice, QuestionKind } from './types'

const copy = defineCopy({
  fr: { yes: 'Oui', no: 'Non', licence: '{{number}}, depuis le {{since}}' },
  en: { yes: 'Yes', no: 'No', licence: '{{number}}, since {{since}}' },
})

/** An answer as its readers read it, whatever its kind; empty when it says nothing. */
export function tellAnswer(
  question: { kind: QuestionKind; choices: readonly Choice[] },
  value: unknown,
  locale: Locale,
): string {
  return sayings(question, value, locale).join(', ')
}

/** The same, each thing that it says by itself: what a kitchen counts. */
export function sayings(
  question: { kind: QuestionKind; choices: readonly Choice[] },
  value: unknown,
  locale: Locale,
): string[] {
  const t = translate(copy, locale)
  if (typeof value === 'boolean') return [t(value ? 'yes' : 'no')]
  if (typeof value === 'string' && question.kind === 'birth_date') return [formatDay(value, locale)]
  if (typeof value === 'string') return value === '' ? [] : [nameOf(value)]
  const diet = asDiet(value)
  if (diet) return [...diet.choices.map(nameOf), ...(diet.words === '' ? [] : [diet.words])]
  const licence = asLicence(value)
  if (!licence) return []
  const { number, since } = licence
  return [t('licence', { number, since: formatDay(since, locale) })]

  /** Where there is a choice, the answer is the id of one. */
  function nameOf(said: string): string {
    return question.choices.find(({ id }) => id === said)?.label[locale] ?? said
  }
}
