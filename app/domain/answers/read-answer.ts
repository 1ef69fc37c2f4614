import { allow, type Result, refuse } from '../kernel/result'
import { readAnswer } from '../qualification/read-answer'
import type { AnswerRefusal, AnswerValue } from '../qualification/types'
import { type AskedQuestion, partsOf } from './question-parts'
import type { AnswerByKind, EventAnswer } from './types'

/** Why something written is no answer, and the name of the field that it was written in. */
export type AnswerFault = {
  field: string
  problem: AnswerRefusal | { reason: 'number_missing' | 'since_missing' }
}
export type ReadAnswer = Result<EventAnswer | null, { reason: 'faulty'; faults: readonly AnswerFault[] }>

/** Reads what a form says in answer to a question whose first field has this name. Null when it is left empty. */
export function readEventAnswer(
  question: AskedQuestion,
  field: string,
  form: FormData,
  today: string,
): ReadAnswer {
  const parts = partsOf(question, field, today).map(part => ({ part, read: readAnswer(part, form) }))
  const faults = parts.flatMap(({ part, read }): AnswerFault[] =>
    read.ok ? [] : [{ field: part.id, problem: read }],
  )
  if (faults.length > 0) return refuse({ reason: 'faulty', faults })
  const [first = null, second = null] = parts.map(({ read }) => (read.ok ? read.value : null))
  if (first === null && second === null) return allow(null)
  switch (question.kind) {
    case 'diet':
      return allow({ choices: Array.isArray(first) ? first : [], words: textOf(second) })
    case 'licence':
      return joinLicence(field, first, second)
    case 'yes_no':
      return allow(first === 'yes')
    default:
      return allow(textOf(first))
  }
}

function joinLicence(field: string, number: AnswerValue | null, since: AnswerValue | null): ReadAnswer {
  if (number === null)
    return refuse({
      reason: 'faulty',
      faults: [{ field: `${field}.number`, problem: { reason: 'number_missing' } }],
    })
  if (since === null)
    return refuse({
      reason: 'faulty',
      faults: [{ field: `${field}.since`, problem: { reason: 'since_missing' } }],
    })
  return allow({ number: textOf(number), since: textOf(since) })
}

function textOf(value: AnswerValue | null): string {
  return typeof value === 'string' ? value : ''
}

/** What is kept of an answer, by the names of the fields that would say it again. */
export function fieldsOf(
  kind: AskedQuestion['kind'],
  field: string,
  answer: EventAnswer,
): Record<string, AnswerValue> {
  const licence = kind === 'licence' ? asLicence(answer) : null
  if (licence) return { [`${field}.number`]: licence.number, [`${field}.since`]: licence.since }
  const diet = kind === 'diet' ? asDiet(answer) : null
  if (diet) return { [field]: diet.choices, [`${field}.words`]: diet.words }
  if (typeof answer === 'boolean') return { [field]: answer ? 'yes' : 'no' }
  return typeof answer === 'string' ? { [field]: answer } : {}
}

export function asDiet(value: unknown): AnswerByKind['diet'] | null {
  if (!isRecord(value) || !Array.isArray(value.choices) || typeof value.words !== 'string') return null
  return { choices: value.choices.filter(id => typeof id === 'string'), words: value.words }
}

export function asLicence(value: unknown): AnswerByKind['licence'] | null {
  if (!isRecord(value) || typeof value.number !== 'string' || typeof value.since !== 'string') return null
  return { number: value.number, since: value.since }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
