import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { checkAnswer } from '~/domain/qualification/check-answer'
import { questionsOf, readPassage, submittable } from '~/domain/qualification/passage'
import {
  type Answers,
  type AnswerValue,
  type FlowDefinition,
  type StepFacts,
  type WayIn,
  waysIn,
} from '~/domain/qualification/types'
import { answersFor, anyAnswers, anyFlow, anyWay, publishableFlow, validAnswer } from './any-flow'
import { shownByAsking } from './oracle'

// Hundreds of generated flows take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const runs = { numRuns: 200 }
const anyFacts = fc.dictionary(fc.constantFrom('s0', 's1', 's2', 's3', 'relire'), fc.boolean(), {
  noNullPrototype: true,
})

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze)
    Object.freeze(value)
  }
  return value
}

describe('whatever the definition and the answers', () => {
  it('no hidden answer is submitted, and every shown one that can be kept is', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, (definition, drawn, way) => {
        const answers = answersFor(definition, drawn)
        const shown = shownByAsking(definition, answers, way)
        const questions = definition.steps.flatMap(questionsOf)
        const due = questions.filter(
          question =>
            shown.has(question.id) &&
            Object.hasOwn(answers, question.id) &&
            checkAnswer(question, answers[question.id]).ok,
        )
        expect(Object.keys(submittable(definition, answers, { way, facts: {} })).sort()).toEqual(
          due.map(({ id }) => id).sort(),
        )
      }),
      runs,
    )
  })

  it('the passage shows what each question finds by asking those it hangs on', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, anyFacts, (definition, drawn, way, facts) => {
        const answers = answersFor(definition, drawn)
        const passage = readPassage(definition, answers, { way, facts })
        const shown = shownByAsking(definition, answers, way)
        expect(passage.steps.flatMap(({ questions }) => questions.map(({ id }) => id)).sort()).toEqual(
          [...shown].sort(),
        )
        expect(passage.hiddenAnswers.sort()).toEqual(
          Object.keys(answers)
            .filter(id => !shown.has(id))
            .sort(),
        )
      }),
      runs,
    )
  })

  it('the passage is read twice alike and changes nothing that it reads', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, anyFacts, (definition, drawn, way, facts) => {
        const answers = freeze(answersFor(definition, drawn))
        freeze(definition)
        const walk = freeze({ way, facts })
        expect(readPassage(definition, answers, walk)).toEqual(readPassage(definition, answers, walk))
        expect(submittable(definition, answers, walk)).toEqual(submittable(definition, answers, walk))
      }),
      runs,
    )
  })

  it('with only what is submitted the passage is the same, with nothing hidden', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, anyFacts, (definition, drawn, way, facts) => {
        const walk = { way, facts }
        const answers = answersFor(definition, drawn)
        const kept = submittable(definition, answers, walk)
        const { hiddenAnswers: _, ...before } = readPassage(definition, answers, walk)
        expect(readPassage(definition, kept, walk)).toEqual({ ...before, hiddenAnswers: [] })
        expect(submittable(definition, kept, walk)).toEqual(kept)
      }),
      runs,
    )
  })

  it('the review closes the passage, once, for every way in, whatever would bar it', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, (definition, drawn, way) => {
        const barred = definition.steps.map(step =>
          step.kind === 'review' ? { ...step, sparedTo: [...waysIn], showWhen: { any: [] } } : step,
        )
        const answers = answersFor(definition, drawn)
        const { steps } = readPassage({ ...definition, steps: barred }, answers, { way, facts: {} })
        expect(steps.map(({ step }) => step.kind).lastIndexOf('review')).toBe(steps.length - 1)
        expect(steps.filter(({ step }) => step.kind === 'review')).toHaveLength(1)
      }),
      runs,
    )
  })
})

type Edit = { at: number; n: number; isTaken: boolean }
const anyEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ at: fc.nat({ max: 19 }), n: fc.nat({ max: 50 }), isTaken: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
)

describe('whatever is answered, changed and taken back, in any order', () => {
  it('a changed answer leaves no orphan behind, and each answer is submitted, hidden or no answer', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyEdits, anyWay, (definition, drawn, edits, way) => {
        const questions = definition.steps.flatMap(questionsOf)
        let answers: Record<string, AnswerValue> = { ...answersFor(definition, drawn) }
        for (const { at, n, isTaken } of edits) {
          const question = questions[at % Math.max(1, questions.length)]
          if (!question) return
          const { [question.id]: _, ...others } = answers
          answers = isTaken ? others : { ...others, [question.id]: validAnswer(question, n) }
          const shown = shownByAsking(definition, answers, way)
          const sent = Object.keys(submittable(definition, answers, { way, facts: {} }))
          const { hiddenAnswers } = readPassage(definition, answers, { way, facts: {} })
          expect(sent.filter(id => !shown.has(id))).toEqual([])
          for (const id of Object.keys(answers)) {
            const asked = questions.find(one => one.id === id)
            const isKeepable = asked !== undefined && checkAnswer(asked, answers[id]).ok
            const fates = [sent.includes(id), hiddenAnswers.includes(id), shown.has(id) && !isKeepable]
            expect(fates.filter(Boolean)).toHaveLength(1)
          }
        }
      }),
      runs,
    )
  })

  it('an answer that is changed and changed back leaves the passage as it was', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyEdits, anyWay, (definition, drawn, edits, way) => {
        const questions = definition.steps.flatMap(questionsOf)
        const question = questions[(edits[0]?.at ?? 0) % Math.max(1, questions.length)]
        if (!question) return
        const answers = answersFor(definition, drawn)
        const walk = { way, facts: {} }
        const before = readPassage(definition, answers, walk)
        const changed = { ...answers, [question.id]: validAnswer(question, edits[0]?.n ?? 0) }
        readPassage(definition, changed, walk)
        const { [question.id]: _, ...others } = changed
        const back = Object.hasOwn(answers, question.id)
          ? { ...answers, ...others, [question.id]: answers[question.id] as AnswerValue }
          : others
        expect(readPassage(definition, back, walk)).toEqual(before)
      }),
      runs,
    )
  })

  it('from anywhere in a flow that may be published, answering what is asked leads to the review', () => {
    fc.assert(
      fc.property(publishableFlow, anyAnswers, anyWay, fc.nat({ max: 50 }), (definition, drawn, way, n) => {
        const walked = walkOn(definition, answersFor(definition, drawn), way, n)
        expect(walked).toMatchObject({ isWhole: true, next: null })
        expect(walked.steps.at(-1)?.step.kind).toBe('review')
      }),
      runs,
    )
  })
})

/** Does what is asked first, one thing at a time, until nothing is asked any more or far too much was. */
function walkOn(definition: FlowDefinition, from: Answers, way: WayIn | null, n: number) {
  let answers = from
  let facts: StepFacts = {}
  const most = definition.steps.flatMap(questionsOf).length + definition.steps.length
  for (let turns = 0; turns <= most; turns++) {
    const passage = readPassage(definition, answers, { way, facts })
    const next = passage.steps.find(({ step }) => step.id === passage.next)
    if (next === undefined) return passage
    const question = next.questions.find(({ id }) => id === next.missing[0])
    if (question) answers = { ...answers, [question.id]: validAnswer(question, n) }
    else facts = { ...facts, [next.step.id]: true }
  }
  return readPassage(definition, answers, { way, facts })
}
