import { expect, test } from 'vitest'
import { mayTake, type TakeQuestion } from '~/domain/fleet/policy'

const at = (time: string) => new Date(`2037-02-12T${time}:00Z`)
const span = { from: at('10:00').getTime(), to: at('10:45').getTime() }
const drive = {
  reservationId: 'mine',
  modelId: 'cime',
  needsInstructor: true,
  crew: null,
  span,
  startsAt: at('10:00'),
}
const question: TakeQuestion = {
  drive,
  crew: { unitId: 'one', instructorId: 'ada' },
  wantsInstructor: true,
  others: [],
  units: [
    { id: 'one', modelId: 'cime', taken: [] },
    { id: 'gt', modelId: 'gt', taken: [] },
  ],
  guides: [{ id: 'ada', languages: ['fr'], taken: [] }],
  now: at('09:00'),
}
const ask = (change: Partial<TakeQuestion>) => mayTake({ ...question, ...change })
const other = { ...drive, reservationId: 'theirs', crew: { unitId: 'one', instructorId: 'noé' } }

test('a unit of the model and an instructor who are free are given', () => {
  expect(ask({})).toEqual({ ok: true, value: undefined })
})

test('the first thing in the way is said', () => {
  expect(ask({ now: at('10:00') })).toMatchObject({ reason: 'begun' })
  expect(ask({ crew: { unitId: 'elsewhere', instructorId: 'ada' } })).toMatchObject({ reason: 'not_here' })
  expect(ask({ crew: { unitId: 'gt', instructorId: 'ada' } })).toMatchObject({ reason: 'other_model' })
  expect(ask({ drive: { ...drive, needsInstructor: false } })).toMatchObject({ reason: 'needs_none' })
  expect(ask({ crew: { unitId: 'one', instructorId: null } })).toMatchObject({ reason: 'not_here' })
  expect(ask({ units: [{ id: 'one', modelId: 'cime', taken: [span] }] })).toMatchObject({
    reason: 'away',
    what: 'unit',
  })
  expect(ask({ guides: [{ id: 'ada', languages: [], taken: [span] }] })).toMatchObject({
    reason: 'away',
    what: 'instructor',
  })
  expect(ask({ others: [other] })).toMatchObject({
    reason: 'taken',
    what: 'unit',
    by: { reservationId: 'theirs' },
  })
  expect(ask({ others: [{ ...other, crew: { unitId: 'two', instructorId: 'ada' } }] })).toMatchObject({
    reason: 'taken',
    what: 'instructor',
  })
})

test('what ends when the drive begins is not in the way', () => {
  const before = { from: at('09:00').getTime(), to: at('10:00').getTime() }
  expect(ask({ others: [{ ...other, span: before }] })).toMatchObject({ ok: true })
})
