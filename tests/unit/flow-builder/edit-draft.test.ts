import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftEdit, type Edited, editDraft } from '~/domain/qualification/edit-draft'
import { questionKindsOf } from '~/domain/qualification/new-parts'
import { questionsOf } from '~/domain/qualification/passage'
import { flowDefinition, newDefinition } from '~/domain/qualification/schema'
import {
  type Condition,
  type FlowDefinition,
  type Question,
  questionKinds,
  type Step,
  type StepKind,
  stepKinds,
} from '~/domain/qualification/types'

function counter(prefix = 'n'): () => string {
  let count = 0
  return () => `${prefix}${++count}`
}

/** A draft on which gestures are made one after another; the last refusal is kept. */
function draft(newId = counter()) {
  let definition = newDefinition({ fr: 'Le Cercle', en: 'The Circle' })
  const make = (edit: DraftEdit): Edited => {
    const edited = editDraft(definition, edit, newId)
    if (edited.ok) definition = edited.value.definition
    return edited
  }
  const made = (edit: DraftEdit): string => {
    const edited = make(edit)
    if (!edited.ok || edited.value.made === null) throw new Error('nothing was made')
    return edited.value.made
  }
  return {
    make,
    made,
    get now() {
      return definition
    },
    question(id: string): Question {
      const found = definition.steps.flatMap(questionsOf).find(question => question.id === id)
      if (!found) throw new Error(`no question ${id}`)
      return found
    },
    step(id: string): Step {
      const found = definition.steps.find(step => step.id === id)
      if (!found) throw new Error(`no step ${id}`)
      return found
    },
  }
}

const kindsOf = (definition: FlowDefinition) => definition.steps.map(({ kind }) => kind)

describe('steps', () => {
  test('a new step stands after the one that is open, and always before the review', () => {
    const flow = draft()
    const first = flow.made({ edit: 'add_step', kind: 'statement', after: null })
    flow.made({ edit: 'add_step', kind: 'interview', after: 'review' })
    flow.made({ edit: 'add_step', kind: 'quiz', after: first })
    expect(kindsOf(flow.now)).toEqual(['statement', 'quiz', 'interview', 'review'])
  })

  test('a step moves up to the first place and down to the one before the review, and no further', () => {
    const flow = draft()
    const first = flow.made({ edit: 'add_step', kind: 'statement', after: null })
    const second = flow.made({ edit: 'add_step', kind: 'fee', after: first })
    expect(flow.make({ edit: 'move_step', stepId: second, by: -1 })).toMatchObject({ ok: true })
    expect(kindsOf(flow.now)).toEqual(['fee', 'statement', 'review'])
    expect(flow.make({ edit: 'move_step', stepId: second, by: -1 })).toMatchObject({ reason: 'at_the_edge' })
    expect(flow.make({ edit: 'move_step', stepId: first, by: 1 })).toMatchObject({ reason: 'at_the_edge' })
  })

  test('the review is neither moved, copied nor removed', () => {
    const flow = draft()
    for (const edit of ['copy_step', 'remove_step'] as const)
      expect(flow.make({ edit, stepId: 'review' })).toMatchObject({ reason: 'review_stays' })
    expect(flow.make({ edit: 'move_step', stepId: 'review', by: -1 })).toMatchObject({
      reason: 'review_stays',
    })
  })

  test('a saved step keeps the questions of the draft, whatever the form carried', () => {
    const flow = draft()
    const stepId = flow.made({ edit: 'add_step', kind: 'questions', after: null })
    const questionId = flow.made({ edit: 'add_question', stepId, kind: 'short' })
    const title = { fr: 'Vous', en: 'You' }
    flow.make({ edit: 'save_step', step: { ...flow.step(stepId), title, questions: [] } as Step })
    expect(flow.step(stepId).title).toEqual(title)
    expect(flow.question(questionId).kind).toBe('short')
  })

  test('the copy of a step asks by new ids, and its conditions name its own questions', () => {
    const flow = draft()
    const stepId = flow.made({ edit: 'add_step', kind: 'questions', after: null })
    const first = flow.made({ edit: 'add_question', stepId, kind: 'short' })
    const second = flow.made({ edit: 'add_question', stepId, kind: 'long' })
    flow.make({
      edit: 'save_question',
      question: { ...flow.question(second), showWhen: { not: { question: first, is: 'answered' } } },
    })
    const copy = flow.step(flow.made({ edit: 'copy_step', stepId }))
    const [one, two] = questionsOf(copy)
    expect(one?.id).not.toBe(first)
    expect(two?.showWhen).toEqual({ not: { question: one?.id, is: 'answered' } })
  })
})

