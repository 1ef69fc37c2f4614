import type { AnswerValue, FileQuestion, Question } from '~/domain/qualification/types'
import type { TypedFields } from './typed'

export type AnsweredQuestion = Exclude<Question, FileQuestion>

export type QuestionFieldProps<Q extends Question = AnsweredQuestion> = {
  question: Q
  /** What is kept of the answer, if anything. */
  value?: AnswerValue | null
  /** What was typed and could not be kept: shown again in its place. */
  typed?: TypedFields
  errors?: readonly string[]
}

/** The id of the first control of a question: where the link of an error lands. */
export function questionFieldId(question: Pick<Question, 'id'>): string {
  return `q-${question.id}`
}
