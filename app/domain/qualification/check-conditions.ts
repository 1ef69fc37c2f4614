import { type Comparison, comparisonsIn, questionsIn } from './conditions'
import { questionsOf } from './passage'
import type { Condition, FlowDefinition, FlowProblem, Question, QuestionKind, Step } from './types'

/** What a condition belongs to, and where it stands in the flow. */
type Owner = { at: string; node: string; condition: Condition; stepAt: number; questionAt: number }

/**
 * What is wrong with the conditions of a definition taken one by one: a question that does not exist, that comes later
 * or in the same circle, an option that does not exist, a comparison that the question's kind cannot meet. A step may
 * look at questions of the steps before it; a question also at those before it in its own step; a knock-out at all.
 */
export function problemsOfConditions(definition: FlowDefinition): FlowProblem[] {
  const places = placesOf(definition)
  const reaches = circleFinder(definition)
  const found = ownersOf(definition).flatMap(owner =>
    comparisonsIn(owner.condition).flatMap(comparison => {
      const place = places.get(comparison.question)
      const problem = place ? problemAt(owner, comparison, place, reaches) : 'unknown_question'
      return problem === null ? [] : [{ at: owner.at, part: 'showWhen' as const, problem }]
    }),
  )
  const told = new Set<string>()
  return found.filter(({ at, problem }) => {
    const key = `${at} ${problem}`
    if (told.has(key)) return false
    told.add(key)
    return true
  })
}

type Place = { stepAt: number; questionAt: number; question: Question }

function problemAt(
  owner: Owner,
  comparison: Comparison,
  place: Place,
  reaches: (from: string, to: string) => boolean,
): FlowProblem['problem'] | null {
  const isEarlier =
    place.stepAt < owner.stepAt || (place.stepAt === owner.stepAt && place.questionAt < owner.questionAt)
  if (!isEarlier) return reaches(nodeOf(place.question), owner.node) ? 'cycle' : 'not_earlier'
  if (!suits(comparison, place.question.kind)) return 'wrong_comparison'
  return hasOptions(comparison, place.question) ? null : 'unknown_option'
}

function suits(comparison: Comparison, kind: QuestionKind): boolean {
  switch (comparison.is) {
    case 'answered':
      return true
    case 'one_of':
      return kind === 'choice'
    case 'includes':
      return kind === 'several'
    case 'at_least':
    case 'at_most':
      return kind === 'number'
    case 'on_or_before':
    case 'on_or_after':
      return kind === 'date'
    case 'given':
      return kind === 'consent'
  }
}

function hasOptions(comparison: Comparison, question: Question): boolean {
  if (!('options' in question)) return true
  const known = question.options.map(({ id }) => id)
  if (comparison.is === 'one_of') return comparison.options.every(id => known.includes(id))
  return comparison.is !== 'includes' || known.includes(comparison.option)
}

function ownersOf({ steps, knockOuts }: FlowDefinition): Owner[] {
  const owners: Owner[] = []
  const add = (condition: Condition | null, owner: Omit<Owner, 'condition'>) => {
    if (condition !== null) owners.push({ ...owner, condition })
  }
  for (const [stepAt, step] of steps.entries()) {
    // A step stands before its first question.
    add(step.showWhen, { at: step.id, node: nodeOfStep(step), stepAt, questionAt: -1 })
    for (const [questionAt, question] of questionsOf(step).entries()) {
      add(question.showWhen, { at: `${step.id}/${question.id}`, node: nodeOf(question), stepAt, questionAt })
    }
  }
  for (const { id, when } of knockOuts) add(when, { at: id, node: '', stepAt: steps.length, questionAt: 0 })
  return owners
}

function placesOf({ steps }: FlowDefinition): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const [stepAt, step] of steps.entries()) {
    for (const [questionAt, question] of questionsOf(step).entries()) {
      if (!places.has(question.id)) places.set(question.id, { stepAt, questionAt, question })
    }
  }
  return places
}

const nodeOf = (question: Pick<Question, 'id'>) => `question ${question.id}`
const nodeOfStep = (step: Step) => `step ${step.id}`

/** Answers whether what is shown at `from` depends, through whatever lies between, on what is shown at `to`. */
function circleFinder({ steps }: FlowDefinition): (from: string, to: string) => boolean {
  const needs = new Map<string, string[]>()
  const add = (node: string, on: string[]) => needs.set(node, [...(needs.get(node) ?? []), ...on])
  const named = (condition: Condition | null) =>
    condition === null ? [] : questionsIn(condition).map(id => nodeOf({ id }))
  for (const step of steps) {
    add(nodeOfStep(step), named(step.showWhen))
    for (const question of questionsOf(step)) {
      add(nodeOf(question), [nodeOfStep(step), ...named(question.showWhen)])
    }
  }
  return (from, to) => {
    const seen = new Set<string>()
    const open = [from]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === to) return true
      if (seen.has(node)) continue
      seen.add(node)
      open.push(...(needs.get(node) ?? []))
    }
    return false
  }
}
