import { estimateMinutes } from '~/domain/applications/estimate'
import { veilQuestion } from '~/domain/applications/veil'
import { questionsOf } from '~/domain/qualification/passage'
import type { FlowDefinition, Question, Step, WayIn } from '~/domain/qualification/types'
import { type Locale, translate } from '~/shared/copy'
import { formatDuration, formatMoney, joinList } from '~/shared/format'
import { copy } from './copy'

export type AskedQuestion = Pick<Question, 'id' | 'label' | 'purpose' | 'readBy' | 'keptMonths'>
export type StepAhead = {
  id: string
  title: string
  words: string
  minutes: string
  isConditional: boolean
  asks: AskedQuestion[]
}

/** The steps that lie ahead of someone who comes this way: what each asks, and about how long it takes. */
export function tellSteps(definition: FlowDefinition, way: WayIn | null, locale: Locale) {
  const t = translate(copy, locale)
  const isSpared = ({ sparedTo, kind }: Step) => way !== null && kind !== 'review' && sparedTo.includes(way)
  const walked = definition.steps.filter(step => !isSpared(step))
  const spared = definition.steps.filter(isSpared).map(step => step.title[locale])
  // A conversation has an hour of its own: it is no part of the time that one sits down for.
  const sat = walked.filter(({ kind }) => kind !== 'interview')
  const minutes = sat.reduce((sum, step) => sum + estimateMinutes(step), 0)
  return {
    steps: walked.map((step): StepAhead => tellStep(step, locale)),
    total: t('total', { minutes: Math.ceil(minutes / 5) * 5 }),
    spared:
      spared.length > 0 ? t('shorter', { count: spared.length, steps: joinList(spared, locale) }) : null,
  }
}

function tellStep(step: Step, locale: Locale): StepAhead {
  return {
    id: step.id,
    title: step.title[locale],
    words: tellWords(step, locale),
    minutes: translate(copy, locale)('minutes', { minutes: estimateMinutes(step) }),
    isConditional: step.showWhen !== null,
    // A quiz that was read beforehand would measure nothing.
    asks: step.kind === 'quiz' ? [] : questionsOf(step).map(veilQuestion).map(toAsked),
  }
}

function toAsked({ id, label, purpose, readBy, keptMonths }: Question): AskedQuestion {
  return { id, label, purpose, readBy, keptMonths }
}

function tellWords(step: Step, locale: Locale): string {
  const t = translate(copy, locale)
  switch (step.kind) {
    case 'quiz':
      return step.seconds === null
        ? t('quiz')
        : `${t('quiz')} ${t('timed', { minutes: formatDuration(step.seconds / 60, locale) })}`
    case 'vouching':
      return t('vouching', { count: step.vouchers })
    case 'interview':
      return t('interview', { minutes: step.minutes })
    case 'fee': {
      const amount = formatMoney(step.amount, step.currency, locale)
      return step.isReturned ? t('feeReturned', { amount }) : t('feeKept', { amount })
    }
    default:
      return t(step.kind)
  }
}
