import { allow, type Result, refuse } from '../kernel/result'
import { freshIn, withOwnIds } from './fresh-ids'
import { copyStep, newQuestion, newStep, questionKindsOf } from './new-parts'
import { questionsOf } from './passage'
import { type Place, placesNaming } from './places'
import type {
  Committee,
  FlowDefinition,
  KnockOut,
  Question,
  QuestionKind,
  Step,
  StepKind,
  StepOf,
} from './types'

/** What the flow says of itself, and its promises. */
export type FlowWords = Pick<
  FlowDefinition,
  'name' | 'story' | 'criteria' | 'decides' | 'promiseDays' | 'keptMonths' | 'returnMonths'
>

/** One gesture of whoever builds a flow. */
export type DraftEdit =
  | { edit: 'save_words'; words: FlowWords }
  | { edit: 'save_judging'; committee: Committee; minimumScore: number | null }
  | { edit: 'add_step'; kind: Exclude<StepKind, 'review'>; after: string | null }
  | { edit: 'save_step'; step: Step }
  | { edit: 'move_step'; stepId: string; by: -1 | 1 }
  | { edit: 'copy_step'; stepId: string }
  | { edit: 'remove_step'; stepId: string }
  | { edit: 'add_question'; stepId: string; kind: QuestionKind }
  | { edit: 'save_question'; question: Question }
  | { edit: 'move_question'; questionId: string; by: -1 | 1 }
  | { edit: 'copy_question'; questionId: string }
  | { edit: 'remove_question'; questionId: string }
  | { edit: 'add_knock_out' }
  | { edit: 'save_knock_out'; knockOut: KnockOut }
  | { edit: 'remove_knock_out'; id: string }

export type EditRefusal =
  /** What the gesture means is no longer in the draft. */
  | { reason: 'not_there' }
  /** The review is there once, and last. */
  | { reason: 'review_stays' }
  | { reason: 'at_the_edge' }
  /** A question of this kind has no place in that step. */
  | { reason: 'does_not_fit' }
  | { reason: 'too_many' }
  /** Conditions name what would go: they are changed first. */
  | { reason: 'named'; by: Place[] }

/** `made` is the id of what the gesture brought into being, if it did. */
export type Edited = Result<{ definition: FlowDefinition; made: string | null }, EditRefusal>

export const limits = { steps: 40, questions: 60, knockOuts: 20 } as const

/**
 * A definition after one gesture. Ids of what is new come from `newId`, asked again while it gives one that is taken.
 * Whatever the gesture, ids stay unique and the review stays last; nothing that a condition names goes away unseen.
 */
export function editDraft(definition: FlowDefinition, edit: DraftEdit, newId: () => string): Edited {
  const fresh = freshIds(definition, newId)
  switch (edit.edit) {
    case 'save_words':
      return done({ ...definition, ...edit.words })
    case 'save_judging':
      return done({
        ...definition,
        committee: {
          ...edit.committee,
          criteria: withOwnIds(edit.committee.criteria, definition.committee.criteria, fresh),
        },
        minimumScore: edit.minimumScore,
      })
    case 'add_step':
      return insertStep(definition, newStep(edit.kind, fresh()), edit.after)
    case 'save_step':
      return saveStep(definition, edit.step)
    case 'copy_step':
      return onStep(definition, edit.stepId, step => insertStep(definition, copyStep(step, fresh), step.id))
    case 'move_step':
      return onStep(definition, edit.stepId, (step, index) => {
        const last = definition.steps.length - 1
        if (index + edit.by < 0 || index + edit.by >= last) return refuse({ reason: 'at_the_edge' })
        return done({ ...definition, steps: moved(definition.steps, step, edit.by) })
      })
    case 'remove_step':
      return onStep(definition, edit.stepId, step => removeStep(definition, step))
    case 'add_question':
      return addQuestion(definition, edit.stepId, newQuestion(edit.kind, fresh(), fresh))
    case 'save_question':
      return saveQuestion(definition, edit.question, newId)
    case 'copy_question':
      return onQuestion(definition, edit.questionId, (question, step) =>
        addQuestion(definition, step.id, { ...question, id: fresh() }, question.id),
      )
    case 'move_question':
      return onQuestion(definition, edit.questionId, (question, step) => {
        const index = step.questions.findIndex(({ id }) => id === question.id)
        if (step.questions[index + edit.by] === undefined) return refuse({ reason: 'at_the_edge' })
        return done(withQuestions(definition, step, all => moved(all, question, edit.by)))
      })
    case 'remove_question':
      return onQuestion(definition, edit.questionId, (question, step) =>
        removeQuestion(definition, step, question),
      )
    case 'add_knock_out': {
      if (definition.knockOuts.length >= limits.knockOuts) return refuse({ reason: 'too_many' })
      const knockOut: KnockOut = { id: fresh(), when: { any: [] }, words: { fr: '', en: '' } }
      return done({ ...definition, knockOuts: [...definition.knockOuts, knockOut] }, knockOut.id)
    }
    case 'save_knock_out':
      return onKnockOut(definition, edit.knockOut.id, all =>
        all.map(one => (one.id === edit.knockOut.id ? edit.knockOut : one)),
      )
    case 'remove_knock_out':
      return onKnockOut(definition, edit.id, all => all.filter(one => one.id !== edit.id))
  }
}

function insertStep(definition: FlowDefinition, step: Step, after: string | null): Edited {
  const { steps } = definition
  if (steps.length >= limits.steps) return refuse({ reason: 'too_many' })
  const found = steps.findIndex(({ id }) => id === after)
  const last = steps.length - 1
  const index = found === -1 || found >= last ? last : found + 1
  return done({ ...definition, steps: [...steps.slice(0, index), step, ...steps.slice(index)] }, step.id)
}

