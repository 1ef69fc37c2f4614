import { allow, type Result, refuse } from '../kernel/result'
import { questionFields } from './schema'
import { type Choice, choicesAtMost, listKinds, type QuestionKind } from './types'

/** A question as its form says it. A choice that is new has no id yet. */
export type QuestionDraft = {
  label: Choice['label']
  purpose: Choice['label']
  isRequired: boolean
  forGuests: boolean
  choices: (Omit<Choice, 'id'> & { id: string | null })[]
}
export type DraftProblem = 'unreadable' | 'both_languages' | 'least_two_choices' | 'twice'
export type DraftRefusal = { reason: 'faulty'; faults: { field: string; problem: DraftProblem }[] }

/** Reads the form of a question. Its choices are rows of three fields, `choiceId`, `choiceFr` and `choiceEn`; an empty row is none. */
export function readQuestionForm(kind: QuestionKind, form: FormData): Result<QuestionDraft, DraftRefusal> {
  const read = questionFields.safeParse(Object.fromEntries(form))
  const choices = isListed(kind) ? readRows(form) : []
  const faults: DraftRefusal['faults'] = [
    ...(read.success
      ? []
      : read.error.issues.map(({ path }) => ({ field: String(path[0]), problem: 'unreadable' as const }))),
    ...(isListed(kind) ? faultsOf(choices) : []),
  ]
  if (!read.success || faults.length > 0) return refuse({ reason: 'faulty', faults })
  const { labelFr, labelEn, purposeFr, purposeEn, isRequired, forGuests } = read.data
  return allow({
    label: { fr: labelFr, en: labelEn },
    purpose: { fr: purposeFr, en: purposeEn },
    isRequired: isRequired === 'on',
    forGuests: forGuests === 'on',
    choices,
  })
}

export function isListed(kind: QuestionKind): boolean {
  return listKinds.some(one => one === kind)
}

function readRows(form: FormData): QuestionDraft['choices'] {
  const texts = (name: string) =>
    form.getAll(name).map(entry => (typeof entry === 'string' ? tidy(entry) : ''))
  const [ids, fr, en] = [texts('choiceId'), texts('choiceFr'), texts('choiceEn')]
  return ids.slice(0, choicesAtMost).flatMap((id, row) => {
    const label = { fr: fr[row] ?? '', en: en[row] ?? '' }
    return label.fr + label.en === '' ? [] : [{ id: id || null, label }]
  })
}

function faultsOf(choices: QuestionDraft['choices']): DraftRefusal['faults'] {
  if (choices.length < 2) return [{ field: 'choices', problem: 'least_two_choices' }]
  if (choices.some(({ label }) => label.fr === '' || label.en === ''))
    return [{ field: 'choices', problem: 'both_languages' }]
  if (choices.some(({ label }) => label.fr.length > 80 || label.en.length > 80))
    return [{ field: 'choices', problem: 'unreadable' }]
  const isTwice = (['fr', 'en'] as const).some(
    locale => new Set(choices.map(({ label }) => label[locale].toLowerCase())).size < choices.length,
  )
  return isTwice ? [{ field: 'choices', problem: 'twice' }] : []
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
