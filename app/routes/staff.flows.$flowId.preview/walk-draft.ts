import { z } from 'zod'
import { readPassage } from '~/domain/qualification/passage'
import { readAnswer } from '~/domain/qualification/read-answer'
import { readAnswers } from '~/domain/qualification/read-answers'
import {
  type AnswerRefusal,
  type Answers,
  type AnswerValue,
  type FlowDefinition,
  type Passage,
  type PassageStep,
  type Question,
  type StepFacts,
  type WayIn,
  waysIn,
} from '~/domain/qualification/types'
import type { Locale } from '~/shared/copy'

/** Where a walk through a draft stands. It travels in the form alone; nothing is kept. */
export type DraftWalk = {
  at: string
  way: WayIn | null
  locale: Locale
  answers: Answers
  facts: StepFacts
}

/** What is amiss with the step that was answered, by question; `missing` for a required one left empty. */
export type WalkErrors = Readonly<Record<string, AnswerRefusal | 'missing'>>

const sent = z.object({
  at: z.string().max(60),
  way: z.enum(waysIn).nullable(),
  locale: z.enum(['fr', 'en']),
  answers: z.record(z.string(), z.unknown()),
  facts: z.record(z.string(), z.boolean()),
})

/** A walk that has not begun. */
export function newWalk(definition: FlowDefinition, locale: Locale, way: WayIn | null = null): DraftWalk {
  const [first] = readPassage(definition, {}, { way, facts: {} }).steps
  return { at: first?.step.id ?? '', way, locale, answers: {}, facts: {} }
}

/** The walk as the form carries it; a new one for what no page has written. */
export function readWalk(definition: FlowDefinition, written: unknown, locale: Locale): DraftWalk {
  try {
    const read = sent.safeParse(JSON.parse(String(written)))
    if (!read.success) return newWalk(definition, locale)
    return { ...read.data, answers: readAnswers(definition, read.data.answers) }
  } catch {
    return newWalk(definition, locale)
  }
}

/** The passage of a walk and the step at which it stands: its own, or the first when that one is hidden now. */
export function standOf(
  definition: FlowDefinition,
  walk: DraftWalk,
): { passage: Passage; here: PassageStep | undefined; index: number } {
  const passage = readPassage(definition, walk.answers, walk)
  const index = Math.max(
    0,
    passage.steps.findIndex(({ step }) => step.id === walk.at),
  )
  return { passage, here: passage.steps[index], index }
}

/**
 * The walk after one press. Whatever is pressed, the answers of the step are read first. `next` stays while a required
 * answer is missing, or an answer shows a question that was not there yet; files count as handed in.
 */
export function walkOn(
  definition: FlowDefinition,
  walk: DraftWalk,
  form: FormData,
): { walk: DraftWalk; errors: WalkErrors } {
  const [intent, object = ''] = String(form.get('intent') ?? 'next').split(':')
  const before = standOf(definition, walk)
  const { answers, refused } = readStep(before.here?.questions ?? [], walk.answers, form)
  const now = { ...walk, answers }
  switch (intent) {
    case 'way': {
      const way = waysIn.find(one => one === object) ?? null
      return { walk: settle(definition, { ...now, way }), errors: {} }
    }
    case 'locale':
      return { walk: { ...now, locale: object === 'en' ? 'en' : 'fr' }, errors: {} }
    case 'go':
      return { walk: settle(definition, { ...now, at: object }), errors: {} }
    case 'back':
      return { walk: neighbour(definition, now, -1), errors: {} }
    case 'as_done': {
      const facts = { ...walk.facts, [walk.at]: true }
      return { walk: neighbour(definition, { ...now, facts }, 1), errors: {} }
    }
    default:
      return goOn(definition, now, before.here?.questions ?? [], refused)
  }
}

function goOn(
  definition: FlowDefinition,
  walk: DraftWalk,
  asked: readonly Question[],
  refused: Record<string, AnswerRefusal>,
): { walk: DraftWalk; errors: WalkErrors } {
  const { here } = standOf(definition, walk)
  const wereAsked = new Set(asked.map(({ id }) => id))
  const missing = (here?.missing ?? []).filter(id => wereAsked.has(id) && !(id in refused))
  const errors: WalkErrors = {
    ...Object.fromEntries(missing.map(id => [id, 'missing' as const])),
    ...refused,
  }
  const isNewlyAsked = here?.questions.some(({ id }) => !wereAsked.has(id)) ?? false
  if (Object.keys(errors).length > 0 || isNewlyAsked) return { walk, errors }
  return { walk: neighbour(definition, walk, 1), errors: {} }
}

function readStep(
  questions: readonly Question[],
  kept: Answers,
  form: FormData,
): { answers: Answers; refused: Record<string, AnswerRefusal> } {
  const answers: Record<string, AnswerValue> = { ...kept }
  const refused: Record<string, AnswerRefusal> = {}
  for (const question of questions) {
    if (question.kind === 'file') {
      answers[question.id] = { fileIds: ['stand-in'] }
      continue
    }
    const read = readAnswer(question, form)
    if (read.ok && read.value !== null) answers[question.id] = read.value
    else delete answers[question.id]
    if (!read.ok) {
      const { reason, position } = read
      refused[question.id] = position === undefined ? { reason } : { reason, position }
    }
  }
  return { answers, refused }
}

/** A step that is hidden now gives way to the first that is not. */
function settle(definition: FlowDefinition, walk: DraftWalk): DraftWalk {
  return { ...walk, at: standOf(definition, walk).here?.step.id ?? '' }
}

function neighbour(definition: FlowDefinition, walk: DraftWalk, by: -1 | 1): DraftWalk {
  const { passage, index } = standOf(definition, walk)
  return { ...walk, at: (passage.steps[index + by] ?? passage.steps[index])?.step.id ?? '' }
}