function saveStep(definition: FlowDefinition, saved: Step): Edited {
  const kept = definition.steps.find(({ id }) => id === saved.id)
  if (kept?.kind !== saved.kind) return refuse({ reason: 'not_there' })
  // The form of a step does not carry its questions: those of the draft stay.
  const step: Step = 'questions' in kept ? ({ ...saved, questions: kept.questions } as Step) : saved
  const walked = step.kind === 'review' ? { ...step, showWhen: null, sparedTo: [] } : step
  return done({ ...definition, steps: definition.steps.map(one => (one.id === saved.id ? walked : one)) })
}

function removeStep(definition: FlowDefinition, step: Step): Edited {
  const questions = new Set(questionsOf(step).map(({ id }) => id))
  const by = placesNaming(
    definition,
    { questions },
    place => place.in !== 'knock_out' && place.stepId === step.id,
  )
  if (by.length > 0) return refuse({ reason: 'named', by })
  return done({ ...definition, steps: definition.steps.filter(({ id }) => id !== step.id) })
}

function addQuestion(
  definition: FlowDefinition,
  stepId: string,
  question: Question,
  after: string | null = null,
): Edited {
  const step = definition.steps.find(({ id }) => id === stepId)
  if (!step) return refuse({ reason: 'not_there' })
  if (!isAsking(step) || !questionKindsOf[step.kind].includes(question.kind))
    return refuse({ reason: 'does_not_fit' })
  const most = step.kind === 'proof' ? 20 : limits.questions
  if (step.questions.length >= most) return refuse({ reason: 'too_many' })
  const found = step.questions.findIndex(({ id }) => id === after)
  const index = found === -1 ? step.questions.length : found + 1
  const insert = (all: readonly Question[]) => [...all.slice(0, index), question, ...all.slice(index)]
  return done(withQuestions(definition, step, insert), question.id)
}

function saveQuestion(definition: FlowDefinition, sent: Question, newId: () => string): Edited {
  return onQuestion(definition, sent.id, (kept, step) => {
    if (kept.kind !== sent.kind) return refuse({ reason: 'not_there' })
    const before = 'options' in kept ? kept.options : []
    const saved =
      'options' in sent
        ? { ...sent, options: withOwnIds(sent.options, before, freshIn(before, newId)) }
        : sent
    const staying = new Set('options' in saved ? saved.options.map(({ id }) => id) : [])
    const going = before.map(({ id }) => id).filter(id => !staying.has(id))
    const by = placesNaming(definition, { questions: new Set([kept.id]), options: new Set(going) })
    if (by.length > 0) return refuse({ reason: 'named', by })
    return done(withQuestions(definition, step, all => all.map(one => (one.id === saved.id ? saved : one))))
  })
}

function removeQuestion(definition: FlowDefinition, step: AskingStep, question: Question): Edited {
  const by = placesNaming(
    definition,
    { questions: new Set([question.id]) },
    place => place.in === 'question' && place.questionId === question.id,
  )
  if (by.length > 0) return refuse({ reason: 'named', by })
  return done(withQuestions(definition, step, all => all.filter(({ id }) => id !== question.id)))
}

type AskingStep = StepOf<'questions' | 'quiz' | 'proof'>

function isAsking(step: Step): step is AskingStep {
  return 'questions' in step
}

function onStep(
  definition: FlowDefinition,
  stepId: string,
  change: (step: Step, index: number) => Edited,
): Edited {
  const index = definition.steps.findIndex(({ id }) => id === stepId)
  const step = definition.steps[index]
  if (!step) return refuse({ reason: 'not_there' })
  return step.kind === 'review' ? refuse({ reason: 'review_stays' }) : change(step, index)
}

function onQuestion(
  definition: FlowDefinition,
  questionId: string,
  change: (question: Question, step: AskingStep) => Edited,
): Edited {
  for (const step of definition.steps) {
    const question = questionsOf(step).find(({ id }) => id === questionId)
    if (question && isAsking(step)) return change(question, step)
  }
  return refuse({ reason: 'not_there' })
}

function onKnockOut(definition: FlowDefinition, id: string, change: (all: KnockOut[]) => KnockOut[]): Edited {
  if (!definition.knockOuts.some(one => one.id === id)) return refuse({ reason: 'not_there' })
  return done({ ...definition, knockOuts: change(definition.knockOuts) })
}

function withQuestions(
  definition: FlowDefinition,
  step: AskingStep,
  change: (all: readonly Question[]) => readonly Question[],
): FlowDefinition {
  // What `questionKindsOf` lets into a step is what its type holds.
  const changed = { ...step, questions: change(step.questions) } as Step
  return { ...definition, steps: definition.steps.map(one => (one.id === step.id ? changed : one)) }
}

function moved<Part extends { id: string }>(all: readonly Part[], part: Part, by: -1 | 1): Part[] {
  const rest = all.filter(({ id }) => id !== part.id)
  const index = all.findIndex(({ id }) => id === part.id) + by
  return [...rest.slice(0, index), part, ...rest.slice(index)]
}

function freshIds(definition: FlowDefinition, newId: () => string): () => string {
  return freshIn(
    [
      ...definition.steps.flatMap(step => [step, ...questionsOf(step)]),
      ...definition.committee.criteria,
      ...definition.knockOuts,
    ],
    newId,
  )
}

function done(definition: FlowDefinition, made: string | null = null): Edited {
  return allow({ definition, made })
}
