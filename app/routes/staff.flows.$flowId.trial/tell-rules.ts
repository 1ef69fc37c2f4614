import { questionsOf } from '~/domain/qualification/passage'
import type { FlowDefinition } from '~/domain/qualification/types'
import type { Locale } from '~/shared/copy'

/** The wording of a question, or of one of its options; in the other language when this one says nothing yet. */
export function labelOf(
  definition: FlowDefinition,
  questionId: string,
  optionId: string | null,
  locale: Locale,
): string {
  const question = definition.steps.flatMap(questionsOf).find(({ id }) => id === questionId)
  const option =
    optionId !== null && question && 'options' in question
      ? question.options.find(({ id }) => id === optionId)
      : undefined
  const words = optionId === null ? question?.label : option?.label
  return words?.[locale] || words?.fr || words?.en || '…'
}

export function knockOutWords(definition: FlowDefinition, id: string, locale: Locale): string {
  const words = definition.knockOuts.find(rule => rule.id === id)?.words
  return words?.[locale] || words?.fr || words?.en || '…'
}
