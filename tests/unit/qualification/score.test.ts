import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { tellCondition } from '~/domain/qualification/condition-words'
import { inventSamples } from '~/domain/qualification/invent-samples'
import { readPassage } from '~/domain/qualification/passage'
import { scoreAnswers } from '~/domain/qualification/score'
import { tellTree } from '~/domain/qualification/tell-tree'
import type { Answers, Condition, FlowDefinition, Question } from '~/domain/qualification/types'
import { whoWouldPass } from '~/domain/qualification/would-pass'
import { aChoice, aFlowDefinition, anOption, aShortFlow, aShortQuestion, aStep } from '../../factories/flow'
import { answersFor, anyAnswers, anyFlow, anyWay } from './any-flow'

// Hundreds of generated flows take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const walk = { way: null, facts: {} }
const { kind: _, mostCharacters: __, ...common } = aShortQuestion('q')
const points = (...each: number[]) => each.map((one, at) => anOption(`o${at}`, { points: one }))
const scoreOf = (questions: Question[], answers: Answers, rest: Partial<FlowDefinition> = {}) =>
  scoreAnswers(aShortFlow([aStep('s', questions)], rest), answers, walk)
const is = (question: string, option: string): Condition => ({ question, is: 'one_of', options: [option] })

describe('the score', () => {
  it('is the mean of the points by their weight, out of 10', () => {
    const questions = [aChoice('p', { weight: 3 }), aChoice('q', { weight: 1 }), aChoice('r')]
    expect(scoreOf(questions, { p: 'oui', q: 'non', r: 'oui' })).toMatchObject({
      score: 7.5,
      parts: [
        { questionId: 'p', weight: 3, points: 10 },
        { questionId: 'q', weight: 1, points: 0 },
      ],
      advice: 'pass',
    })
  })

  it('counts 0 for what is shown and not answered, and leaves out what is hidden', () => {
    const questions = [aChoice('p', { weight: 1 }), aChoice('q', { weight: 1, showWhen: is('p', 'oui') })]
    expect(scoreOf(questions, { p: 'oui' }).score).toBe(5)
    expect(scoreOf(questions, { p: 'non', q: 'oui' })).toMatchObject({
      score: 0,
      parts: [{ questionId: 'p' }],
    })
  })

  it('is null when nothing weighs, and then no minimum speaks against', () => {
    expect(scoreOf([aChoice('p')], { p: 'non' }, { minimumScore: 9 })).toMatchObject({
      score: null,
      advice: 'pass',
    })
    const mute = [{ ...aShortQuestion('p'), weight: 5 }]
    expect(scoreOf(mute, { p: 'mot' }).score).toBeNull()
  })

  it('of several is the mean of what was chosen: ticking more wins nothing by itself', () => {
    const several: Question = {
      ...common,
      kind: 'several',
      weight: 1,
      least: 1,
      most: 3,
      options: points(10, 4, 0),
    }
    expect(scoreOf([several], { q: ['o0'] }).score).toBe(10)
    expect(scoreOf([several], { q: ['o0', 'o1'] }).score).toBe(7)
    expect(scoreOf([several], { q: ['o0', 'o1', 'o2'] }).score).toBe(4.67)
  })

  it('of a number grows evenly between its bounds', () => {
    const number: Question = {
      ...common,
      kind: 'number',
      weight: 1,
      least: 10,
      most: 30,
      unit: { fr: '', en: '' },
    }
    expect([10, 15, 30].map(q => scoreOf([number], { q }).score)).toEqual([0, 2.5, 10])
    expect(scoreOf([{ ...number, most: 10 }], { q: 10 }).score).toBeNull()
  })

  it('of a ranking is 10 in the order of its points and 0 the other way round', () => {
    const ranking: Question = { ...common, kind: 'ranking', weight: 1, options: points(0, 5, 10) }
    expect(scoreOf([ranking], { q: ['o2', 'o1', 'o0'] }).score).toBe(10)
    expect(scoreOf([ranking], { q: ['o0', 'o1', 'o2'] }).score).toBe(0)
    expect(scoreOf([ranking], { q: ['o2', 'o0', 'o1'] }).score).toBe(7.5)
    expect(scoreOf([{ ...ranking, options: points(4, 4, 4) }], { q: ['o0', 'o1', 'o2'] }).score).toBeNull()
  })

  it('is between 0 and 10, and the same each time, whatever is answered', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, (definition, drawn, way) => {
        const answers = answersFor(definition, drawn)
        const scored = scoreAnswers(definition, answers, { way, facts: {} })
        expect(scored).toEqual(scoreAnswers(definition, answers, { way, facts: {} }))
        for (const part of scored.parts) {
          expect(part.points).toBeGreaterThanOrEqual(0)
          expect(part.points).toBeLessThanOrEqual(10)
        }
        const { steps } = readPassage(definition, answers, { way, facts: {} })
        const shown = steps.flatMap(({ questions }) => questions.map(({ id }) => id))
        expect([...scored.parts, ...scored.fatal].filter(one => !shown.includes(one.questionId))).toEqual([])
      }),
    )
  })

  it('says nothing of what a hidden answer holds, whatever it holds', () => {
    fc.assert(
      fc.property(anyFlow, anyAnswers, anyWay, (definition, drawn, way) => {
        const answers = answersFor(definition, drawn)
        const { hiddenAnswers } = readPassage(definition, answers, { way, facts: {} })
        const bare = Object.fromEntries(Object.entries(answers).filter(([id]) => !hiddenAnswers.includes(id)))
        expect(scoreAnswers(definition, answers, { way, facts: {} })).toEqual(
          scoreAnswers(definition, bare, { way, facts: {} }),
        )
      }),
    )
  })
})