describe('what conditions name', () => {
  function asked() {
    const flow = draft()
    const stepId = flow.made({ edit: 'add_step', kind: 'questions', after: null })
    const choice = flow.made({ edit: 'add_question', stepId, kind: 'choice' })
    const other = flow.made({ edit: 'add_question', stepId, kind: 'short' })
    const later = flow.made({ edit: 'add_step', kind: 'statement', after: stepId })
    const [first, second] = optionsOf(flow.question(choice))
    const nameIt = (condition: Condition) => {
      flow.make({ edit: 'save_step', step: { ...flow.step(later), showWhen: condition } })
    }
    return { flow, stepId, choice, other, later, first, second, nameIt }
  }
  const optionsOf = (question: Question) =>
    'options' in question ? question.options.map(({ id }) => id) : []

  test('a question that a condition names stays, and the refusal says where it is named', () => {
    const { flow, choice, later, nameIt } = asked()
    nameIt({ all: [{ not: { question: choice, is: 'answered' } }] })
    expect(flow.make({ edit: 'remove_question', questionId: choice })).toMatchObject({
      reason: 'named',
      by: [{ in: 'step', stepId: later }],
    })
    expect(flow.question(choice)).toBeDefined()
  })

  test('a question of the same step that depends on it keeps a question, but not its whole step', () => {
    const { flow, stepId, choice, other } = asked()
    const showWhen: Condition = { question: choice, is: 'answered' }
    flow.make({ edit: 'save_question', question: { ...flow.question(other), showWhen } })
    expect(flow.make({ edit: 'remove_question', questionId: choice })).toMatchObject({
      by: [{ in: 'question', stepId, questionId: other }],
    })
    expect(flow.make({ edit: 'remove_step', stepId })).toMatchObject({ ok: true })
  })

  test('a knock-out keeps the whole step of the question that it names', () => {
    const { flow, stepId, choice } = asked()
    const id = flow.made({ edit: 'add_knock_out' })
    const when: Condition = { question: choice, is: 'answered' }
    flow.make({ edit: 'save_knock_out', knockOut: { id, when, words: { fr: 'Non', en: 'No' } } })
    expect(flow.make({ edit: 'remove_step', stepId })).toMatchObject({ by: [{ in: 'knock_out', id }] })
    expect(flow.make({ edit: 'remove_knock_out', id })).toMatchObject({ ok: true })
    expect(flow.make({ edit: 'remove_step', stepId })).toMatchObject({ ok: true })
  })

  test('an option that a condition names stays; one that none names may go', () => {
    const { flow, choice, first, second, later, nameIt } = asked()
    nameIt({ any: [{ question: choice, is: 'one_of', options: [first ?? ''] }] })
    const keepOnly = (id: string | undefined) => {
      const question = flow.question(choice)
      if (question.kind !== 'choice') throw new Error('not a choice')
      return flow.make({
        edit: 'save_question',
        question: { ...question, options: question.options.filter(option => option.id === id) },
      })
    }
    expect(keepOnly(second)).toMatchObject({ reason: 'named', by: [{ in: 'step', stepId: later }] })
    expect(keepOnly(first)).toMatchObject({ ok: true })
  })
})

test('a question goes only where its kind has a place', () => {
  const flow = draft()
  const quiz = flow.made({ edit: 'add_step', kind: 'quiz', after: null })
  const says = flow.made({ edit: 'add_step', kind: 'statement', after: null })
  expect(flow.make({ edit: 'add_question', stepId: quiz, kind: 'long' })).toMatchObject({
    reason: 'does_not_fit',
  })
  expect(flow.make({ edit: 'add_question', stepId: says, kind: 'short' })).toMatchObject({
    reason: 'does_not_fit',
  })
  expect(flow.make({ edit: 'add_question', stepId: quiz, kind: 'choice' })).toMatchObject({ ok: true })
})

test('a line sent under an unknown id, or twice under one, is a line of its own', () => {
  const flow = draft()
  const line = { label: { fr: 'Lien', en: 'Tie' }, weight: 1 }
  const committee = { criteria: [{ ...line, id: 'x' }], quorum: 1, veto: false }
  flow.make({ edit: 'save_judging', committee, minimumScore: 6 })
  const [kept] = flow.now.committee.criteria
  const twice = { ...committee, criteria: [kept ?? committee.criteria[0], kept, { ...line, id: 'review' }] }
  flow.make({ edit: 'save_judging', committee: twice as typeof committee, minimumScore: null })
  const ids = flow.now.committee.criteria.map(({ id }) => id)
  expect(ids[0]).toBe(kept?.id)
  expect(new Set(['review', ...ids]).size).toBe(4)
})

/** What a gesture is made on is drawn by its place, so that most gestures meet something that is there. */
const gesture = fc.record({
  which: fc.nat(14),
  kind: fc.constantFrom(
    ...stepKinds.filter((kind): kind is Exclude<StepKind, 'review'> => kind !== 'review'),
  ),
  questionKind: fc.constantFrom(...questionKinds),
  at: fc.nat(40),
  other: fc.nat(40),
  by: fc.constantFrom(-1 as const, 1 as const),
})
type Gesture = typeof gesture extends fc.Arbitrary<infer G> ? G : never

