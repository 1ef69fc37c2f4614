import type { FlowWords } from '~/domain/qualification/edit-draft'
import { questionsOf } from '~/domain/qualification/passage'
import type { Committee, FlowDefinition, KnockOut, Question, Step } from '~/domain/qualification/types'
import { type Fields, readFields } from './form-reader'
import { readJudging, readKnockOut, readQuestion, readStep, readWords } from './read-parts'
import type { OpenPart } from './selection'

/** The open part with all that its form shows. */
export type TypedPart =
  | { part: 'words'; words: FlowWords }
  | { part: 'judging'; committee: Committee; minimumScore: number | null }
  | { part: 'knock_out'; knockOut: KnockOut }
  | { part: 'step'; step: Step }
  | { part: 'question'; step: Step; question: Question }

/** The open part as the draft holds it. */
export function keptPart(definition: FlowDefinition, part: OpenPart): TypedPart {
  switch (part.part) {
    case 'words':
      return { part: 'words', words: definition }
    case 'judging': {
      const { committee, minimumScore } = definition
      return { part: 'judging', committee, minimumScore }
    }
    default:
      return part
  }
}

/** The open part as its form was typed; what cannot be read is noted among the problems of `fields`. */
export function readPart(definition: FlowDefinition, part: OpenPart, fields: Fields): TypedPart {
  // A condition written elsewhere may name a question that comes later: that is told at publishing, not lost here.
  const questions = definition.steps.flatMap(questionsOf)
  switch (part.part) {
    case 'words':
      return { part: 'words', words: readWords(fields, definition) }
    case 'judging':
      return { part: 'judging', ...readJudging(fields, definition) }
    case 'knock_out':
      return { part: 'knock_out', knockOut: readKnockOut(fields, part.knockOut, questions) }
    case 'step':
      return { part: 'step', step: readStep(fields, part.step, questions) }
    case 'question':
      return { ...part, question: readQuestion(fields, part.question, questions) }
  }
}

/** What was typed and came back, as the part that it makes. */
export function readTyped(
  definition: FlowDefinition,
  part: OpenPart,
  typed: Readonly<Record<string, readonly string[]>>,
): TypedPart {
  const form = new FormData()
  for (const [name, values] of Object.entries(typed)) for (const value of values) form.append(name, value)
  return readPart(definition, part, readFields(form))
}

/** The step that the preview draws, with what is typed in its place; null where the part is no step. */
export function stepInSight(part: TypedPart): Step | null {
  if (part.part === 'step') return part.step
  if (part.part !== 'question') return null
  const { step, question } = part
  // A question is saved under the id and the kind that it had.
  const replaced = questionsOf(step).map(one => (one.id === question.id ? question : one))
  return { ...step, questions: replaced } as Step
}
