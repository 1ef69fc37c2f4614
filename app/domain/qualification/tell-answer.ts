import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay, formatNumber, joinList } from '~/shared/format'
import { tellCountry } from '../profile/countries'
import { checkAnswer } from './check-answer'
import type { AnswerValue, Option, Question } from './types'

const copy = defineCopy({
  fr: {
    given: 'J’y consens',
    since: 'depuis le {{day}}',
    files_one: '{{count}} document',
    files_other: '{{count}} documents',
  },
  en: {
    given: 'I agree',
    since: 'since {{day}}',
    files_one: '{{count}} document',
    files_other: '{{count}} documents',
  },
})

/**
 * An answer in the reader's words: options by their label, sums and days as a host writes them. Line breaks of long
 * answers, addresses and rankings stay. A value that is no answer to the question (any more) tells nothing: ''.
 */
export function tellAnswer(question: Question, value: AnswerValue | undefined, locale: Locale): string {
  const checked = value === undefined ? null : checkAnswer(question, value)
  return checked?.ok ? tell(question, checked.value, locale) : ''
}

function tell(question: Question, value: AnswerValue, locale: Locale): string {
  if (typeof value === 'number') {
    const unit = question.kind === 'number' ? question.unit[locale] : ''
    return [formatNumber(value, locale), unit].filter(part => part !== '').join('\u00a0')
  }
  if (typeof value === 'string') {
    if (question.kind === 'date') return formatDay(value, locale)
    return 'options' in question ? labelOf(question.options, value, locale) : value
  }
  return Array.isArray(value) ? tellOptions(question, value, locale) : tellParts(value, locale)
}

function tellOptions(question: Question, ids: readonly string[], locale: Locale): string {
  const options = 'options' in question ? question.options : []
  const labels = ids.map(id => labelOf(options, id, locale))
  return question.kind === 'ranking'
    ? labels.map((label, at) => `${at + 1}. ${label}`).join('\n')
    : joinList(labels, locale)
}

function tellParts(value: Exclude<AnswerValue, string | number | string[]>, locale: Locale): string {
  const t = translate(copy, locale)
  if ('given' in value) return t('given')
  if ('fileIds' in value) return t('files', { count: value.fileIds.length })
  if ('vin' in value) {
    const since = value.since === null ? '' : t('since', { day: formatDay(value.since, locale) })
    return [value.model, value.vin, since].filter(part => part !== '').join(', ')
  }
  const town = `${value.postalCode} ${value.city}`.trim()
  return [value.lines, town, tellCountry(value.country, locale)].join('\n')
}

function labelOf(options: readonly Option[], id: string, locale: Locale): string {
  return options.find(option => option.id === id)?.label[locale] ?? ''
}
