import { checkAnswer } from './check-answer'
import { questionsOf } from './passage'
import type { Answers, AnswerValue, FlowDefinition } from './types'

/** Answers as they come from the database or a form; what is no answer to its question is left out. */
export function readAnswers(definition: FlowDefinition, kept: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const question of definition.steps.flatMap(questionsOf)) {
    if (!Object.hasOwn(kept, question.id)) continue
    const checked = checkAnswer(question, kept[question.id])
    if (checked.ok) answers[question.id] = checked.value
  }
  return answers
}
