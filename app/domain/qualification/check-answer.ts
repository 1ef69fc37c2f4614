import { allow, type Result, refuse } from '../kernel/result'
import { readDay } from '../profile/read-values'
import type { AnswerRefusal, AnswerValue, Option, Question, QuestionOf } from './types'
import { readVin } from './vin'

export type CheckedAnswer = Result<AnswerValue, AnswerRefusal>

/**
 * Is this value, from a form or from the database, an answer that can be kept for the question? Answers the value as
 * it is kept (options of `several` each once, in the question's order) or why it is none. An empty value is none:
 * nothing written, nothing chosen, no file, a consent that is not given.
 */
export function checkAnswer(question: Question, value: unknown): CheckedAnswer {
  switch (question.kind) {
    case 'short':
    case 'long':
      return checkText(value, question.mostCharacters)
    case 'choice':
      return hasOption(question.options, value) ? allow(value) : refuse({ reason: 'unknown_option' })
    case 'several':
      return checkSeveral(question, value)
    case 'number':
      return checkNumber(question, value)
    case 'date':
      return checkDate(question, value)
    case 'address':
      return checkAddress(value)
    case 'file':
      return checkFiles(question, value)
    case 'vehicle':
      return checkVehicle(value)
    case 'ranking':
      return checkRanking(question, value)
    case 'consent':
      return isRecord(value) && value.given === true
        ? allow({ given: true })
        : refuse({ reason: 'unreadable' })
  }
}

function checkText(value: unknown, mostCharacters: number): CheckedAnswer {
  if (typeof value !== 'string' || value.trim() === '') return refuse({ reason: 'unreadable' })
  return [...value].length > mostCharacters ? refuse({ reason: 'too_long' }) : allow(value)
}

function hasOption(options: readonly Option[], value: unknown): value is string {
  return options.some(option => option.id === value)
}

function checkSeveral(question: QuestionOf<'several'>, value: unknown): CheckedAnswer {
  if (!Array.isArray(value)) return refuse({ reason: 'unreadable' })
  if (!value.every(id => hasOption(question.options, id))) return refuse({ reason: 'unknown_option' })
  const chosen = question.options.map(option => option.id).filter(id => value.includes(id))
  if (chosen.length < Math.max(1, question.least)) return refuse({ reason: 'too_few' })
  return chosen.length > question.most ? refuse({ reason: 'too_many' }) : allow(chosen)
}

function checkNumber(question: QuestionOf<'number'>, value: unknown): CheckedAnswer {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse({ reason: 'not_a_number' })
  if (value < question.least) return refuse({ reason: 'below_least' })
  return value > question.most ? refuse({ reason: 'above_most' }) : allow(value)
}

function checkDate(question: QuestionOf<'date'>, value: unknown): CheckedAnswer {
  if (!isIsoDay(value)) return refuse({ reason: 'not_a_day' })
  if (question.notBefore !== null && value < question.notBefore) return refuse({ reason: 'too_early' })
  if (question.notAfter !== null && value > question.notAfter) return refuse({ reason: 'too_late' })
  return allow(value)
}

function checkAddress(value: unknown): CheckedAnswer {
  if (!isRecord(value)) return refuse({ reason: 'unreadable' })
  const { lines, postalCode, city, country } = value
  const parts = [lines, postalCode, city, country]
  if (!parts.every(part => typeof part === 'string')) return refuse({ reason: 'unreadable' })
  const address = {
    lines: String(lines),
    postalCode: String(postalCode),
    city: String(city),
    country: String(country),
  }
  if (address.lines === '' || address.city === '' || address.country === '') {
    return refuse({ reason: 'address_incomplete' })
  }
  const isLong =
    address.lines.length > 300 ||
    [address.postalCode, address.city, address.country].some(part => part.length > 100)
  return isLong ? refuse({ reason: 'too_long' }) : allow(address)
}

function checkFiles(question: QuestionOf<'file'>, value: unknown): CheckedAnswer {
  if (!isRecord(value) || !Array.isArray(value.fileIds)) return refuse({ reason: 'unreadable' })
  const fileIds = value.fileIds.filter(id => typeof id === 'string' && id !== '')
  if (fileIds.length === 0) return refuse({ reason: 'too_few' })
  return fileIds.length > question.most ? refuse({ reason: 'too_many' }) : allow({ fileIds })
}

function checkVehicle(value: unknown): CheckedAnswer {
  if (!isRecord(value) || typeof value.vin !== 'string' || typeof value.model !== 'string') {
    return refuse({ reason: 'unreadable' })
  }
  const read = readVin(value.vin)
  if (!read.ok) return read
  if (value.model === '') return refuse({ reason: 'model_missing' })
  if (value.model.length > 120) return refuse({ reason: 'too_long' })
  const since = value.since ?? null
  if (since !== null && !isIsoDay(since)) return refuse({ reason: 'not_a_day' })
  return allow({ vin: read.value, model: value.model, since })
}

function checkRanking(question: QuestionOf<'ranking'>, value: unknown): CheckedAnswer {
  if (!Array.isArray(value)) return refuse({ reason: 'unreadable' })
  if (!value.every(id => hasOption(question.options, id))) return refuse({ reason: 'unknown_option' })
  const ranked: string[] = value
  if (new Set(ranked).size !== ranked.length) return refuse({ reason: 'rank_twice' })
  return ranked.length === question.options.length && ranked.length > 0
    ? allow(ranked)
    : refuse({ reason: 'ranking_incomplete' })
}

function isIsoDay(value: unknown): value is string {
  return typeof value === 'string' && readDay(value) === value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
