import { describe, expect, test } from 'vitest'
import { monthsAfter, replyByOf, retentionEnd } from '~/domain/applications/dates'
import { markOf } from '~/domain/applications/mark.server'
import {
  countStepsLeft,
  mayOpenStep,
  neighboursOf,
  quizStanding,
  resumeAt,
} from '~/domain/applications/policy'
import { veilStep } from '~/domain/applications/veil'
import { readPassage } from '~/domain/qualification/passage'
import type { Answers, StepFacts } from '~/domain/qualification/types'
import { aChoice, aDefinition, aShort, aStep } from '../../factories/application'

const definition = aDefinition({
  steps: [
    aStep('statement', 'welcome'),
    aStep('questions', 'you', { questions: [aChoice('tie', ['drives', 'admires'])] }),
    aStep('vouching', 'word', { vouchers: 1 }),
    aStep('questions', 'driving', {
      showWhen: { question: 'tie', is: 'one_of', options: ['drives'] },
      questions: [aShort('roads')],
    }),
    aStep('review', 'send'),
  ],
})
const walk = (answers: Answers, facts: StepFacts = {}) =>
  readPassage(definition, answers, { way: null, facts })
const open = (answers: Answers, stepId: string) => mayOpenStep('draft', walk(answers), stepId, [])

describe('which step may be opened', () => {
  test('in a draft each one up to the first that the applicant has yet to do', () => {
    expect(open({}, 'you').ok).toBe(true)
    expect(open({}, 'send')).toEqual({ ok: false, reason: 'step_ahead', next: 'you' })
    expect(open({ tie: 'drives' }, 'driving').ok).toBe(true)
    expect(open({ tie: 'drives' }, 'send')).toEqual({ ok: false, reason: 'step_ahead', next: 'driving' })
  })

  test('a member who has not vouched yet stands in nobody’s way', () => {
    expect(open({ tie: 'admires' }, 'send').ok).toBe(true)
  })

  test('a step that earlier answers hide is none', () => {
    expect(open({ tie: 'admires' }, 'driving')).toEqual({ ok: false, reason: 'step_hidden' })
  })

  test('once sent only what a request names, and what an answer changed there leaves wanting', () => {
    const whole = walk({ tie: 'drives', roads: 'ice' })
    expect(mayOpenStep('submitted', whole, 'you', [])).toEqual({ ok: false, reason: 'closed' })
    expect(mayOpenStep('submitted', whole, 'you', ['you']).ok).toBe(true)
    expect(mayOpenStep('submitted', whole, 'driving', ['you'])).toEqual({ ok: false, reason: 'closed' })
    expect(mayOpenStep('waitlisted', walk({ tie: 'drives' }), 'driving', ['you']).ok).toBe(true)
    expect(mayOpenStep('submitted', whole, 'send', ['send'])).toEqual({ ok: false, reason: 'closed' })
  })

  test('once decided or withdrawn none, whatever was asked', () => {
    for (const state of ['decided', 'withdrawn'] as const)
      expect(mayOpenStep(state, walk({ tie: 'drives' }), 'you', ['you'])).toEqual({
        ok: false,
        reason: 'closed',
      })
  })
})

describe('taking it up again', () => {
  test('where it was left, or at what comes first when that is no longer open', () => {
    expect(resumeAt(walk({ tie: 'drives' }), 'driving')).toBe('driving')
    expect(resumeAt(walk({}), 'driving')).toBe('you')
    expect(resumeAt(walk({ tie: 'admires' }), 'driving')).toBe('word')
    expect(resumeAt(walk({ tie: 'admires' }, { word: true }), '')).toBe('send')
  })

  test('the review is not counted among the steps that are left', () => {
    expect(countStepsLeft(walk({}))).toBe(2)
    expect(countStepsLeft(walk({ tie: 'admires' }, { word: true }))).toBe(0)
  })

  test('the neighbours of a step are those that are walked', () => {
    expect(neighboursOf(walk({ tie: 'admires' }), 'word')).toEqual({ previous: 'you', following: 'send' })
    expect(neighboursOf(walk({}), 'welcome').previous).toBeNull()
  })
})

test('a timed quiz ends at its very instant, or when it was ended', () => {
  const quiz = aStep('quiz', 'quiz', { seconds: 60, questions: [] })
  const startedAt = new Date('2026-11-24T10:00:00Z')
  const run = { stepId: 'quiz', startedAt, endsAt: new Date('2026-11-24T10:01:00Z'), finishedAt: null }
  const at = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000)
  expect(quizStanding(quiz, undefined, at(0))).toBe('not_begun')
  expect(quizStanding(quiz, run, at(59.999))).toBe('running')
  expect(quizStanding(quiz, run, at(60))).toBe('over')
  expect(quizStanding(quiz, { ...run, finishedAt: at(5) }, at(6))).toBe('over')
  expect(quizStanding(aStep('quiz', 'quiz', { seconds: null, questions: [] }), undefined, at(0))).toBe('open')
})

describe('dates', () => {
  test.each([
    ['2026-11-24T22:30:00Z', 14, '2026-12-08T22:59:59.000Z'],
    ['2026-11-24T23:30:00Z', 14, '2026-12-09T22:59:59.000Z'],
    ['2027-03-20T10:00:00Z', 14, '2027-04-03T21:59:59.000Z'],
    ['2026-10-20T10:00:00Z', 7, '2026-10-27T22:59:59.000Z'],
  ])('sent at %s with %i days, the answer is due at %s on the clock of Paris', (from, promiseDays, due) => {
    expect(replyByOf({ promiseDays }, new Date(from), 'Europe/Paris').toISOString()).toBe(due)
  })

  test('months are counted by the calendar; a month that is too short ends on its last day', () => {
    expect(retentionEnd({ keptMonths: 12 }, new Date('2026-11-24T10:00:00Z')).toISOString()).toBe(
      '2027-11-24T10:00:00.000Z',
    )
    expect(monthsAfter(new Date('2027-08-31T10:00:00Z'), 6).toISOString()).toBe('2028-02-29T10:00:00.000Z')
  })
})

test('a mark is the same whatever the order of keys, and another for another answer', () => {
  expect(markOf({ vin: 'A', model: 'B', since: null })).toBe(markOf({ since: null, model: 'B', vin: 'A' }))
  expect(markOf(['a', 'b'])).not.toBe(markOf(['b', 'a']))
  expect(markOf('1')).not.toBe(markOf(1))
  expect(markOf(null)).toBe('')
})

test('an applicant’s page holds nothing of how an answer is weighed', () => {
  const question = aChoice('tie', ['drives', 'admires'], {
    weight: 3,
    showWhen: { question: 'x', is: 'answered' },
  })
  const fatal = { ...question, options: [{ id: 'a', label: { fr: 'a', en: 'a' }, points: 7, isFatal: true }] }
  const veiled = JSON.stringify(
    veilStep(aStep('questions', 'you', { questions: [question, fatal as never] })),
  )
  expect(veiled).not.toMatch(/"weight":[^0]|"points":[^0]|"isFatal":true|answered/)
})
