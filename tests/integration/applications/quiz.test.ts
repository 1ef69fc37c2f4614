import { expect, test } from 'vitest'
import { beginQuiz } from '~/domain/applications/begin-quiz.server'
import { readMyApplication } from '~/domain/applications/queries.server'
import { submitApplication } from '~/domain/applications/submit-application.server'
import { aChoice, aDefinition, anOpenFlow, aStep, aWalker, type Walker } from '../../factories/application'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()

async function atTheQuiz(seconds: number | null = 60): Promise<Walker> {
  const questions = [
    aChoice('first', ['right', 'wrong'], { weight: 1 }),
    aChoice('second', ['right', 'wrong'], { weight: 1 }),
  ]
  const definition = aDefinition({
    steps: [aStep('quiz', 'quiz', { seconds, questions: questions as never }), aStep('review', 'send')],
  })
  return aWalker(base.db, await anOpenFlow(base.db, { definition }))
}

const start = ({ actor, applicationId }: Walker) => beginQuiz(base, actor, { applicationId, stepId: 'quiz' })
const runOf = ({ applicationId }: Walker) =>
  base.db
    .selectFrom('quiz_runs')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
const runOut = ({ applicationId }: Walker) =>
  base.db
    .updateTable('quiz_runs')
    .set({ ends_at: new Date(Date.now() - 1) })
    .where('application_id', '=', applicationId)
    .execute()
async function answersOf({ actor, applicationId }: Walker) {
  return (await readMyApplication(base.db, actor, applicationId))?.answers
}

test('a timed quiz takes no answer before it is begun, and begins once however often it is pressed', async () => {
  const walker = await atTheQuiz()
  expect(await walker.press('quiz', { first: 'right' })).toEqual({ ok: false, reason: 'quiz_not_begun' })
  await Promise.all([start(walker), start(walker), start(walker)])
  const { started_at, ends_at } = await runOf(walker)
  expect(Math.round(((ends_at?.getTime() ?? 0) - started_at.getTime()) / 1000)).toBe(60)
  await start(walker)
  expect((await runOf(walker)).ends_at).toEqual(ends_at)
})

test('what comes after its time is refused, what was saved before is kept, and the way goes on', async () => {
  const walker = await atTheQuiz()
  await start(walker)
  await walker.press('quiz', { first: 'right' }, 'stay')
  await runOut(walker)
  expect(await walker.press('quiz', { second: 'right' }, 'stay')).toEqual({ ok: false, reason: 'quiz_over' })
  expect(await walker.press('quiz', { second: 'right' })).toMatchObject({
    ok: true,
    value: { isLate: true, to: 'send' },
  })
  expect(await answersOf(walker)).toEqual({ first: 'right' })
  const sent = await submitApplication(base, walker.actor, { applicationId: walker.applicationId })
  expect(sent.ok).toBe(true)
  const mine = await readMyApplication(base.db, walker.actor, walker.applicationId)
  expect(mine?.application.score).toBe(5)
})

test('whoever leaves it with every answer given has ended it', async () => {
  const walker = await atTheQuiz()
  await start(walker)
  expect(await walker.press('quiz', { first: 'right' })).toMatchObject({ value: { missing: ['second'] } })
  expect((await runOf(walker)).finished_at).toBeNull()
  expect(await walker.press('quiz', { second: 'wrong' })).toMatchObject({ value: { to: 'send' } })
  expect((await runOf(walker)).finished_at).not.toBeNull()
  expect(await walker.press('quiz', { second: 'right' }, 'stay')).toEqual({ ok: false, reason: 'quiz_over' })
})

test('a quiz without a time is answered like any question, and has nothing to begin', async () => {
  const walker = await atTheQuiz(null)
  expect(await start(walker)).toEqual({ ok: false, reason: 'not_timed' })
  await walker.press('quiz', { first: 'wrong', second: 'right' })
  await walker.press('quiz', { first: 'right' })
  expect(await answersOf(walker)).toEqual({ first: 'right', second: 'right' })
})
