import { describe, expect, test } from 'vitest'
import { beginApplication } from '~/domain/applications/begin-application.server'
import { listMyApplications, readMyApplication } from '~/domain/applications/queries.server'
import { saveAnswers } from '~/domain/applications/save-answers.server'
import {
  aChoice,
  aDefinition,
  aDoor,
  anOpenFlow,
  aShort,
  aStep,
  aWalker,
  publishNext,
} from '../../factories/application'
import { aNomination } from '../../factories/nomination'
import { signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase({ poolSize: 12 })
const begin = (actor: Parameters<typeof beginApplication>[1], flowSlug: string, code?: string) =>
  beginApplication(base, actor, { flowSlug, code })

async function answersOf(applicationId: string) {
  const rows = await base.db
    .selectFrom('application_answers')
    .select(['question_id', 'value'])
    .where('application_id', '=', applicationId)
    .execute()
  return Object.fromEntries(rows.map(row => [row.question_id, row.value]))
}

async function applicationsOf(personId: string) {
  return base.db
    .selectFrom('applications')
    .select(['id', 'source', 'current_step', 'flow_version_id'])
    .where('person_id', '=', personId)
    .execute()
}

describe('beginning', () => {
  test('two tabs begin one application, and its person is an applicant from then on', async () => {
    const flow = await anOpenFlow(base.db)
    const { actor } = await signedIn(base.db)
    const begun = await Promise.all(Array.from({ length: 6 }, () => begin(actor, flow.slug)))
    const ids = begun.map(answer => (answer.ok ? answer.value.applicationId : answer.reason))
    expect(new Set(ids).size).toBe(1)
    expect(begun.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(1)
    expect(await applicationsOf(actor.personId)).toMatchObject([{ source: 'site', current_step: 'welcome' }])
    const person = await base.db
      .selectFrom('persons')
      .select('standing')
      .where('id', '=', actor.personId)
      .executeTakeFirstOrThrow()
    expect(person.standing).toBe('applicant')
  })

  test('a code keeps where someone came from and spares the steps that it spares', async () => {
    const definition = aDefinition()
    const [welcome, ...rest] = definition.steps
    if (!welcome) throw new Error('a definition has steps')
    const flow = await anOpenFlow(base.db, {
      definition: { ...definition, steps: [{ ...welcome, sparedTo: ['code'] }, ...rest] },
    })
    const code = await aDoor(base.db, flow.id)
    const { actor } = await signedIn(base.db)
    await begin(actor, flow.slug, ` ${code.toUpperCase()} `)
    expect(await applicationsOf(actor.personId)).toMatchObject([{ source: 'salon', current_step: 'you' }])
  })

  test('a code of another flow, closed or spent, opens nothing and closes nothing', async () => {
    const [flow, other] = [await anOpenFlow(base.db), await anOpenFlow(base.db)]
    const codes = [await aDoor(base.db, other.id), await aDoor(base.db, flow.id, { closedAt: new Date() })]
    for (const code of [...codes, 'no-such-code']) {
      const { actor } = await signedIn(base.db)
      await begin(actor, flow.slug, code)
      expect(await applicationsOf(actor.personId)).toMatchObject([{ source: 'site' }])
    }
  })

  test('of five people with a card for one, one comes by it', async () => {
    const flow = await anOpenFlow(base.db)
    const code = await aDoor(base.db, flow.id, { usesMax: 1 })
    const people = await Promise.all(Array.from({ length: 5 }, () => signedIn(base.db)))
    await Promise.all(people.map(({ actor }) => begin(actor, flow.slug, code)))
    const sources = await Promise.all(people.map(({ actor }) => applicationsOf(actor.personId)))
    expect(sources.flat().filter(({ source }) => source === 'salon')).toHaveLength(1)
    expect(sources.flat()).toHaveLength(5)
  })

  test('an accepted nomination is found by itself, and counts before a code', async () => {
    const flow = await anOpenFlow(base.db)
    const [{ actor }, nominator] = [await signedIn(base.db), await signedIn(base.db)]
    await aNomination(base.db, {
      nominatorId: nominator.actor.personId,
      personId: actor.personId,
      flowId: flow.id,
    })
    await begin(actor, flow.slug, await aDoor(base.db, flow.id))
    expect(await applicationsOf(actor.personId)).toMatchObject([{ source: 'nomination' }])
  })

  test('a flow that is closed, a draft or unknown begins nothing', async () => {
    const { actor } = await signedIn(base.db)
    const [closed, draft] = [
      await anOpenFlow(base.db, { state: 'closed' }),
      await anOpenFlow(base.db, { state: 'draft' }),
    ]
    expect(await begin(actor, closed.slug)).toMatchObject({ ok: false, reason: 'flow_closed' })
    expect(await begin(actor, draft.slug)).toEqual({ ok: false, reason: 'not_found' })
    expect(await begin(actor, 'no-such-flow')).toEqual({ ok: false, reason: 'not_found' })
    expect(await applicationsOf(actor.personId)).toEqual([])
  })

  test('an application keeps the version that it began on, whatever is published meanwhile', async () => {
    const flow = await anOpenFlow(base.db)
    const walker = await aWalker(base.db, flow)
    await publishNext(base.db, flow.id, aDefinition({ steps: [aStep('review', 'send')] }))
    const mine = await readMyApplication(base.db, walker.actor, walker.applicationId)
    expect(mine?.application.versionNumber).toBe(1)
    expect(mine?.passage.steps.map(({ step }) => step.id)).toEqual(['welcome', 'you', 'send'])
    expect((await walker.press('you', { tie: 'admires', wish: 'to meet' })).ok).toBe(true)
    const later = await aWalker(base.db, flow)
    expect((await applicationsOf(later.actor.personId))[0]?.flow_version_id).not.toBe(flow.versionId)
  })
})

describe('saving', () => {
  test('an incomplete step is kept as far as it goes, and one returns to it elsewhere', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const saved = await walker.press('you', { tie: 'drives' }, 'stay')
    expect(saved).toMatchObject({ ok: true, value: { to: null, unkept: {} } })
    expect(await answersOf(walker.applicationId)).toEqual({ tie: 'drives' })
    expect(await applicationsOf(walker.actor.personId)).toMatchObject([{ current_step: 'you' }])
  })

  test('one goes on when nothing is wanting, and back in any case', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const wanting = await walker.press('you', { tie: 'admires' })
    expect(wanting).toMatchObject({ ok: true, value: { to: null, missing: ['wish'], revealed: [] } })
    expect(await walker.press('you', { tie: 'admires' }, 'back')).toMatchObject({ value: { to: 'welcome' } })
    expect(await walker.press('you', { wish: 'to meet' })).toMatchObject({ value: { to: 'send' } })
  })

  test('an answer that calls for a question the page did not show tells which', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const page = await walker.openTab('you')
    const form = page({ tie: 'drives', wish: 'to meet' })
    form.delete('mark.car')
    const saved = await saveAnswers(base, walker.actor, {
      applicationId: walker.applicationId,
      stepId: 'you',
      form,
      leave: 'on',
    })
    expect(saved).toMatchObject({ ok: true, value: { to: null, missing: [], revealed: ['car'] } })
  })

  test('what cannot be kept is told, and everything beside it is kept', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const saved = await walker.press('you', { tie: 'admires', wish: 'x'.repeat(41) })
    expect(saved).toMatchObject({
      ok: true,
      value: { to: null, unkept: { wish: { reason: 'too_long' } }, missing: [] },
    })
    expect(await answersOf(walker.applicationId)).toEqual({ tie: 'admires' })
  })

  test('an answer hidden by an earlier one stays in the draft, and is there again when it is shown again', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    await walker.press('you', { tie: 'drives', car: 'Boréale', wish: 'to meet' })
    await walker.press('driving', { roads: 'alpine' })
    await walker.press('you', { tie: 'admires' })
    expect(await answersOf(walker.applicationId)).toMatchObject({ car: 'Boréale', roads: 'alpine' })
    const mine = await readMyApplication(base.db, walker.actor, walker.applicationId)
    expect(mine?.passage.hiddenAnswers.sort()).toEqual(['car', 'roads'])
    expect(await walker.press('you', { tie: 'drives' })).toMatchObject({ value: { to: 'driving' } })
  })

  test('of two tabs the last word on a question counts, and no other question is lost', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    await walker.press('you', { tie: 'admires', wish: 'first' })
    const [one, two] = [await walker.openTab('you'), await walker.openTab('you')]
    const send = (form: FormData) =>
      saveAnswers(base, walker.actor, {
        applicationId: walker.applicationId,
        stepId: 'you',
        form,
        leave: 'stay',
      })
    await send(one({ tie: 'drives' }))
    await send(two({ wish: 'second' }))
    expect(await answersOf(walker.applicationId)).toEqual({ tie: 'drives', wish: 'second' })
    await send(one({ wish: 'third' }))
    expect(await answersOf(walker.applicationId)).toMatchObject({ wish: 'third' })
  })

  test('an answer that was emptied is gone', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    await walker.press('you', { tie: 'admires', wish: 'to meet' })
    await walker.press('you', { wish: '' }, 'stay')
    expect(await answersOf(walker.applicationId)).toEqual({ tie: 'admires' })
  })

  test('a step is not open before those that come first, nor when earlier answers hide it', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    expect(await walker.press('send', {})).toEqual({ ok: false, reason: 'step_ahead', next: 'you' })
    expect(await walker.press('driving', { roads: 'alpine' })).toEqual({ ok: false, reason: 'step_hidden' })
    expect(await walker.press('no-such-step', {})).toEqual({ ok: false, reason: 'step_hidden' })
    expect(await answersOf(walker.applicationId)).toEqual({})
  })

  test('steps in other hands close no way: what follows them is walked meanwhile', async () => {
    const definition = aDefinition({
      steps: [
        aStep('vouching', 'word', { vouchers: 1 }),
        aStep('questions', 'you', { questions: [aShort('wish')] }),
        aStep('review', 'send'),
      ],
    })
    const walker = await aWalker(base.db, await anOpenFlow(base.db, { definition }))
    expect(await walker.press('word', {})).toMatchObject({ value: { to: 'you' } })
    expect(await walker.press('you', { wish: 'to meet' })).toMatchObject({ value: { to: 'send' } })
  })

  test('someone else’s application is not there, to read or to write in', async () => {
    const walker = await aWalker(base.db, await anOpenFlow(base.db))
    const { actor } = await signedIn(base.db, { roles: [{ role: 'admin' }] })
    const form = (await walker.openTab('you'))({ wish: 'mine now' })
    const { applicationId } = walker
    expect(await saveAnswers(base, actor, { applicationId, stepId: 'you', form, leave: 'stay' })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await readMyApplication(base.db, actor, applicationId)).toBeNull()
    expect(await readMyApplication(base.db, walker.actor, 'no-id')).toBeNull()
    expect(await listMyApplications(base.db, actor)).toEqual([])
    expect(await answersOf(applicationId)).toEqual({})
  })

  test('a choice that the question does not offer is never kept', async () => {
    const definition = aDefinition({
      steps: [
        aStep('questions', 'you', { questions: [aChoice('tie', ['drives', 'admires'])] }),
        aStep('review', 'send'),
      ],
    })
    const walker = await aWalker(base.db, await anOpenFlow(base.db, { definition }))
    expect(await walker.press('you', { tie: 'owns-the-house' })).toMatchObject({
      value: { to: null, unkept: { tie: { reason: 'unknown_option' } } },
    })
    expect(await answersOf(walker.applicationId)).toEqual({})
  })
})
