import { defaultQuestions } from '~/domain/answers/defaults'
import type { ToldAtBooking } from '~/domain/answers/keep-told.server'
import { asLicence, readEventAnswer } from '~/domain/answers/read-answer'
import type { EventQuestion } from '~/domain/answers/types'
import { homeZone } from '~/domain/permission/types'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, joinList } from '~/shared/format'
import { tellAsked, tellFaults } from './tell-asked'

const copy = defineCopy({
  fr: {
    age_one: 'un an révolu ce jour-là',
    age_other: '{{count}} ans révolus ce jour-là',
    licence_zero: 'le permis de conduire',
    licence_one: 'un an de permis ce jour-là',
    licence_other: '{{count}} ans de permis ce jour-là',
  },
  en: {
    age_one: 'one year of age on the day',
    age_other: '{{count}} years of age on the day',
    licence_zero: 'a driving licence',
    licence_one: 'one year of licence by the day',
    licence_other: '{{count}} years of licence by the day',
  },
})

/** The least age and years of licence that an event asks, as its terms tell them; null where it asks neither. */
export function tellConditions(
  { minAge, minLicenceYears }: { minAge: number | null; minLicenceYears: number | null },
  locale: Locale,
): string | null {
  const t = translate(copy, locale)
  const told = [
    ...(minAge === null ? [] : [t('age', { count: minAge })]),
    ...(minLicenceYears === null ? [] : [t('licence', { count: minLicenceYears })]),
  ]
  return told.length === 0 ? null : capitalize(joinList(told, locale))
}

const kinds = ['birth_date', 'licence'] as const
const fieldOf = (kind: string) => `told.${kind}`

/** The questions that a booking puts right there, as its form shows them. */
export function tellAskedAtBooking(
  questions: readonly EventQuestion[],
  { brandName, locale, now }: { brandName: string; locale: Locale; now: Date },
) {
  const today = dayInZone(now, homeZone)
  return questions.map(question =>
    tellAsked(question, { field: fieldOf(question.kind), today, brandName, locale }, { mayRemember: true }),
  )
}

/** Reads what a booking says of age and licence, or what is amiss with it by the name of its field. */
export function readTold(
  form: FormData,
  locale: Locale,
): { told: ToldAtBooking; errors: Record<string, string[]> } {
  const today = dayInZone(new Date(), homeZone)
  const told: ToldAtBooking = { remember: kinds.filter(kind => form.has(`remember.${fieldOf(kind)}`)) }
  let errors: Record<string, string[]> = {}
  for (const kind of kinds) {
    const [question, field] = [defaultQuestions[kind], fieldOf(kind)]
    if (!form.has(`asked.${field}`)) continue
    const read = readEventAnswer(question, field, form, today)
    if (!read.ok) errors = { ...errors, ...tellFaults(question, read.faults, { field, today, locale }) }
    else if (kind === 'birth_date' && typeof read.value === 'string') told.birthDate = read.value
    else if (kind === 'licence') told.licence = asLicence(read.value) ?? undefined
  }
  return { told, errors }
}
