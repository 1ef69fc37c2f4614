import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '~/domain/qualification/conditions'
import { newQuestion } from '~/domain/qualification/new-parts'
import type { Answers, Condition, Question } from '~/domain/qualification/types'
import {
  closeCondition,
  openCondition,
  readCondition,
} from '~/routes/staff.flows.$flowId.edit/condition-form'
import { readFields } from '~/routes/staff.flows.$flowId.edit/form-reader'

const option = (id: string) => ({ id, label: { fr: id, en: id }, points: 0, isFatal: false })
const ask = (kind: Parameters<typeof newQuestion>[0], id: string): Question => {
  const question = newQuestion(kind, id, () => id)
  return 'options' in question ? { ...question, options: ['x', 'y', 'z'].map(option) } : question
}
const questions = [
  ask('choice', 'tie'),
  ask('several', 'likes'),
  ask('number', 'years'),
  ask('date', 'since'),
  ask('short', 'city'),
  ask('consent', 'yes'),
]

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(...questions.map(({ id }) => ({ question: id, is: 'answered' as const }))),
  fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 })
    .map(options => ({ question: 'tie', is: 'one_of' as const, options })),
  fc.constantFrom('x', 'y').map(one => ({ question: 'likes', is: 'includes' as const, option: one })),
  fc.record({
    question: fc.constant('years'),
    is: fc.constantFrom('at_least', 'at_most'),
    number: fc.integer({ min: -3, max: 9 }),
  }),
  fc.record({
    question: fc.constant('since'),
    is: fc.constantFrom('on_or_before', 'on_or_after'),
    date: fc.constantFrom('2019-05-01', '2024-02-29'),
  }),
  fc.constant({ question: 'yes', is: 'given' as const }),
)
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    comparison.map(not => ({ not })),
    fc.array(tie('condition'), { maxLength: 4 }).map(all => ({ all })),
    fc.array(tie('condition'), { maxLength: 4 }).map(any => ({ any })),
    tie('condition').map(not => ({ not })),
  ),
}))
const answers: fc.Arbitrary<Answers> = fc
  .record(
    {
      tie: fc.constantFrom('x', 'y', 'z'),
      likes: fc.subarray(['x', 'y', 'z'], { minLength: 1 }),
      years: fc.integer({ min: -3, max: 9 }),
      since: fc.constantFrom('2018-01-01', '2019-05-01', '2025-01-01'),
      city: fc.constant('Annecy'),
      yes: fc.constant({ given: true }),
    },
    { requiredKeys: [] },
  )
  .map(some => some as Answers)

const says = (one: Condition | null, given: Answers) => (one === null ? true : holds(one, given))

/** The form as the page sends it: the lines of each group, an empty one after them, and all that is kept ticked. */
function send(one: Condition | null): FormData {
  const { join, groups, kept } = openCondition(one)
  const form = new FormData()
  form.set('when.join', join)
  for (const [at, group] of [...groups, { join: 'all', rows: [] }].entries()) {
    form.set(`when.${at}.join`, group.join)
    for (const [line, { compares, isNot }] of group.rows.entries()) {
      const name = `when.${at}.${line}`
      form.set(`${name}.q`, compares.question)
      form.set(`${name}.is`, `${isNot ? 'not:' : ''}${compares.is}`)
      if ('number' in compares) form.set(`${name}.v`, String(compares.number))
      if ('date' in compares) form.set(`${name}.v`, compares.date)
      if ('option' in compares) form.set(`${name}.o`, compares.option)
      for (const id of 'options' in compares ? compares.options : []) form.append(`${name}.o`, id)
    }
    form.set(`when.${at}.${group.rows.length}.q`, '')
  }
  for (const at of kept.keys()) form.append('when.kept', String(at))
  return form
}

describe('a condition opened for editing', () => {
  test('says the same once it is closed again, however deep it is', () => {
    fc.assert(
      fc.property(condition, answers, (one, given) => {
        expect(says(closeCondition(openCondition(one)), given)).toBe(holds(one, given))
      }),
      { numRuns: 500 },
    )
  })

  test('says the same after a journey through its form', () => {
    fc.assert(
      fc.property(condition, answers, (one, given) => {
        const fields = readFields(send(one))
        expect(says(readCondition(fields, 'when', questions, one), given)).toBe(holds(one, given))
        expect(fields.problems).toEqual({})
      }),
      { numRuns: 500 },
    )
  })

  test('shows lines beside a group as a group of their own', () => {
    const likes: Condition = { question: 'likes', is: 'answered' }
    const tie: Condition = { question: 'tie', is: 'one_of', options: ['x'] }
    const form = openCondition({ all: [likes, { any: [tie, { not: likes }] }] })
    expect(form.groups.map(({ join, rows }) => [join, rows.length])).toEqual([
      ['all', 1],
      ['any', 2],
    ])
    expect(form.kept).toEqual([])
  })

  test('keeps what is too deep to edit, until its tick is taken away', () => {
    const deep: Condition = { not: { all: [{ question: 'tie', is: 'answered' }] } }
    const whole: Condition = { all: [{ question: 'city', is: 'answered' }, deep] }
    expect(openCondition(whole).kept).toEqual([deep])
    const form = send(whole)
    form.delete('when.kept')
    expect(readCondition(readFields(form), 'when', questions, whole)).toEqual({
      question: 'city',
      is: 'answered',
    })
  })
})

describe('a line of the form', () => {
  function read(line: Record<string, string>) {
    const form = new FormData()
    for (const [part, value] of Object.entries(line)) form.set(`when.0.0.${part}`, value)
    const fields = readFields(form)
    return { read: readCondition(fields, 'when', questions, null), problems: fields.problems }
  }

  test('whose question was just chosen asks for any answer', () => {
    expect(read({ q: 'years' })).toEqual({ read: { question: 'years', is: 'answered' }, problems: {} })
  })

  test('whose question was changed forgets the comparison that no longer suits it', () => {
    expect(read({ q: 'city', is: 'at_least', v: '3' }).read).toEqual({ question: 'city', is: 'answered' })
  })

  test('without a question is no condition', () => {
    expect(read({ q: '', is: 'at_least' }).read).toBeNull()
  })

  test('reads a number with a comma, and says where it cannot', () => {
    expect(read({ q: 'years', is: 'not:at_least', v: '2,5' }).read).toEqual({
      not: { question: 'years', is: 'at_least', number: 2.5 },
    })
    expect(read({ q: 'years', is: 'at_least', v: 'deux' }).problems).toHaveProperty(['when.0.0.v'])
    expect(read({ q: 'tie', is: 'one_of' }).problems).toHaveProperty(['when.0.0.o'])
    expect(read({ q: 'since', is: 'on_or_after', v: '' }).problems).toHaveProperty(['when.0.0.v'])
  })
})