function readGesture(definition: FlowDefinition, drawn: Gesture): DraftEdit {
  const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]
  const step = pick(definition.steps, drawn.at) as Step
  const questions = definition.steps.flatMap(questionsOf)
  const question = pick(questions, drawn.at)
  const named = pick(questions, drawn.other)
  const showWhen: Condition | null = named ? { any: [{ question: named.id, is: 'answered' }] } : null
  const knockOut = pick(definition.knockOuts, drawn.at)
  const questionId = question?.id ?? 'gone'
  const edits: DraftEdit[] = [
    { edit: 'add_step', kind: drawn.kind, after: step.id },
    { edit: 'add_question', stepId: step.id, kind: drawn.questionKind },
    { edit: 'add_question', stepId: step.id, kind: questionKindsOf[step.kind][0] ?? 'short' },
    { edit: 'move_step', stepId: step.id, by: drawn.by },
    { edit: 'copy_step', stepId: step.id },
    { edit: 'remove_step', stepId: step.id },
    { edit: 'save_step', step: { ...step, showWhen, sparedTo: ['code'] } },
    { edit: 'move_question', questionId, by: drawn.by },
    { edit: 'copy_question', questionId },
    { edit: 'remove_question', questionId },
    question
      ? { edit: 'save_question', question: twisted({ ...question, showWhen }, drawn.other) }
      : { edit: 'add_knock_out' },
    { edit: 'add_knock_out' },
    knockOut
      ? { edit: 'save_knock_out', knockOut: { ...knockOut, when: showWhen ?? knockOut.when } }
      : { edit: 'add_knock_out' },
    { edit: 'remove_knock_out', id: knockOut?.id ?? 'gone' },
    {
      edit: 'save_judging',
      committee: {
        ...definition.committee,
        criteria: [
          ...definition.committee.criteria.slice(0, 6),
          { id: step.id, label: { fr: '', en: '' }, weight: 1 },
        ],
      },
      minimumScore: null,
    },
  ]
  return edits[drawn.which % edits.length] ?? { edit: 'add_knock_out' }
}

/** As a form may send it: a line twice, a line under an id of nobody's. */
function twisted(question: Question, seed: number): Question {
  if (!('options' in question)) return question
  const [first] = question.options
  const more = { id: 'unheard-of', label: { fr: '', en: '' }, points: 0, isFatal: false }
  const options =
    seed % 2 === 0 ? [...question.options, more] : [...question.options, ...(first ? [first] : [])]
  return { ...question, options: options.slice(0, 12) }
}

describe('whatever the gestures and their order', () => {
  /** Draws new ids from a small stock, so that a taken one comes up. */
  function clumsy(): () => string {
    const next = counter('c')
    let last = next()
    let calls = 0
    return () => {
      calls += 1
      if (calls % 3 !== 0) last = next()
      return last
    }
  }

  function walk(gestures: readonly Gesture[]): FlowDefinition[] {
    const flow = draft(clumsy())
    return gestures.map(drawn => {
      flow.make(readGesture(flow.now, drawn))
      return flow.now
    })
  }
  const sequences = fc.array(gesture, { minLength: 5, maxLength: 60 })

  test('ids stay unique, and those of options within their question', () => {
    fc.assert(
      fc.property(sequences, gestures => {
        for (const definition of walk(gestures)) {
          const questions = definition.steps.flatMap(questionsOf)
          const ids = [
            ...definition.steps,
            ...questions,
            ...definition.committee.criteria,
            ...definition.knockOuts,
          ].map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          for (const question of questions) {
            const options = 'options' in question ? question.options.map(({ id }) => id) : []
            expect(new Set(options).size).toBe(options.length)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the review is there once, last, shown to all', () => {
    fc.assert(
      fc.property(sequences, gestures => {
        for (const { steps } of walk(gestures)) {
          expect(steps.filter(({ kind }) => kind === 'review')).toHaveLength(1)
          expect(steps.at(-1)).toMatchObject({ kind: 'review', showWhen: null, sparedTo: [] })
        }
      }),
      { numRuns: 150 },
    )
  })

  test('no condition is left naming a question that is gone, and the schema still reads the draft', () => {
    fc.assert(
      fc.property(sequences, gestures => {
        for (const definition of walk(gestures)) {
          const known = new Set(definition.steps.flatMap(questionsOf).map(({ id }) => id))
          const conditions = [
            ...definition.steps.flatMap(step => [step, ...questionsOf(step)]).map(one => one.showWhen),
            ...definition.knockOuts.map(({ when }) => when),
          ]
          const told = JSON.stringify(conditions).matchAll(/"question":"([^"]+)"/g)
          for (const [, id] of told) expect(known).toContain(id)
          expect(flowDefinition.safeParse(definition).success).toBe(true)
        }
      }),
      { numRuns: 80 },
    )
  })
})
