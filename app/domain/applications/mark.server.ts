import { createHash } from 'node:crypto'
import type { AnswerValue } from '../qualification/types'

/** The field that tells, beside a question, what its page showed: `mark.<question>`. */
export function markField(questionId: string): string {
  return `mark.${questionId}`
}

/**
 * A short mark of an answer, '' for none. A page sends back the marks of what it showed, so that a form left open in
 * one tab changes only what was changed in it, and never undoes what was said in another.
 */
export function markOf(value: AnswerValue | null | undefined): string {
  if (value === null || value === undefined) return ''
  return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 16)
}

/** jsonb keeps no order of keys: they are put in one. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`
}
