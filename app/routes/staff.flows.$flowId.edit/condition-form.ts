import { readDay } from '~/domain/profile/read-values'
import type { Comparison } from '~/domain/qualification/conditions'
import type { Condition, Question, QuestionKind } from '~/domain/qualification/types'
import type { Fields } from './form-reader'

export type Join = 'all' | 'any'
/** One line of a condition: a comparison, or that it does not hold. */
export type Row = { compares: Comparison; isNot: boolean }
/** A condition as the builder edits it: lines in groups. What is deeper is kept as it is, and told in words. */
export type ConditionForm = { join: Join; groups: { join: Join; rows: Row[] }[]; kept: Condition[] }

export type Is = Comparison['is']

/** The comparisons that make sense of the answers of each kind of question. */
export const comparisonsOf: Readonly<Record<QuestionKind, readonly Is[]>> = {
  short: ['answered'],
  long: ['answered'],
  choice: ['answered', 'one_of'],
  several: ['answered', 'includes'],
  number: ['answered', 'at_least', 'at_most'],
  date: ['answered', 'on_or_before', 'on_or_after'],
  address: ['answered'],
  file: ['answered'],
  vehicle: ['answered'],
  ranking: ['answered'],
  consent: ['answered', 'given'],
}

const empty: ConditionForm = { join: 'all', groups: [], kept: [] }

/** The lines and groups of a condition; lines beside groups make a group of their own, which says the same. */
export function openCondition(condition: Condition | null): ConditionForm {
  if (condition === null) return empty
  const row = toRow(condition)
  if (row) return { join: 'all', groups: [{ join: 'all', rows: [row] }], kept: [] }
  const joined = toJoined(condition)
  if (!joined) return { ...empty, kept: [condition] }
  if (joined.parts.length === 0) return { ...empty, kept: joined.join === 'all' ? [] : [condition] }
  const rows: Row[] = []
  const groups: ConditionForm['groups'] = []
  const kept: Condition[] = []
  for (const part of joined.parts) {
    const own = toRow(part)
    const group = own ? null : toGroup(part)
    if (own) rows.push(own)
    else if (group) groups.push(group)
    else kept.push(part)
  }
  const first = rows.length > 0 ? [{ join: joined.join, rows }] : []
  return { join: joined.join, groups: [...first, ...groups], kept }
}

/** The condition that the lines and groups make; null when there is none. */
export function closeCondition({ join, groups, kept }: ConditionForm): Condition | null {
  const parts = [...groups.flatMap(group => toPart(group)), ...kept]
  const [only] = parts
  if (only === undefined) return null
  return parts.length === 1 ? only : joinParts(join, parts)
}

/**
 * Reads a condition from the fields under `name`: `name.join`; for each group `name.0.join` and its lines `name.0.0.q`
 * (the question; empty: no line), `.is`, `.v` (a number or a day), `.o` (options, repeated); `name.kept` repeats the
 * places of what is kept. A line whose question was just chosen asks for any answer, until more is said.
 */
export function readCondition(
  fields: Fields,
  name: string,
  questions: readonly Question[],
  before: Condition | null,
): Condition | null {
  const { kept } = openCondition(before)
  const groups: ConditionForm['groups'] = []
  for (let group = 0; fields.form.has(`${name}.${group}.0.q`); group += 1) {
    const rows: Row[] = []
    for (let row = 0; fields.form.has(`${name}.${group}.${row}.q`); row += 1) {
      const read = readRow(fields, `${name}.${group}.${row}`, questions)
      if (read) rows.push(read)
    }
    groups.push({ join: readJoin(fields, `${name}.${group}.join`), rows })
  }
  const staying = new Set(fields.all(`${name}.kept`))
  return closeCondition({
    join: readJoin(fields, `${name}.join`),
    groups: groups.filter(({ rows }) => rows.length > 0),
    kept: kept.filter((_, index) => staying.has(String(index))),
  })
}

function readRow(fields: Fields, name: string, questions: readonly Question[]): Row | null {
  const question = questions.find(({ id }) => id === fields.text(`${name}.q`))
  if (!question) return null
  const written = fields.text(`${name}.is`)
  const isNot = written.startsWith('not:')
  const is = comparisonsOf[question.kind].find(one => one === written.replace('not:', ''))
  if (!is) return { compares: { question: question.id, is: 'answered' }, isNot: false }
  return { compares: readComparison(fields, name, question, is), isNot }
}

function readComparison(fields: Fields, name: string, question: Question, is: Is): Comparison {
  const known = 'options' in question ? question.options.map(({ id }) => id) : []
  const chosen = fields.all(`${name}.o`).filter(id => known.includes(id))
  const choose = () => fields.note(`${name}.o`, { problem: 'choose' })
  switch (is) {
    case 'answered':
    case 'given':
      return { question: question.id, is }
    case 'one_of':
      if (chosen.length === 0) choose()
      return { question: question.id, is, options: chosen }
    case 'includes':
      if (chosen.length === 0) choose()
      return { question: question.id, is, option: chosen[0] ?? known[0] ?? '' }
    case 'at_least':
    case 'at_most': {
      const bounds = { least: -1_000_000_000, most: 1_000_000_000, decimals: true }
      return { question: question.id, is, number: fields.number(`${name}.v`, bounds, 0) }
    }
    case 'on_or_before':
    case 'on_or_after': {
      const date = readDay(fields.text(`${name}.v`))
      if (date === null) fields.note(`${name}.v`, { problem: 'day' })
      return { question: question.id, is, date: date ?? '2000-01-01' }
    }
  }
}

function readJoin(fields: Fields, name: string): Join {
  return fields.text(name) === 'any' ? 'any' : 'all'
}

function toRow(condition: Condition): Row | null {
  if ('question' in condition) return { compares: condition, isNot: false }
  return 'not' in condition && 'question' in condition.not ? { compares: condition.not, isNot: true } : null
}

function toJoined(condition: Condition): { join: Join; parts: Condition[] } | null {
  if ('all' in condition) return { join: 'all', parts: condition.all }
  return 'any' in condition ? { join: 'any', parts: condition.any } : null
}

function toGroup(condition: Condition): ConditionForm['groups'][number] | null {
  const joined = toJoined(condition)
  if (!joined || joined.parts.length === 0) return null
  const rows = joined.parts.map(toRow)
  return rows.every(row => row !== null) ? { join: joined.join, rows } : null
}

function toPart({ join, rows }: ConditionForm['groups'][number]): Condition[] {
  const parts = rows.map(({ compares, isNot }): Condition => (isNot ? { not: compares } : compares))
  const [only] = parts
  if (only === undefined) return []
  return [parts.length === 1 ? only : joinParts(join, parts)]
}

function joinParts(join: Join, parts: Condition[]): Condition {
  return join === 'all' ? { all: parts } : { any: parts }
}
