import { candidatesFor } from './candidates'
import { type Comparison, compares, comparisonsIn, holds, questionsIn } from './conditions'
import { isWalked, questionsOf } from './passage'
import {
  type Answers,
  type AnswerValue,
  type Condition,
  type FlowDefinition,
  type Question,
  type Step,
  type WayIn,
  waysIn,
} from './types'

/** What is looked for: that all of these hold, for someone who is not spared the step, if one is named. */
export type Sought = { conditions: readonly Condition[]; step: Step | null }

/**
 * `null`: no answers do it, by any way in. `undefined`: the search was too long to say. `decided` names the questions
 * whose answer, or whose lack of one, was needed: whatever else is answered, the conditions go on holding.
 */
export type Found = { answers: Answers; way: WayIn | null; decided: string[] } | null | undefined

/** Beyond this many tries a search says that it does not know. */
const patience = 4_000

/**
 * Answers with which a condition holds at the end of a walk on which every required question that is shown was
 * answered. Only questions on which the conditions hang, directly or by what shows them, are given an answer, each in
 * turn one of every kind of value that a comparison could tell apart, so that a search that ends without any proves
 * that there is none.
 */
export function findAnswers(definition: FlowDefinition, sought: Sought): Found {
  const asked = questionsBehind(definition, sought.conditions)
  const comparisons = conditionsOn(asked, sought).flatMap(comparisonsIn)
  const budget = { left: patience }
  for (const way of [null, ...waysIn]) {
    if (way !== null && sought.step?.sparedTo.includes(way)) continue
    const answers = search({ asked, comparisons, sought, way, budget }, 0, {})
    if (answers !== null) return { answers, way, decided: asked.map(({ question }) => question.id) }
  }
  return budget.left > 0 ? null : undefined
}

type Asked = { step: Step; question: Question }
type Search = {
  asked: readonly Asked[]
  comparisons: readonly Comparison[]
  sought: Sought
  way: WayIn | null
  budget: { left: number }
}

function search(all: Search, at: number, answers: Record<string, AnswerValue>): Answers | null {
  if (all.budget.left <= 0) return null
  all.budget.left -= 1
  const open = new Set(all.asked.slice(at).map(({ question }) => question.id))
  const verdicts = all.sought.conditions.map(condition => mayHold(condition, answers, open))
  if (verdicts.includes(false)) return null
  const next = all.asked[at]
  if (next === undefined) return answers
  const { step, question } = next
  const isShown =
    isWalked(step, answers, all.way) && (question.showWhen === null || holds(question.showWhen, answers))
  if (!isShown) return search(all, at + 1, answers)
  let isAnswerable = false
  const own = all.comparisons.filter(comparison => comparison.question === question.id)
  for (const value of candidatesFor(question, own)) {
    isAnswerable = true
    const found = search(all, at + 1, { ...answers, [question.id]: value })
    if (found !== null || all.budget.left <= 0) return found
  }
  return question.isRequired && isAnswerable ? null : search(all, at + 1, answers)
}

/** Whether a condition holds when the answers to the open questions are not known yet: null, when that depends on them. */
function mayHold(condition: Condition, answers: Answers, open: ReadonlySet<string>): boolean | null {
  if ('all' in condition) return allHold(condition.all, answers, open, false)
  if ('any' in condition) return denied(allHold(condition.any, answers, open, true))
  if ('not' in condition) return denied(mayHold(condition.not, answers, open))
  if (open.has(condition.question)) return null
  return compares(condition, answers[condition.question])
}

/** Whether all of these hold, or with `isDenied` none of them. */
function allHold(
  parts: readonly Condition[],
  answers: Answers,
  open: ReadonlySet<string>,
  isDenied: boolean,
): boolean | null {
  let verdict: boolean | null = true
  for (const part of parts) {
    const holdsNow = mayHold(part, answers, open)
    const one = isDenied ? denied(holdsNow) : holdsNow
    if (one === false) return false
    if (one === null) verdict = null
  }
  return verdict
}

function denied(verdict: boolean | null): boolean | null {
  return verdict === null ? null : !verdict
}

/** The questions on which these conditions hang, and those on which it hangs that they are shown, in their order. */
function questionsBehind(definition: FlowDefinition, conditions: readonly Condition[]): Asked[] {
  const all = definition.steps.flatMap(step => questionsOf(step).map(question => ({ step, question })))
  const behind = new Set<Asked>()
  const open = conditions.flatMap(questionsIn)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const asked = all.find(({ question }) => question.id === id)
    if (asked === undefined || behind.has(asked)) continue
    behind.add(asked)
    for (const condition of [asked.step.showWhen, asked.question.showWhen]) {
      if (condition !== null) open.push(...questionsIn(condition))
    }
  }
  return all.filter(asked => behind.has(asked))
}

function conditionsOn(asked: readonly Asked[], sought: Sought): Condition[] {
  const shown = asked.flatMap(({ step, question }) => [step.showWhen, question.showWhen])
  return [...sought.conditions, ...shown.filter(condition => condition !== null)]
}
