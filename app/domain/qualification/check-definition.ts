import type { Bilingual } from '~/shared/copy'
import { isEven, isSaid } from './bilingual'
import { problemsOfConditions } from './check-conditions'
import { problemsOfQuestion } from './check-question'
import { findAnswers, type Sought } from './find-answers'
import { questionsOf } from './passage'
import { type FlowDefinition, type FlowPart, type FlowProblem, mostVotes, type Step } from './types'

/**
 * Everything that keeps a definition from being published, in the order of the flow; empty when nothing does. What
 * passes here can be walked to its end whatever is answered: every question that is shown has an answer that can be
 * kept, conditions look back only, and the review closes the passage for everyone. A condition that nobody could ever
 * meet is a problem too, unless it is too tangled to tell.
 */
export function problemsOfFlow(definition: FlowDefinition): FlowProblem[] {
  const conditions = [...problemsOfConditions(definition), ...idsTwice(definition)]
  const never = conditions.length > 0 ? [] : neverShown(definition)
  const all = [
    ...problemsOfHead(definition),
    ...definition.steps.flatMap(problemsOfStep),
    ...problemsOfReview(definition),
    ...problemsOfCommittee(definition),
    ...definition.knockOuts.flatMap(({ id, words }) => missingWords(id, 'words', words)),
    ...conditions,
    ...never,
  ]
  const order = placesInOrder(definition)
  return all.sort((a, b) => (order.get(a.at) ?? 0) - (order.get(b.at) ?? 0))
}

function missingWords(at: string, part: FlowPart, words: Bilingual): FlowProblem[] {
  return isSaid(words) ? [] : [{ at, part, problem: 'words_missing' }]
}

/** What the club says of itself is said in both languages, with at least one criterion. */
function problemsOfHead({ name, story, criteria, decides }: FlowDefinition): FlowProblem[] {
  const isShown = criteria.length > 0 && criteria.every(isSaid)
  return [
    ...missingWords('', 'name', name),
    ...missingWords('', 'story', story),
    ...(isShown ? [] : [{ at: '', part: 'criteria' as const, problem: 'words_missing' as const }]),
    ...missingWords('', 'decides', decides),
  ]
}

function problemsOfStep(step: Step): FlowProblem[] {
  const questions = questionsOf(step)
  const isText = step.kind === 'statement' ? isSaid(step.text) : isEven(step.text)
  return [
    ...missingWords(step.id, 'title', step.title),
    ...(isText ? [] : [{ at: step.id, part: 'text' as const, problem: 'words_missing' as const }]),
    ...('questions' in step && questions.length === 0
      ? [{ at: step.id, part: null, problem: 'no_questions' as const }]
      : []),
    ...questions.flatMap(question => problemsOfQuestion(step.id, question)),
  ]
}

/** One review, last, for everyone, and something before it. */
function problemsOfReview({ steps }: FlowDefinition): FlowProblem[] {
  const reviews = steps.filter(({ kind }) => kind === 'review')
  const last = steps.at(-1)
  const isForAll = reviews.every(({ showWhen, sparedTo }) => showWhen === null && sparedTo.length === 0)
  const isClosed = reviews.length === 1 && last?.kind === 'review' && isForAll
  return [
    ...(steps.length === reviews.length ? [{ at: '', part: null, problem: 'no_steps' as const }] : []),
    ...(isClosed ? [] : [{ at: reviews[0]?.id ?? '', part: null, problem: 'review_not_last' as const }]),
  ]
}

/** Without any vote asked for, those who run the club decide alone, and the committee needs nothing to judge by. */
function problemsOfCommittee({ committee: { criteria, quorum } }: FlowDefinition): FlowProblem[] {
  const isInRange = Number.isInteger(quorum) && quorum >= 0 && quorum <= mostVotes
  return [
    ...(isInRange ? [] : [{ at: '', part: null, problem: 'quorum_out_of_range' as const }]),
    ...(quorum > 0 && criteria.length === 0 ? [{ at: '', part: null, problem: 'no_criteria' as const }] : []),
    ...criteria.flatMap(({ id, label, weight }) => [
      ...missingWords(id, 'label', label),
      ...(weight > 0 ? [] : [{ at: id, part: 'weight' as const, problem: 'bounds_crossed' as const }]),
    ]),
  ]
}

function idsTwice(definition: FlowDefinition): FlowProblem[] {
  const seen = new Set<string>()
  return ids(definition).flatMap(({ id, at }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ at, part: null, problem: 'id_twice' as const }]
  })
}

function ids({ steps, committee, knockOuts }: FlowDefinition): { id: string; at: string }[] {
  return [
    ...steps.flatMap(step => [
      { id: step.id, at: step.id },
      ...questionsOf(step).map(({ id }) => ({ id, at: `${step.id}/${id}` })),
    ]),
    ...[...committee.criteria, ...knockOuts].map(({ id }) => ({ id, at: id })),
  ]
}

/** Steps, then the questions of those that can be shown, then the knock-outs. */
function neverShown(definition: FlowDefinition): FlowProblem[] {
  const cannot = (sought: Sought) => findAnswers(definition, sought) === null
  const problem = (at: string): FlowProblem => ({ at, part: 'showWhen', problem: 'never_shown' })
  const steps = definition.steps.flatMap(step => {
    const own = step.showWhen === null ? [] : [step.showWhen]
    if (own.length > 0 && cannot({ conditions: own, step })) return [problem(step.id)]
    return questionsOf(step).flatMap(({ id, showWhen }) =>
      showWhen !== null && cannot({ conditions: [...own, showWhen], step })
        ? [problem(`${step.id}/${id}`)]
        : [],
    )
  })
  const knockOuts = definition.knockOuts.filter(({ when }) => cannot({ conditions: [when], step: null }))
  return [...steps, ...knockOuts.map(({ id }) => problem(id))]
}

function placesInOrder(definition: FlowDefinition): Map<string, number> {
  const order = new Map<string, number>([['', -1]])
  for (const [place, { at }] of ids(definition).entries()) if (!order.has(at)) order.set(at, place)
  return order
}
