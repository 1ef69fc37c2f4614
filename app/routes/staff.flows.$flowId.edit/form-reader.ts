import { readDay, readText } from '~/domain/profile/read-values'
import type { Bilingual } from '~/shared/copy'

/** Why a field of the builder cannot be read. */
export type FieldProblem =
  | { problem: 'number'; least: number; most: number }
  | { problem: 'day' }
  | { problem: 'sum' }
  | { problem: 'choose' }
/** By the names of their fields. */
export type FieldProblems = Readonly<Record<string, FieldProblem>>

export type Bounds = { least: number; most: number; decimals?: boolean }

/**
 * Reads the fields of one form. What cannot be read is noted among the problems, and the value that was kept stands in
 * its place, so that a preview can always be drawn.
 */
export function readFields(form: FormData) {
  const problems: Record<string, FieldProblem> = {}
  const text = (name: string): string => {
    const entry = form.get(name)
    return typeof entry === 'string' ? readText(entry, Number.POSITIVE_INFINITY) : ''
  }
  const readNumber = (name: string, bounds: Bounds): number | null => {
    const written = text(name)
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(',', '.')
      .replace('−', '-')
    const isPlain = (bounds.decimals ? /^-?\d{1,10}(\.\d{1,4})?$/ : /^-?\d{1,10}$/).test(written)
    const value = Number(written)
    if (isPlain && value >= bounds.least && value <= bounds.most) return value
    problems[name] = { problem: 'number', least: bounds.least, most: bounds.most }
    return null
  }
  return {
    form,
    problems,
    text,
    /** Both languages of one text. */
    words: (name: string): Bilingual => ({ fr: text(`${name}.fr`), en: text(`${name}.en`) }),
    /** One line a sentence, the lines of both languages side by side. */
    lines: (name: string): Bilingual[] => {
      const [fr, en] = [text(`${name}.fr`), text(`${name}.en`)].map(all =>
        all.split('\n').map(line => line.trim()),
      )
      const count = Math.max(fr?.length ?? 0, en?.length ?? 0)
      return Array.from({ length: count }, (_, at) => ({ fr: fr?.[at] ?? '', en: en?.[at] ?? '' })).filter(
        line => line.fr + line.en !== '',
      )
    },
    isOn: (name: string): boolean => form.get(name) === 'on',
    all: (name: string): string[] => form.getAll(name).filter(entry => typeof entry === 'string'),
    number: (name: string, bounds: Bounds, kept: number): number => readNumber(name, bounds) ?? kept,
    /** An empty field is null. */
    numberOrNull: (name: string, bounds: Bounds, kept: number | null): number | null =>
      text(name) === '' ? null : (readNumber(name, bounds) ?? kept),
    dayOrNull: (name: string, kept: string | null): string | null => {
      if (text(name) === '') return null
      const day = readDay(text(name))
      if (day === null) problems[name] = { problem: 'day' }
      return day ?? kept
    },
    note: (name: string, problem: FieldProblem) => {
      problems[name] = problem
    },
  }
}

export type Fields = ReturnType<typeof readFields>
