import { isEven, isSaid } from './bilingual'
import type { FlowPart, FlowProblem, Question } from './types'

/**
 * What is wrong with a question by itself: words or a purpose that are missing in either language, too few options,
 * the same option twice, bounds that cross, or bounds that no answer can satisfy, required or not.
 */
export function problemsOfQuestion(stepId: string, question: Question): FlowProblem[] {
  const at = `${stepId}/${question.id}`
  const tell = (problem: FlowProblem['problem'], part: FlowPart | null): FlowProblem => ({
    at,
    part,
    problem,
  })
  const problems: FlowProblem[] = []
  if (!isSaid(question.label)) problems.push(tell('words_missing', 'label'))
  if (!isEven(question.help)) problems.push(tell('words_missing', 'help'))
  if (!isSaid(question.purpose)) problems.push(tell('purpose_missing', 'purpose'))
  if (question.kind === 'consent' && !isSaid(question.words)) problems.push(tell('words_missing', 'words'))
  if (question.kind === 'number' && !isEven(question.unit)) problems.push(tell('words_missing', 'unit'))
  if ('options' in question) problems.push(...problemsOfOptions(at, question))
  const bounds = problemOfBounds(question)
  if (bounds !== null) problems.push(tell(bounds, 'bounds'))
  return problems
}

type WithOptions = Extract<Question, { options: unknown }>

function problemsOfOptions(at: string, { options }: WithOptions): FlowProblem[] {
  const few: FlowProblem[] = options.length < 2 ? [{ at, part: 'options', problem: 'too_few_options' }] : []
  const each = options.flatMap(({ id, label }, place): FlowProblem[] => [
    ...(isSaid(label)
      ? []
      : [{ at: `${at}/${id}`, part: 'label' as const, problem: 'words_missing' as const }]),
    ...(options.findIndex(other => other.id === id) < place
      ? [{ at: `${at}/${id}`, part: null, problem: 'id_twice' as const }]
      : []),
  ])
  return [...few, ...each]
}

function problemOfBounds(question: Question): 'bounds_crossed' | 'dead_end' | null {
  switch (question.kind) {
    case 'short':
    case 'long':
      return question.mostCharacters < 1 ? 'dead_end' : null
    case 'file':
      return question.most < 1 ? 'dead_end' : null
    case 'several':
      if (question.least > question.most) return 'bounds_crossed'
      return question.most < 1 || question.least > question.options.length ? 'dead_end' : null
    case 'number':
      return question.least > question.most ? 'bounds_crossed' : null
    case 'date': {
      const { notBefore, notAfter } = question
      return notBefore !== null && notAfter !== null && notBefore > notAfter ? 'bounds_crossed' : null
    }
    default:
      return null
  }
}
