import { questionsOf } from '~/domain/qualification/passage'
import type { FlowDefinition, KnockOut, Question, Step } from '~/domain/qualification/types'
import { paths } from '~/shared/paths'

/** Which part of the draft is open, by ids as the address tells them. */
export type Selection =
  | { part: 'words' }
  | { part: 'judging' }
  | { part: 'knock_out'; id: string }
  | { part: 'step'; stepId: string }
  | { part: 'question'; stepId: string; questionId: string }

/** The part itself as the draft holds it. */
export type OpenPart =
  | { part: 'words' }
  | { part: 'judging' }
  | { part: 'knock_out'; knockOut: KnockOut }
  | { part: 'step'; step: Step }
  | { part: 'question'; step: Step; question: Question }

/** Reads `?step=…&question=…`, `?knock-out=…` or `?part=judging`; anything else is the flow's own words. */
export function readSelection(search: URLSearchParams): Selection {
  const stepId = search.get('step')
  const questionId = search.get('question')
  if (stepId && questionId) return { part: 'question', stepId, questionId }
  if (stepId) return { part: 'step', stepId }
  const id = search.get('knock-out')
  if (id) return { part: 'knock_out', id }
  return { part: search.get('part') === 'judging' ? 'judging' : 'words' }
}

export function writeSelection(selection: Selection): string {
  const search = new URLSearchParams()
  if ('stepId' in selection) search.set('step', selection.stepId)
  if ('questionId' in selection) search.set('question', selection.questionId)
  if (selection.part === 'knock_out') search.set('knock-out', selection.id)
  if (selection.part === 'judging') search.set('part', 'judging')
  return search.toString()
}

export function builderAddress(flowId: string, selection: Selection): string {
  const search = writeSelection(selection)
  return search === '' ? paths.staffFlowEdit(flowId) : `${paths.staffFlowEdit(flowId)}?${search}`
}

/** What is selected, or null when the draft holds it no more. */
export function findPart(definition: FlowDefinition, selection: Selection): OpenPart | null {
  switch (selection.part) {
    case 'words':
    case 'judging':
      return selection
    case 'knock_out': {
      const knockOut = definition.knockOuts.find(({ id }) => id === selection.id)
      return knockOut ? { part: 'knock_out', knockOut } : null
    }
    case 'step': {
      const step = definition.steps.find(({ id }) => id === selection.stepId)
      return step ? { part: 'step', step } : null
    }
    case 'question': {
      const step = definition.steps.find(({ id }) => id === selection.stepId)
      const question = step && questionsOf(step).find(({ id }) => id === selection.questionId)
      return step && question ? { part: 'question', step, question } : null
    }
  }
}

/** The questions asked before the open part, which its condition may name; all of them for a knock-out. */
export function questionsBefore(definition: FlowDefinition, part: OpenPart): Question[] {
  if (part.part === 'words' || part.part === 'judging') return []
  const before: Question[] = []
  for (const step of definition.steps) {
    if (part.part === 'step' && step.id === part.step.id) break
    for (const question of questionsOf(step)) {
      if (part.part === 'question' && question.id === part.question.id) return before
      before.push(question)
    }
    if (part.part === 'question' && step.id === part.step.id) break
  }
  return before
}
