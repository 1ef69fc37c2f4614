import { questionsOf } from './passage'
import type { Condition, FlowDefinition } from './types'

/** Where in a definition a condition stands. */
export type Place =
  | { in: 'step'; stepId: string }
  | { in: 'question'; stepId: string; questionId: string }
  | { in: 'knock_out'; id: string }

/**
 * Where conditions name one of these questions or, when `options` are given, one of these options of theirs. Conditions
 * for which `isLeftOut` says so are not looked at.
 */
export function placesNaming(
  definition: FlowDefinition,
  named: { questions: ReadonlySet<string>; options?: ReadonlySet<string> },
  isLeftOut: (place: Place) => boolean = () => false,
): Place[] {
  return conditionsOf(definition)
    .filter(({ place, condition }) => !isLeftOut(place) && names(condition, named))
    .map(({ place }) => place)
}

function conditionsOf(definition: FlowDefinition): { place: Place; condition: Condition }[] {
  const walked = definition.steps.flatMap(step => [
    ...at({ in: 'step', stepId: step.id }, step.showWhen),
    ...questionsOf(step).flatMap(question =>
      at({ in: 'question', stepId: step.id, questionId: question.id }, question.showWhen),
    ),
  ])
  return [...walked, ...definition.knockOuts.flatMap(({ id, when }) => at({ in: 'knock_out', id }, when))]
}

function at(place: Place, condition: Condition | null): { place: Place; condition: Condition }[] {
  return condition ? [{ place, condition }] : []
}

function names(
  condition: Condition,
  named: { questions: ReadonlySet<string>; options?: ReadonlySet<string> },
): boolean {
  if ('all' in condition) return condition.all.some(part => names(part, named))
  if ('any' in condition) return condition.any.some(part => names(part, named))
  if ('not' in condition) return names(condition.not, named)
  if (!named.questions.has(condition.question)) return false
  const { options } = named
  if (!options) return true
  if (condition.is === 'one_of') return condition.options.some(option => options.has(option))
  return condition.is === 'includes' && options.has(condition.option)
}
