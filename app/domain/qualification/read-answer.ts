import { allow, type Result } from '../kernel/result'
import { readDay, readText } from '../profile/read-values'
import { checkAnswer } from './check-answer'
import type { AnswerRefusal, AnswerValue, FileQuestion, Question } from './types'

/** The questions whose answer is written in a form; files come by a door of their own. */
export type WrittenQuestion = Exclude<Question, FileQuestion>

/**
 * Reads what a form says in answer to a question. The fields bear the question's id: one field for short, long,
 * choice, number and date; the same field again for each choice of several; 'on' for a consent; `id.lines`,
 * `id.postalCode`, `id.city`, `id.country`; `id.vin`, `id.model`, `id.since`; `id.rank.<option>` = '1', '2'… for a
 * ranking. Answers null when all of it is left empty, whether or not the question is required.
 */
export function readAnswer(
  question: WrittenQuestion,
  form: FormData,
): Result<AnswerValue | null, AnswerRefusal> {
  const written = readWritten(question, form)
  return written === null ? allow(null) : checkAnswer(question, written)
}

function readWritten(question: WrittenQuestion, form: FormData): unknown {
  const field = (part?: string) =>
    textOf(form.get(part === undefined ? question.id : `${question.id}.${part}`))
  const line = (part?: string) => oneLine(field(part))
  switch (question.kind) {
    case 'short':
    case 'choice':
      return line() || null
    case 'long':
      return readText(field(), Number.POSITIVE_INFINITY) || null
    case 'several': {
      const chosen = form
        .getAll(question.id)
        .map(textOf)
        .filter(id => id !== '')
      return chosen.length === 0 ? null : chosen
    }
    case 'number':
      return line() === '' ? null : readNumber(line())
    case 'date':
      return line() === '' ? null : (readDay(line()) ?? line())
    case 'address': {
      const address = {
        lines: readText(field('lines'), Number.POSITIVE_INFINITY),
        postalCode: line('postalCode'),
        city: line('city'),
        country: line('country'),
      }
      // A country chosen beforehand is no answer yet.
      return address.lines + address.postalCode + address.city === '' ? null : address
    }
    case 'vehicle': {
      const [vin, model, since] = [line('vin'), line('model'), line('since')]
      if (vin + model + since === '') return null
      return { vin, model, since: since === '' ? null : (readDay(since) ?? since) }
    }
    case 'ranking':
      return readRanking(question.options.map(({ id }) => ({ id, rank: line(`rank.${id}`) })))
    case 'consent':
      return line() === 'on' ? { given: true } : null
  }
}

/** Two options of one rank are both told under it, so that the check finds the one that is missing. */
function readRanking(ranks: { id: string; rank: string }[]): string[] | null {
  if (ranks.every(({ rank }) => rank === '')) return null
  const places = ranks.map((_, place) => ranks.filter(({ rank }) => Number(rank) === place + 1))
  if (places.some(at => at.length > 1)) return places.flatMap(at => at.flatMap(({ id }) => at.map(() => id)))
  return places.flatMap(at => at.map(({ id }) => id))
}

/** "1 234,5" and "1234.5"; what is no number stays as it is written. */
function readNumber(written: string): number | string {
  const plain = written
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : written
}

function textOf(entry: FormDataEntryValue | null): string {
  return typeof entry === 'string' ? entry : ''
}

function oneLine(text: string): string {
  return readText(text, Number.POSITIVE_INFINITY).replaceAll('\n', ' ')
}
