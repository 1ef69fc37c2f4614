import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { problemsOfFlow } from '~/domain/qualification/check-definition'
import { findAnswers } from '~/domain/qualification/find-answers'
import { tellFlowProblem } from '~/domain/qualification/flow-words'
import { questionsOf, readPassage } from '~/domain/qualification/passage'
import { flowDefinition, newDefinition } from '~/domain/qualification/schema'
import type { Condition, FlowDefinition, Question, Step } from '~/domain/qualification/types'
import {
  aChoice,
  aFlowDefinition,
  anOption,
  aReview,
  aShortFlow,
  aShortQuestion,
  aStep,
} from '../../factories/flow'
import { answersFor, anyAnswers, anyFlow, anyWay, publishableFlow, validAnswer } from './any-flow'

// Hundreds of generated flows take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const when = (question: string, ...options: string[]): Condition => ({ question, is: 'one_of', options })
const empty = { fr: '', en: '' }
const half = { fr: 'Oui', en: ' ' }

/** 'at problem' for each problem found. */
const found = (definition: FlowDefinition) =>
  problemsOfFlow(definition).map(({ at, problem }) => `${at} ${problem}`)
const inStep = (...questions: Question[]) => found(aShortFlow([aStep('s', questions)]))

describe('a definition that may be published', () => {
  it('the rich example and the smallest one have no problem', () => {
    expect(found(aFlowDefinition({ withFee: true }))).toEqual([])
    expect(found(aShortFlow([aStep('s', [aChoice('q')])]))).toEqual([])
  })

  it('one just begun says all that it still lacks, the flow first', () => {
    const begun = newDefinition()
    expect(flowDefinition.parse(begun)).toEqual(begun)
    expect(problemsOfFlow(begun)).toEqual([
      { at: '', part: 'name', problem: 'words_missing' },
      { at: '', part: 'story', problem: 'words_missing' },
      { at: '', part: 'criteria', problem: 'words_missing' },
      { at: '', part: 'decides', problem: 'words_missing' },
      { at: '', part: null, problem: 'no_steps' },
      { at: '', part: null, problem: 'no_criteria' },
    ])
  })
})

describe('words', () => {
  it('are there in both languages wherever someone reads them', () => {
    expect(inStep(aChoice('q', { label: half }))).toEqual(['s/q words_missing'])
    expect(inStep(aChoice('q', { help: half }))).toEqual(['s/q words_missing'])
    expect(inStep(aChoice('q', { help: empty }))).toEqual([])
    expect(inStep(aChoice('q', { options: [anOption('a'), anOption('b', { label: half })] }))).toEqual([
      's/q/b words_missing',
    ])
    const titled = (step: Partial<Step>) =>
      found(aShortFlow([{ ...aStep('s', [aChoice('q')]), ...step } as Step]))
    expect(titled({ title: half })).toEqual(['s words_missing'])
    expect(titled({ text: half })).toEqual(['s words_missing'])
  })

  it('a statement says something', () => {
    const { questions: _, ...step } = aStep('s', [])
    expect(found(aShortFlow([{ ...step, kind: 'statement' }]))).toEqual(['s words_missing'])
  })

  it('each question says what it is for', () => {
    expect(inStep(aChoice('q', { purpose: half }))).toEqual(['s/q purpose_missing'])
  })
})

