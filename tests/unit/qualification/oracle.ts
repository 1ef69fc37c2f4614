import { checkAnswer } from '~/domain/qualification/check-answer'
import { questionsOf } from '~/domain/qualification/passage'
import type {
  Answers,
  AnswerValue,
  Condition,
  FlowDefinition,
  Question,
  Step,
  WayIn,
} from '~/domain/qualification/types'

/**
 * The ids of the questions that are shown, found the other way round than the passage does: each question asks those
 * that it hangs on, down to the first. Only for definitions without circles.
 */
export function shownByAsking(definition: FlowDefinition, answers: Answers, way: WayIn | null): Set<string> {
  const all = new Map<string, { step: Step; question: Question }>()
  for (const step of definition.steps) {
    for (const question of questionsOf(step)) all.set(question.id, { step, question })
  }
  const known = new Map<string, boolean>()
  const isShown = (id: string): boolean => {
    const told = known.get(id) ?? asks(id)
    known.set(id, told)
    return told
  }
  const asks = (id: string): boolean => {
    const found = all.get(id)
    if (!found) return false
    if (way !== null && found.step.sparedTo.includes(way)) return false
    return [found.step.showWhen, found.question.showWhen].every(when => when === null || isMet(when))
  }
  const answerOf = (id: string): AnswerValue | null => {
    const found = all.get(id)
    const value = answers[id]
    if (!found || value === undefined || !isShown(id)) return null
    return checkAnswer(found.question, value).ok ? value : null
  }
  const isMet = (when: Condition): boolean => {
    if ('all' in when) return !when.all.some(part => !isMet(part))
    if ('any' in when) return when.any.some(isMet)
    if ('not' in when) return !isMet(when.not)
    const value = answerOf(when.question)
    if (value === null) return false
    if (when.is === 'answered') return true
    if (when.is === 'given') return typeof value === 'object' && 'given' in value && value.given
    if (when.is === 'one_of') return when.options.some(option => option === value)
    if (when.is === 'includes') return Array.isArray(value) && value.some(option => option === when.option)
    if ('number' in when)
      return when.is === 'at_least' ? Number(value) >= when.number : Number(value) <= when.number
    return when.is === 'on_or_before' ? String(value) <= when.date : String(value) >= when.date
  }
  return new Set([...all.keys()].filter(isShown))
}
