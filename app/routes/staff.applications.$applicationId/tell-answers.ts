import type { FeeView } from '~/domain/applications/fee-queries.server'
import type { VouchForReaders } from '~/domain/applications/vouch-queries.server'
import { tellAnswer } from '~/domain/qualification/tell-answer'
import type { AnswerValue, Question } from '~/domain/qualification/types'
import type { Desk } from '~/domain/vetting/desk-queries.server'
import type { ReadAnswer, ReadStep } from '~/domain/vetting/walked-steps.server'
import { type Locale, translate } from '~/shared/copy'
import { formatDay, formatMoment, formatMoney, formatNumber } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'

/** What was answered, step by step; steps that ask nothing of those who read are left out. */
export function tellSteps({ steps, fees, application }: Desk, locale: Locale) {
  return steps.flatMap(each => {
    const { step } = each
    if (step.kind === 'statement' || step.kind === 'review' || step.kind === 'your_questions') return []
    return [
      {
        id: step.id,
        title: step.title[locale],
        lines: each.answers.map(answer => tellLine(answer, application.id, locale)),
        quiz: each.quiz && translate(copy, locale)('quiz', each.quiz),
        notes: tellNotes(each, fees, locale),
        vouches: each.vouches.flatMap(vouch => (vouch.state === 'given' ? [tellVouch(vouch)] : [])),
      },
    ]
  })
}

function tellLine(answer: ReadAnswer, applicationId: string, locale: Locale) {
  const { question } = answer
  const head = { id: question.id, question: question.label[locale] }
  if (answer.isReserved) return { ...head, answer: '', isReserved: true, files: [] }
  return {
    ...head,
    isReserved: false,
    answer: answer.files.length > 0 ? '' : tellAnswer(question, answer.value ?? undefined, locale),
    files: answer.files.map(file => ({
      id: file.id,
      name: file.fileName,
      href: paths.staffApplicationFile(applicationId, file.id),
      size: tellSize(file.bytes, locale),
    })),
  }
}

function tellSize(bytes: number, locale: Locale): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  const [unit, mega] = locale === 'fr' ? ['ko', 'Mo'] : ['kB', 'MB']
  if (kilobytes < 1000) return `${kilobytes}\u00a0${unit}`
  return `${formatNumber(kilobytes / 1000, locale, 1)}\u00a0${mega}`
}

function tellVouch({ id, givenName, familyName, words }: VouchForReaders) {
  return { id, name: `${givenName} ${familyName}`.trim(), words }
}

/** Where a step without questions stands, in a line each. */
function tellNotes(
  { step, vouches, interview }: ReadStep,
  fees: readonly FeeView[],
  locale: Locale,
): string[] {
  const t = translate(copy, locale)
  switch (step.kind) {
    case 'vouching': {
      const open = vouches.filter(({ state }) => state !== 'given')
      if (vouches.length === 0) return [t('noVouch')]
      return open.map(({ state, givenName, familyName }) =>
        t(state === 'declined' ? 'vouchDeclined' : 'vouchAsked', {
          name: `${givenName} ${familyName}`.trim(),
        }),
      )
    }
    case 'interview':
      if (!interview) return [t('noInterview')]
      return [
        t('interview', {
          when: formatMoment(interview.startsAt, interview.timeZone, locale, { year: true }),
          host: [interview.hostName, interview.place].filter(Boolean).join(', '),
        }),
      ]
    case 'fee': {
      const fee = fees.find(({ stepId }) => stepId === step.id)
      if (!fee) return [t('noFee')]
      return [t(`fee_${fee.state}`, { amount: formatMoney(fee.amount, fee.currency, locale) })]
    }
    default:
      return []
  }
}

/** Where they live and what they drive, from what they answered and this reader may read. */
export function tellAbout({ steps }: Desk, locale: Locale): string[] {
  const t = translate(copy, locale)
  const answers = steps.flatMap(step => step.answers)
  const city = firstOf(answers, 'address', value => ('city' in value ? value.city : null))
  const car = firstOf(answers, 'vehicle', value => ('vin' in value ? value : null))
  return [
    city ?? '',
    car === null
      ? ''
      : car.since === null
        ? car.model
        : t('since', { model: car.model, day: formatDay(car.since, locale) }),
    car === null ? '' : t('verified'),
  ].filter(part => part !== '')
}

function firstOf<Found>(
  answers: readonly ReadAnswer[],
  kind: Question['kind'],
  read: (value: Exclude<AnswerValue, string | number | string[]>) => Found | null,
): Found | null {
  for (const answer of answers) {
    if (answer.isReserved || answer.question.kind !== kind) continue
    const { value } = answer
    if (value === null || typeof value !== 'object' || Array.isArray(value)) continue
    return read(value)
  }
  return null
}