describe('the advice', () => {
  const options = [
    anOption('bon', { points: 10 }),
    anOption('faible', { points: 1 }),
    anOption('fatal', { points: 10, isFatal: true }),
  ]
  const questions = [aChoice('p', { weight: 1, options }), aChoice('q')]
  const rest = {
    minimumScore: 5,
    knockOuts: [{ id: 'k', when: is('q', 'non'), words: { fr: 'Non', en: 'No' } }],
  }

  it('names the gravest of what speaks against, and all of it', () => {
    expect(scoreOf(questions, { p: 'bon', q: 'oui' }, rest)).toMatchObject({
      advice: 'pass',
      fatal: [],
      knockedOut: [],
    })
    expect(scoreOf(questions, { p: 'faible', q: 'oui' }, rest).advice).toBe('below_minimum')
    expect(scoreOf(questions, { p: 'faible', q: 'non' }, rest)).toMatchObject({
      advice: 'knocked_out',
      knockedOut: ['k'],
    })
    expect(scoreOf(questions, { p: 'fatal', q: 'non' }, rest)).toMatchObject({
      advice: 'fatal',
      fatal: [{ questionId: 'p', optionId: 'fatal' }],
      knockedOut: ['k'],
    })
  })

  it('passes at the very minimum', () => {
    expect(scoreOf([aChoice('p', { weight: 1 })], { p: 'oui' }, { minimumScore: 10 }).advice).toBe('pass')
  })
})

describe('who would pass', () => {
  it('made-up applications try each rule of the example', () => {
    const definition = aFlowDefinition()
    const tried = whoWouldPass(definition, inventSamples(definition, 'fr'))
    expect(tried.map(({ label, score }) => [label, score.advice])).toEqual(
      [
        ['Les meilleures réponses', 'pass'],
        ['Les réponses les plus faibles', 'below_minimum'],
        ['Une réponse qui parle contre : « revend »', 'fatal'],
        ['De quoi remplir « Conduit depuis un an ou moins. »', 'knocked_out'],
      ].map(([label, advice]) => [
        label?.replace(' :', '\u00a0:').replace('« ', '«\u202f').replace(' »', '\u202f»'),
        advice,
      ]),
    )
    expect(tried.every(({ answered, asked }) => answered === asked)).toBe(true)
    expect(tried[1]?.steps).toEqual([
      'bienvenue',
      'vous',
      'carnet',
      'parole',
      'conversation',
      'a-vous',
      'relire',
    ])
  })

  it('each made-up application meets the rule that it is made for, whatever the flow', () => {
    fc.assert(
      fc.property(anyFlow, definition => {
        const { knockOuts } = definition
        for (const { label, score } of whoWouldPass(definition, inventSamples(definition, 'fr'))) {
          if (label.startsWith('Une réponse')) expect(score.fatal).not.toEqual([])
          if (label.startsWith('De quoi')) expect(score.knockedOut).toEqual(knockOuts.map(({ id }) => id))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('a past application is tried by its way in, and what this version does not ask counts for nothing', () => {
    const [tried] = whoWouldPass(aFlowDefinition(), [
      {
        label: 'Candidature du 3 mars',
        answers: { lien: 'conduit', disparue: 'oui', ville: '' },
        way: 'nomination',
      },
    ])
    expect(tried).toMatchObject({ label: 'Candidature du 3 mars', way: 'nomination', answered: 1 })
    expect(tried?.steps).not.toContain('parole')
  })

  it('the rules are told as a tree, in both languages', () => {
    const tree = tellTree(aFlowDefinition(), 'en')
    expect(tree.steps.map(({ id }) => id)).toHaveLength(9)
    expect(tree.steps[2]).toMatchObject({
      condition: 'only if the answer to “What is your tie with the house?” is “I drive”',
    })
    expect(tree.steps[3]?.children[1]?.rules).toContain('“revend” speaks against, whatever the score')
    expect(tellTree(aFlowDefinition(), 'fr').rules.at(-1)).toBe('Rien de tout cela ne décide.')
  })
})

describe('a condition is told', () => {
  const definition = aShortFlow([aStep('s', [aChoice('p'), aChoice('q')])])
  const tell = (condition: Condition) => tellCondition(condition, definition, 'en')

  it('as the end of a sentence, what is denied turned round', () => {
    expect(tell(is('p', 'oui'))).toBe('the answer to “p” is “oui”')
    expect(tell({ not: { any: [is('p', 'oui'), { question: 'q', is: 'answered' }] } })).toBe(
      'the answer to “p” is not “oui” and “q” has no answer',
    )
    expect(tell({ all: [is('p', 'oui'), { any: [is('q', 'oui'), is('q', 'non')] }] })).toBe(
      'the answer to “p” is “oui” and (the answer to “q” is “oui” or the answer to “q” is “non”)',
    )
    expect(tell({ all: [] })).toBe('always')
    expect(tell({ not: { all: [] } })).toBe('never')
    expect(tell(is('lost', 'oui'))).toBe(
      'the answer to a question that is no longer there is an answer that is no longer there',
    )
  })
})