describe('the shape', () => {
  it('the review is there once, last, and for everyone', () => {
    const asking = aStep('s', [aChoice('q')])
    const shaped = (steps: Step[]) => found({ ...aShortFlow([]), steps })
    expect(shaped([asking])).toEqual([' review_not_last'])
    expect(shaped([aReview('r'), asking])).toEqual(['r review_not_last'])
    expect(shaped([asking, aReview('r'), aReview('r2')])).toEqual(['r review_not_last'])
    expect(shaped([asking, { ...aReview('r'), showWhen: when('q', 'oui') }])).toEqual(['r review_not_last'])
    expect(shaped([asking, { ...aReview('r'), sparedTo: ['code'] }])).toEqual(['r review_not_last'])
    expect(shaped([aReview('r')])).toEqual([' no_steps'])
  })

  it('an id stands once among steps, questions, criteria and knock-outs; an option once in its question', () => {
    expect(found(aShortFlow([aStep('s', [aChoice('q'), aChoice('q')])]))).toEqual(['s/q id_twice'])
    expect(found(aShortFlow([aStep('s', [aChoice('s')])]))).toEqual(['s/s id_twice'])
    expect(found(aShortFlow([aStep('lien-vrai', [aChoice('q')])]))).toEqual(['lien-vrai id_twice'])
    expect(inStep(aChoice('q', { options: [anOption('a'), anOption('a')] }))).toEqual(['s/q/a id_twice'])
    expect(inStep(aChoice('q'), aChoice('p', { options: [anOption('q'), anOption('s')] }))).toEqual([])
  })

  it('a step of questions asks some, and a choice offers two', () => {
    expect(inStep()).toEqual(['s no_questions'])
    expect(inStep(aChoice('q', { options: [anOption('a')] }))).toEqual(['s/q too_few_options'])
  })

  it('a committee that votes has criteria, and no more votes than there are chairs', () => {
    const ruled = (committee: Partial<FlowDefinition['committee']>) => {
      const definition = aShortFlow([aStep('s', [aChoice('q')])])
      return found({ ...definition, committee: { ...definition.committee, ...committee } })
    }
    expect(ruled({ criteria: [], quorum: 2 })).toEqual([' no_criteria'])
    expect(ruled({ criteria: [], quorum: 0 })).toEqual([])
    expect(ruled({ quorum: 16 })).toEqual([' quorum_out_of_range'])
    expect(ruled({ criteria: [{ id: 'c', label: half, weight: 0 }] })).toEqual([
      'c words_missing',
      'c bounds_crossed',
    ])
  })
})

describe('dead ends', () => {
  const { kind: _, mostCharacters: __, ...common } = aShortQuestion('q')
  const options = [anOption('a'), anOption('b')]
  it.each<[string, Question, string]>([
    ['no room for a letter', { ...common, kind: 'long', mostCharacters: 0 }, 'dead_end'],
    [
      'more choices asked than there are',
      { ...common, kind: 'several', options, least: 3, most: 4 },
      'dead_end',
    ],
    ['no choice allowed', { ...common, kind: 'several', options, least: 0, most: 0 }, 'dead_end'],
    [
      'at least more than at most',
      { ...common, kind: 'several', options, least: 2, most: 1 },
      'bounds_crossed',
    ],
    ['no file allowed', { ...common, kind: 'file', accepts: 'images', most: 0 }, 'dead_end'],
    ['numbers that cross', { ...common, kind: 'number', least: 2, most: 1, unit: empty }, 'bounds_crossed'],
    [
      'days that cross',
      { ...common, kind: 'date', notBefore: '2020-01-02', notAfter: '2020-01-01' },
      'bounds_crossed',
    ],
  ])('%s', (_, question, problem) => expect(inStep(question)).toEqual([`s/q ${problem}`]))

  it('a hidden question that is required keeps nobody waiting', () => {
    const definition = aShortFlow([
      aStep('s', [aChoice('q'), aShortQuestion('mot', { showWhen: when('q', 'oui') })]),
    ])
    expect(found(definition)).toEqual([])
    const walk = { way: null, facts: {} }
    expect(readPassage(definition, { q: 'non' }, walk)).toMatchObject({ next: null, isWhole: true })
    expect(readPassage(definition, { q: 'oui' }, walk)).toMatchObject({ next: 's', isWhole: false })
  })
})

