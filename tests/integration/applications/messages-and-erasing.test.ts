import { describe, expect, test } from 'vitest'
import { askTheClub } from '~/domain/applications/ask-the-club.server'
import { eraseApplications } from '~/domain/applications/erase-applications.server'
import { readMyApplication } from '~/domain/applications/queries.server'
import { replyToRequest } from '~/domain/applications/reply-to-request.server'
import { submitApplication } from '~/domain/applications/submit-application.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { eraseVetting } from '~/domain/vetting/erase-vetting.server'
import { anOpenFlow, aWalker, type Walker } from '../../factories/application'
import { accountsCtx, signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const ask = ({ actor, applicationId }: Walker, words: string) =>
  askTheClub(base, actor, { applicationId, words })
const reply = ({ actor, applicationId }: Walker, requestId: string, words = '') =>
  replyToRequest(base, actor, { applicationId, requestId, words })
const read = ({ actor, applicationId }: Walker) => readMyApplication(base.db, actor, applicationId)
const erase = () => eraseApplications(accountsCtx(base.db), eraseVetting)

async function sent(): Promise<Walker> {
  const walker = await aWalker(base.db, await anOpenFlow(base.db))
  await walker.press('you', { tie: 'drives', car: 'Boréale', wish: 'to meet' })
  await walker.press('driving', { roads: 'alpine' })
  const answer = await submitApplication(base, walker.actor, { applicationId: walker.applicationId })
  if (!answer.ok) throw new Error(answer.reason)
  return walker
}

async function request({ applicationId }: Walker, stepId: string | null): Promise<string> {
  const { actor } = await signedIn(base.db)
  const { id } = await base.db
    .insertInto('application_messages')
    .values({
      application_id: applicationId,
      kind: 'request',
      author_id: actor.personId,
      step_id: stepId,
      words: 'Tell us more.',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function decide({ applicationId }: Walker, { monthsAgo }: { monthsAgo: number }) {
  const at = (months: number) => new Date(Date.now() - months * 31 * 86_400_000)
  await base.db
    .updateTable('applications')
    .set({ state: 'decided', decided_at: at(monthsAgo), erase_at: at(monthsAgo - 12) })
    .where('id', '=', applicationId)
    .execute()
}

describe('the applicant’s own questions', () => {
  test('are put to the club while nothing is decided; the same words are one question', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const asked = [await ask(walker, ' Who reads? '), await ask(walker, 'Who reads?')]
    expect(asked[0]).toEqual(asked[1])
    expect((await read(walker))?.messages.map(({ kind, words }) => [kind, words])).toEqual([
      ['question', 'Who reads?'],
    ])
    expect(await ask(walker, '  ')).toEqual({ ok: false, reason: 'empty' })
    await decide(await sentAgain(walker), { monthsAgo: 0 })
    expect(await ask(walker, 'And now?')).toEqual({ ok: false, reason: 'closed' })
  })

  test('are not put to it without end, nor by anyone else', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    for (let i = 0; i < 12; i++) await ask(walker, `Question ${i}?`)
    expect(await ask(walker, 'One more?')).toEqual({ ok: false, reason: 'enough_questions' })
    const { actor } = await signedIn(base.db)
    expect(await ask({ ...walker, actor }, 'Mine?')).toEqual({ ok: false, reason: 'not_found' })
  })
})

async function sentAgain(walker: Walker): Promise<Walker> {
  await walker.press('you', { tie: 'admires', wish: 'to meet' })
  await submitApplication(base, walker.actor, { applicationId: walker.applicationId })
  return walker
}

describe('a request for more', () => {
  test('opens its step again, and no other; the reply closes it, once', async () => {
    const walker = await sent()
    const requestId = await request(walker, 'driving')
    expect(await walker.press('you', { wish: 'no' }, 'stay')).toEqual({ ok: false, reason: 'closed' })
    expect((await walker.press('driving', { roads: 'ice' }, 'stay')).ok).toBe(true)
    const answers = await Promise.all([
      reply(walker, requestId, 'I drove on ice.'),
      reply(walker, requestId, 'I drove on ice.'),
      reply(walker, requestId, 'I drove on ice.'),
    ])
    expect(answers.every(answer => answer.ok)).toBe(true)
    const mine = await read(walker)
    expect(mine?.messages.map(({ kind }) => kind)).toEqual(['request', 'reply'])
    expect(mine?.answers.roads).toBe('ice')
    expect(await walker.press('driving', { roads: 'snow' }, 'stay')).toEqual({ ok: false, reason: 'closed' })
  })

  test('an answer changed in it takes what it hides with it, and the score is written anew', async () => {
    const walker = await sent()
    const requestId = await request(walker, 'you')
    await walker.press('you', { tie: 'admires' }, 'stay')
    expect((await reply(walker, requestId)).ok).toBe(true)
    const mine = await read(walker)
    expect(Object.keys(mine?.answers ?? {}).sort()).toEqual(['tie', 'wish'])
    expect(mine?.application.score).toBe(0)
  })

  test('is not answered while an answer is wanting; the step that it calls for is open too', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    await sentAgain(walker)
    const requestId = await request(walker, 'you')
    await walker.press('you', { tie: 'drives', car: 'Boréale' }, 'stay')
    expect(await reply(walker, requestId)).toEqual({ ok: false, reason: 'not_whole', next: 'driving' })
    expect((await walker.press('driving', { roads: 'alpine' }, 'stay')).ok).toBe(true)
    expect((await reply(walker, requestId)).ok).toBe(true)
  })

  test('that names no step is answered in words', async () => {
    const walker = await sent()
    const requestId = await request(walker, null)
    expect(await reply(walker, requestId)).toEqual({ ok: false, reason: 'words_missing' })
    expect((await reply(walker, requestId, 'Gladly.')).ok).toBe(true)
    const { actor } = await signedIn(base.db)
    expect(await reply({ ...walker, actor }, requestId, 'x')).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('the night’s erasing', () => {
  test('what a withdrawn application said is gone the same night; that it was there stays', async () => {
    const walker = await sent()
    await ask(walker, 'Who reads?')
    await withdrawApplication(base, walker.actor, { applicationId: walker.applicationId })
    await erase()
    const mine = await read(walker)
    expect(mine?.answers).toEqual({})
    expect(mine?.messages).toEqual([])
    expect(mine?.application).toMatchObject({ state: 'withdrawn', erasedAt: expect.any(Date) })
    const erasedAt = mine?.application.erasedAt
    await erase()
    expect((await read(walker))?.application.erasedAt).toEqual(erasedAt)
  })

  test('a decided one is kept as long as the flow says, a question that said less is not', async () => {
    const walker = await sent()
    await decide(walker, { monthsAgo: 2 })
    await erase()
    expect(Object.keys((await read(walker))?.answers ?? {}).sort()).toEqual(['car', 'tie', 'wish'])
    await decide(walker, { monthsAgo: 13 })
    await erase()
    expect((await read(walker))?.answers).toEqual({})
    expect((await read(walker))?.application.state).toBe('decided')
  })

  test('one that the club still reads loses nothing', async () => {
    const walker = await sent()
    await erase()
    expect(Object.keys((await read(walker))?.answers ?? {})).toHaveLength(4)
  })

  test('a draft that nobody touched for six months ends, and what it said with it', async () => {
    const [old, recent] = [
      await aWalker(base.db, await anOpenFlow(base.db)),
      await aWalker(base.db, await anOpenFlow(base.db)),
    ]
    for (const [walker, days] of [
      [old, 190],
      [recent, 170],
    ] as const) {
      await walker.press('you', { wish: 'to meet' }, 'stay')
      await base.db
        .updateTable('applications')
        .set({ saved_at: new Date(Date.now() - days * 86_400_000) })
        .where('id', '=', walker.applicationId)
        .execute()
    }
    await erase()
    expect((await read(old))?.application.state).toBe('withdrawn')
    expect((await read(old))?.answers).toEqual({})
    expect((await read(recent))?.application.state).toBe('draft')
    expect((await read(recent))?.answers).toEqual({ wish: 'to meet' })
  })
})
