import { type DraftEdit, type EditRefusal, editDraft } from '~/domain/qualification/edit-draft'
import {
  type FlowDefinition,
  type Question,
  questionKinds,
  type StepKind,
  stepKinds,
} from '~/domain/qualification/types'
import { type FieldProblems, readFields } from './form-reader'
import { readPart, type TypedPart } from './read-part'
import { findPart, type OpenPart, readSelection, type Selection } from './selection'

/** What the builder's one form asks for: `intent` may carry its object after a colon. */
export const intents = [
  'save',
  'open',
  'add_step',
  'step_up',
  'step_down',
  'step_copy',
  'step_remove',
  'add_question',
  'question_up',
  'question_down',
  'question_copy',
  'question_remove',
  'option_up',
  'option_down',
  'add_knock_out',
  'knock_out_remove',
] as const
export type Intent = (typeof intents)[number]

export type Applied =
  | { kind: 'edited'; definition: FlowDefinition; selection: Selection; intent: Intent }
  | { kind: 'unreadable'; problems: FieldProblems }
  | { kind: 'refused'; refusal: EditRefusal }

/**
 * Applies one POST of the builder to a draft. What is typed in the open part is kept first, whatever is asked, so that
 * nothing typed is lost on the way to something else; only a removal of that very part keeps nothing of it. Null for an
 * intent that no page of the builder sends.
 */
export function applyIntent(definition: FlowDefinition, form: FormData, newId: () => string): Applied | null {
  const [name, object = ''] = splitIntent(form)
  const intent = intents.find(one => one === name)
  if (!intent) return null
  const selection = readSelection(new URLSearchParams(String(form.get('selection') ?? '')))
  const part = findPart(definition, selection)
  if (!part) return { kind: 'refused', refusal: { reason: 'not_there' } }
  const fields = readFields(form)
  const saved = isRemovalOf(intent, part)
    ? null
    : savePart(readPart(definition, part, fields), intent, object)
  if (Object.keys(fields.problems).length > 0) return { kind: 'unreadable', problems: fields.problems }
  const edits = [...(saved ? [saved] : []), ...gesture(intent, object, part, form)]
  let now = definition
  let made: string | null = null
  for (const edit of edits) {
    const edited = editDraft(now, edit, newId)
    if (edited.ok) {
      now = edited.value.definition
      made = edited.value.made ?? made
    } else if (edited.reason !== 'at_the_edge') {
      return { kind: 'refused', refusal: edited }
    }
  }
  return { kind: 'edited', definition: now, selection: follow(intent, object, selection, made), intent }
}

function splitIntent(form: FormData): [string, string] {
  const written = String(form.get('intent') ?? 'save')
  const at = written.indexOf(':')
  return at === -1 ? [written, ''] : [written.slice(0, at), written.slice(at + 1)]
}

function isRemovalOf(intent: Intent, part: OpenPart): boolean {
  return (
    (intent === 'step_remove' && part.part === 'step') ||
    (intent === 'question_remove' && part.part === 'question') ||
    (intent === 'knock_out_remove' && part.part === 'knock_out')
  )
}

/** The open part as it was typed, as a gesture that keeps it. */
function savePart(part: TypedPart, intent: Intent, object: string): DraftEdit {
  switch (part.part) {
    case 'words':
      return { edit: 'save_words', words: part.words }
    case 'judging':
      return { edit: 'save_judging', committee: part.committee, minimumScore: part.minimumScore }
    case 'knock_out':
      return { edit: 'save_knock_out', knockOut: part.knockOut }
    case 'step':
      return { edit: 'save_step', step: part.step }
    case 'question': {
      const by = intent === 'option_up' ? -1 : intent === 'option_down' ? 1 : null
      const question = by === null ? part.question : withOptionMoved(part.question, object, by)
      return { edit: 'save_question', question }
    }
  }
}

function withOptionMoved(question: Question, optionId: string, by: -1 | 1): Question {
  if (!('options' in question)) return question
  const at = question.options.findIndex(({ id }) => id === optionId)
  const [one, other] = [question.options[at], question.options[at + by]]
  if (!one || !other) return question
  const options = [...question.options]
  options[at] = other
  options[at + by] = one
  return { ...question, options }
}

function gesture(intent: Intent, object: string, part: OpenPart, form: FormData): DraftEdit[] {
  const stepId = 'step' in part ? part.step.id : ''
  switch (intent) {
    case 'save':
    case 'open':
    case 'option_up':
    case 'option_down':
      return []
    case 'add_step': {
      const kind = stepKinds.find(
        (one): one is Exclude<StepKind, 'review'> => one !== 'review' && one === form.get('newStep'),
      )
      return kind ? [{ edit: 'add_step', kind, after: stepId || null }] : []
    }
    case 'step_up':
    case 'step_down':
      return [{ edit: 'move_step', stepId, by: intent === 'step_up' ? -1 : 1 }]
    case 'step_copy':
      return [{ edit: 'copy_step', stepId }]
    case 'step_remove':
      return [{ edit: 'remove_step', stepId }]
    case 'add_question': {
      const kind = questionKinds.find(one => one === form.get('newQuestion'))
      return kind ? [{ edit: 'add_question', stepId, kind }] : []
    }
    case 'question_up':
    case 'question_down':
      return [{ edit: 'move_question', questionId: object, by: intent === 'question_up' ? -1 : 1 }]
    case 'question_copy':
      return [{ edit: 'copy_question', questionId: object }]
    case 'question_remove':
      return [{ edit: 'remove_question', questionId: object }]
    case 'add_knock_out':
      return [{ edit: 'add_knock_out' }]
    case 'knock_out_remove':
      return [{ edit: 'remove_knock_out', id: object }]
  }
}

/** What is open afterwards: what was just made, or what stood around what went. */
function follow(intent: Intent, object: string, selection: Selection, made: string | null): Selection {
  const stepId = 'stepId' in selection ? selection.stepId : ''
  switch (intent) {
    case 'open':
      return readSelection(new URLSearchParams(object))
    case 'add_step':
    case 'step_copy':
      return made ? { part: 'step', stepId: made } : selection
    case 'add_question':
    case 'question_copy':
      return made ? { part: 'question', stepId, questionId: made } : selection
    case 'add_knock_out':
      return made ? { part: 'knock_out', id: made } : selection
    case 'step_remove':
      return { part: 'words' }
    case 'question_remove':
      return { part: 'step', stepId }
    case 'knock_out_remove':
      return { part: 'judging' }
    default:
      return selection
  }
}