describe('conditions', () => {
  const two = (first: Partial<Step>, second: Partial<Step>) =>
    found(
      aShortFlow([
        { ...aStep('s', [aChoice('q')]), ...first } as Step,
        { ...aStep('t', [aChoice('p')]), ...second } as Step,
      ]),
    )

  it('look at questions that are there, and at options that they offer', () => {
    expect(two({}, { showWhen: when('lost', 'oui') })).toEqual(['t unknown_question'])
    expect(two({}, { showWhen: when('q', 'peut-être') })).toEqual(['t unknown_option'])
    expect(two({}, { showWhen: { question: 'q', is: 'at_least', number: 1 } })).toEqual([
      't wrong_comparison',
    ])
    expect(two({}, { showWhen: { not: { question: 'q', is: 'answered' } } })).toEqual(['t never_shown'])
  })

  it('look back: at earlier steps, and at earlier questions of their own', () => {
    expect(two({ showWhen: when('p', 'oui') }, {})).toEqual(['s not_earlier'])
    expect(inStep(aChoice('q', { showWhen: when('p', 'oui') }), aChoice('p'))).toEqual(['s/q not_earlier'])
    expect(inStep(aChoice('q'), aChoice('p', { showWhen: when('q', 'oui') }))).toEqual([])
    expect(two({}, { showWhen: when('q', 'oui') })).toEqual([])
  })

  it('a question that hangs on itself, or a step on its own question, goes in a circle', () => {
    expect(inStep(aChoice('q', { showWhen: when('q', 'oui') }))).toEqual(['s/q cycle'])
    expect(two({ showWhen: when('q', 'oui') }, {})).toEqual(['s cycle'])
    expect(two({ showWhen: when('p', 'oui') }, { showWhen: when('q', 'oui') })).toEqual(['s cycle'])
  })

  it('a condition that contradicts itself, its step or its bounds is never met', () => {
    const both: Condition = { all: [when('q', 'oui'), when('q', 'non')] }
    expect(two({}, { showWhen: both })).toEqual(['t never_shown'])
    expect(two({}, { showWhen: { any: [] } })).toEqual(['t never_shown'])
    expect(
      two({}, { ...aStep('t', [aChoice('p', { showWhen: when('q', 'non') })]), showWhen: when('q', 'oui') }),
    ).toEqual(['t/p never_shown'])
    const { kind: _, mostCharacters: __, ...common } = aShortQuestion('n')
    const years: Question = { ...common, kind: 'number', least: 0, most: 5, unit: empty }
    expect(inStep(years, aChoice('q', { showWhen: { question: 'n', is: 'at_least', number: 6 } }))).toEqual([
      's/q never_shown',
    ])
  })

  it('a condition that only an answer between two others meets is not taken for one that nobody meets', () => {
    const { kind: _, mostCharacters: __, ...common } = aShortQuestion('n')
    const years: Question = { ...common, kind: 'number', least: 0, most: 5, unit: empty }
    const between: Condition = {
      not: { any: [2, 3].map((number, at) => ({ question: 'n', is: at ? 'at_least' : 'at_most', number })) },
    }
    expect(inStep(years, aChoice('q', { showWhen: between }))).toEqual([])
    const day: Question = { ...common, kind: 'date', notBefore: '2020-01-01', notAfter: '2020-01-03' }
    const middle: Condition = {
      not: {
        any: [
          { question: 'n', is: 'on_or_before', date: '2020-01-01' },
          { question: 'n', is: 'on_or_after', date: '2020-01-03' },
        ],
      },
    }
    expect(inStep(day, aChoice('q', { showWhen: middle }))).toEqual([])
    const roads: Question = {
      ...common,
      kind: 'several',
      options: ['a', 'b', 'c'].map(id => anOption(id)),
      least: 2,
      most: 2,
    }
    const two = (...ids: string[]): Condition => ({
      all: ids.map(option => ({ question: 'n', is: 'includes', option })),
    })
    expect(inStep(roads, aChoice('q', { showWhen: two('a', 'c') }))).toEqual([])
    expect(inStep(roads, aChoice('q', { showWhen: two('a', 'b', 'c') }))).toEqual(['s/q never_shown'])
  })

  it('a chain that can be met by one way in only may be published', () => {
    const spared = aStep('t', [aChoice('p')], { sparedTo: ['code'] })
    const last = aStep('u', [aChoice('r')], { showWhen: when('p', 'non') })
    expect(found(aShortFlow([aStep('s', [aChoice('q')]), spared, last]))).toEqual([])
  })

  it('a knock-out may look at every question, and is told when nobody could meet it', () => {
    const definition = aShortFlow([aStep('s', [aChoice('q')])])
    const words = { fr: 'Non', en: 'No' }
    expect(found({ ...definition, knockOuts: [{ id: 'k', when: when('q', 'non'), words }] })).toEqual([])
    expect(found({ ...definition, knockOuts: [{ id: 'k', when: { any: [] }, words }] })).toEqual([
      'k never_shown',
    ])
  })

  it('a tangle that is too long to tell is let through', () => {
    // Nine to seat on eight chairs: nobody can, and only trying them all would tell.
    const chairs = Array.from({ length: 8 }, (_, at) => `chair-${at}`)
    const questions = Array.from({ length: 9 }, (_, at) =>
      aChoice(`q${at}`, { options: chairs.map(id => anOption(id)) }),
    )
    const tangle: Condition = {
      all: questions.flatMap((one, at) =>
        questions
          .slice(at + 1)
          .flatMap(other =>
            chairs.map(chair => ({ not: { all: [when(one.id, chair), when(other.id, chair)] } })),
          ),
      ),
    }
    const definition = aShortFlow([
      aStep('s', questions),
      aStep('t', [aChoice('last')], { showWhen: tangle }),
    ])
    expect(found(definition)).toEqual([])
  })
})

