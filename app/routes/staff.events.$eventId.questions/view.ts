import type { Answered, Loaded } from '~/ui/loaded'
import type { loadQuestions } from './load.server'
import type { postQuestions } from './post.server'

export type QuestionsView = Loaded<typeof loadQuestions>
type Answer = Answered<typeof postQuestions>

/** What was typed into one of the forms, and what is amiss with it; null where that form was not sent. */
export type Tried = { errors: Record<string, string[]>; typed: Record<string, string[]> } | null
export type QuestionsAnswer = Answer | null

export function triedOf(answer: QuestionsAnswer, part: Answer['part']): Tried {
  return answer?.part === part ? answer : null
}
