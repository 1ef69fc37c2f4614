import { answersKeptDays } from '~/domain/answers/keeping'
import { type AskedQuestion, partsOf } from '~/domain/answers/question-parts'
import type { AnswerFault } from '~/domain/answers/read-answer'
import { fieldsOf } from '~/domain/answers/read-answer'
import type { EventAnswer } from '~/domain/answers/types'
import { OWN_SOURCE, tellOccasion } from '~/domain/profile/purposes'
import { tellAnswerProblem } from '~/domain/qualification/answer-words'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { dayInZone, formatMonth } from '~/shared/format'

const copy = defineCopy({
  fr: {
    readers: 'Lu par {{brand}} et ceux qui vous reçoivent\u202f; effacé {{count}} jours après l’événement.',
    fromYou: 'C’est ce que vous nous avez dit en {{month}}\u202f: gardez-le, ou corrigez.',
    fromElsewhere: 'Nous le tenons de ceci\u202f: {{source}}. Gardez-le, ou corrigez.',
    hidden:
      'Vous y avez répondu. Votre réponse ne se montre qu’à vous, une fois entré\u202f; laissez vide pour la garder.',
    remember: 'Souvenez-vous-en pour la prochaine fois',
    rememberChanged: 'Souvenez-vous-en pour la prochaine fois, à la place de ce que vous en saviez',
    number_missing: 'Il manque le numéro du permis.',
    since_missing: 'Il manque la date à laquelle vous l’avez obtenu.',
  },
  en: {
    readers: 'Read by {{brand}} and those who receive you; erased {{count}} days after the event.',
    fromYou: 'This is what you told us in {{month}}: keep it, or put it right.',
    fromElsewhere: 'We have it from this: {{source}}. Keep it, or put it right.',
    hidden:
      'You answered this. Your answer is shown to you alone, once signed in; leave it empty to keep it.',
    remember: 'Remember this for next time',
    rememberChanged: 'Remember this for next time, in place of what you knew',
    number_missing: 'The number of the licence is missing.',
    since_missing: 'The day on which you obtained it is missing.',
  },
})

type Telling = { field: string; today: string; brandName: string; locale: Locale }

type Held = {
  value?: EventAnswer | null
  isHidden?: boolean
  from?: { source: string; recordedAt: Date } | null
  mayRemember?: boolean
}

/** A question of an event in the words of the page that puts it to someone. */
export function tellAsked(
  question: AskedQuestion,
  { field, today, brandName, locale }: Telling,
  held: Held = {},
) {
  const t = translate(copy, locale)
  const { value = null, isHidden = false, from = null, mayRemember = false } = held
  return {
    field,
    kind: question.kind,
    label: question.label[locale],
    parts: partsOf(question, field, today),
    values: value === null ? {} : fieldsOf(question.kind, field, value),
    purpose: question.purpose[locale],
    readers: t('readers', { brand: brandName, count: answersKeptDays }),
    from: isHidden ? t('hidden') : from && tellFrom(from, locale),
    remember: mayRemember ? t(from ? 'rememberChanged' : 'remember') : null,
  }
}

function tellFrom({ source, recordedAt }: { source: string; recordedAt: Date }, locale: Locale): string {
  const t = translate(copy, locale)
  if (source !== OWN_SOURCE) return t('fromElsewhere', { source: tellOccasion(source, locale) })
  return t('fromYou', { month: formatMonth(dayInZone(recordedAt, 'UTC').slice(0, 7), locale) })
}

/** What is amiss with what was written, by the name of the field that it was written in. */
export function tellFaults(
  question: AskedQuestion,
  faults: readonly AnswerFault[],
  { field, today, locale }: Omit<Telling, 'brandName'>,
): Record<string, string[]> {
  const t = translate(copy, locale)
  const parts = partsOf(question, field, today)
  return Object.fromEntries(
    faults.map(({ field: name, problem }) => {
      if (isHalfLicence(problem)) return [name, [t(problem.reason)]]
      const part = parts.find(({ id }) => id === name)
      return [name, part ? [tellAnswerProblem(problem, part, locale)] : []]
    }),
  )
}

type HalfLicence = { reason: 'number_missing' | 'since_missing' }

function isHalfLicence(problem: AnswerFault['problem']): problem is HalfLicence {
  return problem.reason === 'number_missing' || problem.reason === 'since_missing'
}