describe('whatever the definition', () => {
  it('none whose conditions go in a circle may be published', () => {
    fc.assert(
      fc.property(
        publishableFlow.filter(({ steps }) => steps.flatMap(questionsOf).length >= 1),
        fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (definition, picks, byStep) => {
          const circle = [...new Set(picks)].map(pick => pick % definition.steps.flatMap(questionsOf).length)
          const ids = [...new Set(circle)].map(at => definition.steps.flatMap(questionsOf)[at]?.id ?? '')
          const turned = { ...definition, steps: definition.steps.map(step => turn(step, ids, byStep)) }
          expect(problemsOfFlow(turned).map(({ problem }) => problem)).toContain('cycle')
        },
      ),
      { numRuns: 150 },
    )
  })

  it('what may be published, and only that, shows each of its steps and questions to someone', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, fc.nat({ max: 99 }), (definition, drawn, way, n) => {
        const never = problemsOfFlow(definition).filter(({ problem }) => problem === 'never_shown')
        const answers = answerWhatIsAsked(definition, answersFor(definition, drawn), way, n)
        const walked = readPassage(definition, answers, { way, facts: {} })
        const shown = walked.steps.flatMap(({ step, questions }) => [
          step.id,
          ...questions.map(({ id }) => `${step.id}/${id}`),
        ])
        expect(never.filter(({ at }) => shown.includes(at))).toEqual([])
        for (const step of definition.steps) {
          if (step.showWhen === null || never.some(({ at }) => at === step.id)) continue
          const witness = findAnswers(definition, { conditions: [step.showWhen], step })
          const seen = witness && readPassage(definition, witness.answers, { way: witness.way, facts: {} })
          expect(seen?.steps.map(one => one.step.id)).toContain(step.id)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('every problem is told in both languages, with its place', () => {
    fc.assert(
      fc.property(anyFlow, definition => {
        for (const problem of problemsOfFlow({ ...definition, story: empty })) {
          expect(tellFlowProblem(problem, definition, 'fr')).toMatch(/^(«|Le parcours).*\s: .+\.$/u)
          expect(tellFlowProblem(problem, definition, 'en')).toMatch(/^(“|The flow).*: .+\.$/u)
        }
      }),
      { numRuns: 50 },
    )
  })
})

/** Makes each of these questions hang on the next and the last on the first, by itself or by its step. */
function turn(step: Step, ids: readonly string[], byStep: boolean): Step {
  const hangsOn = (id: string): Condition | null => {
    const at = ids.indexOf(id)
    return at === -1 ? null : { question: ids[(at + 1) % ids.length] ?? id, is: 'answered' }
  }
  const first = questionsOf(step)
    .map(({ id }) => hangsOn(id))
    .find(condition => condition !== null)
  if (byStep) return { ...step, showWhen: first ?? step.showWhen }
  if (!('questions' in step)) return step
  const questions = step.questions.map(one => ({ ...one, showWhen: hangsOn(one.id) ?? one.showWhen }))
  return { ...step, questions } as Step
}

function answerWhatIsAsked(
  definition: FlowDefinition,
  from: ReturnType<typeof answersFor>,
  way: 'nomination' | 'code' | null,
  n: number,
) {
  let answers = from
  for (let left = 100; left > 0; left--) {
    const { steps } = readPassage(definition, answers, { way, facts: {} })
    const id = steps.flatMap(({ missing }) => missing)[0]
    const question = steps.flatMap(({ questions }) => questions).find(one => one.id === id)
    if (!question) break
    answers = { ...answers, [question.id]: validAnswer(question, n) }
  }
  return answers
}
