import { defaultQuestions } from '~/domain/answers/defaults'
import type { ToldAtBooking } from '~/domain/answers/keep-told.server'
import { asLicence, readEventAnswer } from '~/domain/answers/read-answer'
import type { EventQuestion } from '~/domain/answers/types'
import { homeZone } from '~/domain/permission/types'
import type { Locale } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import { tellAsked, tellFaults } from './tell-asked'

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
