import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { closeFlow } from '~/domain/qualification/close-flow.server'
import { createFlow, type NewFlow } from '~/domain/qualification/create-flow.server'
import { openFlow } from '~/domain/qualification/open-flow.server'
import { publishFlow } from '~/domain/qualification/publish-flow.server'
import {
  listFlows,
  listPublicFlows,
  readFlow,
  readPublicFlow,
  readVersion,
} from '~/domain/qualification/queries.server'
import { saveFlowDraft } from '~/domain/qualification/save-flow-draft.server'
import { startFlowDraft } from '~/domain/qualification/start-draft.server'
import { breaksConstraint } from '~db/transaction'
import { aBrand } from '../../factories/brand'
import { aChoice, aFlowDefinition, aPublishedFlow, aShortFlow, aStep } from '../../factories/flow'
import { aStaffMember, someone } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const ctx = () => ({ db: base.db })
let manager: SignedIn
let brandId: string
let staff: SignedIn
let otherStaff: SignedIn

beforeAll(async () => {
  manager = await aStaffMember(base.db, { role: 'manager' })
  brandId = (await aBrand(base.db)).id
  staff = await aStaffMember(base.db, { role: 'brand_staff', brandId })
  otherStaff = await aStaffMember(base.db, { role: 'brand_staff', brandId: (await aBrand(base.db)).id })
})

const name = { fr: 'Le Cercle', en: 'The Circle' }
const aNewFlow = (wishes: Partial<NewFlow> = {}): NewFlow => ({
  id: randomUUID(),
  slug: `flow-${randomUUID().slice(0, 8)}`,
  brandId: null,
  purpose: 'join',
  risesToTierId: null,
  name,
  ...wishes,
})

/** A flow with a draft that may be published; answers its id and the edit that stands. */
async function aReadyFlow(wishes: Partial<NewFlow> = {}) {
  const flow = aNewFlow(wishes)
  await createFlow(ctx(), manager, flow)
  await saveFlowDraft(ctx(), manager, { flowId: flow.id, edit: 1, definition: aFlowDefinition() })
  return { flowId: flow.id, slug: flow.slug, edit: 2 }
}

/** Someone's application on the published version. */
async function anApplication(flowId: string, versionId: string): Promise<string> {
  const row = await base.db
    .insertInto('applications')
    .values({ person_id: (await someone(base.db)).id, flow_id: flowId, flow_version_id: versionId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const audited = (flowId: string) =>
  base.db
    .selectFrom('audit_entries')
    .select('action')
    .where('subject_id', '=', flowId)
    .orderBy('id')
    .execute()
    .then(rows => rows.map(({ action }) => action))

describe('a flow is created', () => {
  it('as a draft with the review alone, and pressed twice it is one', async () => {
    const flow = aNewFlow({ brandId })
    const [first, second] = await Promise.all([
      createFlow(ctx(), manager, flow),
      createFlow(ctx(), manager, flow),
    ])
    expect([first, second]).toEqual([
      { ok: true, value: { flowId: flow.id } },
      { ok: true, value: { flowId: flow.id } },
    ])
    const read = await readFlow(base.db, manager, flow.id)
    expect(read).toMatchObject({
      slug: flow.slug,
      state: 'draft',
      published: null,
      name,
      brand: { id: brandId },
    })
    expect(read?.draft).toMatchObject({ number: 1, edit: 1 })
    expect(read?.draft?.definition.steps.map(({ kind }) => kind)).toEqual(['review'])
    expect(await audited(flow.id)).toEqual(['flow.created'])
  })

  it('by those who run the club alone, at an address of its own', async () => {
    const flow = aNewFlow({ brandId })
    expect(await createFlow(ctx(), staff, flow)).toEqual({ ok: false, reason: 'not_found' })
    expect(await createFlow(ctx(), manager, flow)).toMatchObject({ ok: true })
    const other = { ...flow, id: randomUUID() }
    expect(await createFlow(ctx(), manager, other)).toEqual({ ok: false, reason: 'slug_taken' })
    expect(await createFlow(ctx(), manager, aNewFlow({ slug: 'Le Cercle' }))).toMatchObject({
      reason: 'slug_unreadable',
    })
    expect(await createFlow(ctx(), manager, aNewFlow({ name: { fr: 'Le Cercle', en: ' ' } }))).toMatchObject({
      reason: 'name_missing',
    })
    expect(await createFlow(ctx(), manager, aNewFlow({ brandId: randomUUID() }))).toMatchObject({
      reason: 'not_found',
    })
  })

  it('for a rise only with the tier that it leads to', async () => {
    const tier = await base.db
      .insertInto('tiers')
      .values({ slug: 'signature', rank: 42, name_fr: 'Signature', name_en: 'Signature' })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await createFlow(ctx(), manager, aNewFlow({ purpose: 'rise' }))).toMatchObject({
      reason: 'tier_missing',
    })
    expect(await createFlow(ctx(), manager, aNewFlow({ risesToTierId: tier.id }))).toMatchObject({
      reason: 'tier_missing',
    })
    const flow = aNewFlow({ purpose: 'rise', risesToTierId: tier.id })
    expect(await createFlow(ctx(), manager, flow)).toMatchObject({ ok: true })
    expect(await readFlow(base.db, manager, flow.id)).toMatchObject({
      purpose: 'rise',
      risesTo: { slug: 'signature' },
    })
  })
})

describe('a draft is saved', () => {
  it('whole or not, and an older copy is refused', async () => {
    const flow = aNewFlow()
    await createFlow(ctx(), manager, flow)
    const half = { ...aFlowDefinition(), story: { fr: '', en: '' } }
    expect(await saveFlowDraft(ctx(), manager, { flowId: flow.id, edit: 1, definition: half })).toEqual({
      ok: true,
      value: { edit: 2 },
    })
    expect(
      await saveFlowDraft(ctx(), manager, { flowId: flow.id, edit: 1, definition: aFlowDefinition() }),
    ).toEqual({ ok: false, reason: 'edited_elsewhere', edit: 2 })
    const read = await readFlow(base.db, manager, flow.id)
    expect(read?.draft).toMatchObject({ edit: 2, definition: half })
  })

  it('of two windows that save at once one is told', async () => {
    const { flowId, edit } = await aReadyFlow()
    const saves = await Promise.all(
      [1, 2].map(days =>
        saveFlowDraft(ctx(), manager, {
          flowId,
          edit,
          definition: { ...aFlowDefinition(), promiseDays: days },
        }),
      ),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    expect(saves.find(({ ok }) => !ok)).toMatchObject({ reason: 'edited_elsewhere', edit: edit + 1 })
  })

  it('by those who run the club alone', async () => {
    const { flowId, edit } = await aReadyFlow({ brandId })
    for (const actor of [staff, otherStaff]) {
      expect(await saveFlowDraft(ctx(), actor, { flowId, edit, definition: aFlowDefinition() })).toEqual({
        ok: false,
        reason: 'not_found',
      })
      expect(await publishFlow(ctx(), actor, { flowId, edit })).toEqual({ ok: false, reason: 'not_found' })
      expect(await startFlowDraft(ctx(), actor, { flowId })).toEqual({ ok: false, reason: 'not_found' })
      expect(await openFlow(ctx(), actor, { flowId })).toEqual({ ok: false, reason: 'not_found' })
      expect(await closeFlow(ctx(), actor, { flowId })).toEqual({ ok: false, reason: 'not_found' })
    }
  })

  it('only when it is a definition at all', async () => {
    const { flowId, edit } = await aReadyFlow()
    const broken = { ...aFlowDefinition(), promiseDays: 0 }
    await expect(saveFlowDraft(ctx(), manager, { flowId, edit, definition: broken })).rejects.toThrow()
  })
})

describe('a flow is published', () => {
  it('with all that keeps it from being walked named, or as a version', async () => {
    const flow = aNewFlow()
    await createFlow(ctx(), manager, flow)
    const refused = await publishFlow(ctx(), manager, { flowId: flow.id, edit: 1 })
    expect(refused).toMatchObject({ ok: false, reason: 'problems' })
    expect(
      !refused.ok && refused.reason === 'problems' && refused.problems.map(({ problem }) => problem),
    ).toContain('no_steps')
    const { flowId, edit } = await aReadyFlow()
    const published = await publishFlow(ctx(), manager, { flowId, edit })
    expect(published).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await readFlow(base.db, manager, flowId)).toMatchObject({
      draft: null,
      published: { number: 1, definition: aFlowDefinition() },
      versions: [{ number: 1, state: 'published' }],
    })
  })

  it('not as someone else has left it since', async () => {
    const { flowId, edit } = await aReadyFlow()
    await saveFlowDraft(ctx(), manager, { flowId, edit, definition: aFlowDefinition() })
    expect(await publishFlow(ctx(), manager, { flowId, edit })).toEqual({
      ok: false,
      reason: 'edited_elsewhere',
      edit: edit + 1,
    })
  })

  it('once, when two publish at the same time', async () => {
    const { flowId, edit } = await aReadyFlow()
    const presses = await Promise.all([1, 2, 3].map(() => publishFlow(ctx(), manager, { flowId, edit })))
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1)
    expect(presses.filter(press => !press.ok && press.reason === 'no_draft')).toHaveLength(2)
    expect((await audited(flowId)).filter(action => action === 'flow.published')).toHaveLength(1)
  })

  it('anew, and those under way stay on the version that they began', async () => {
    const { flowId, edit } = await aReadyFlow()
    const first = await publishFlow(ctx(), manager, { flowId, edit })
    if (!first.ok) throw new Error(first.reason)
    const application = await anApplication(flowId, first.value.versionId)
    expect(await startFlowDraft(ctx(), manager, { flowId })).toEqual({
      ok: true,
      value: { number: 2, edit: 1 },
    })
    const drafts = await Promise.all([1, 2].map(() => startFlowDraft(ctx(), manager, { flowId })))
    expect(drafts).toEqual([1, 2].map(() => ({ ok: true, value: { number: 2, edit: 1 } })))
    const next = aShortFlow([aStep('s', [aChoice('q')])])
    await saveFlowDraft(ctx(), manager, { flowId, edit: 1, definition: next })
    const second = await publishFlow(ctx(), manager, { flowId, edit: 2 })
    expect(second).toMatchObject({ ok: true, value: { number: 2 } })

    expect(await readFlow(base.db, manager, flowId)).toMatchObject({
      versions: [
        { number: 2, state: 'published', applications: 0 },
        { number: 1, state: 'retired', applications: 1 },
      ],
      applications: { draft: 1, submitted: 0 },
    })
    const row = await base.db
      .selectFrom('applications')
      .select('flow_version_id')
      .where('id', '=', application)
      .executeTakeFirstOrThrow()
    expect(row.flow_version_id).toBe(first.value.versionId)
    expect(await readVersion(base.db, row.flow_version_id)).toEqual({
      id: first.value.versionId,
      flowId,
      number: 1,
      definition: aFlowDefinition(),
    })
  })

  it('for good: what was published cannot be changed or taken away, even by hand', async () => {
    const flow = await aPublishedFlow(base.db)
    const changed = JSON.stringify({ ...flow.definition, promiseDays: 1 })
    const attempts = [
      base.db.updateTable('flow_versions').set({ definition: changed }),
      base.db.updateTable('flow_versions').set({ number: 9 }),
      base.db.updateTable('flow_versions').set({ state: 'draft', published_at: null }),
    ].map(query => query.where('id', '=', flow.versionId).execute())
    const removal = base.db.deleteFrom('flow_versions').where('id', '=', flow.versionId).execute()
    for (const attempt of await Promise.allSettled([...attempts, removal])) {
      expect(attempt.status).toBe('rejected')
      expect(
        attempt.status === 'rejected' && breaksConstraint(attempt.reason, 'published_version_stays'),
      ).toBe(true)
    }
  })
})

describe('who reads a flow', () => {
  it('those who run the club read all; staff those of their brand; others not even that it is there', async () => {
    const own = await aReadyFlow({ brandId })
    const ofTheClub = await aReadyFlow()
    const member = await aStaffMember(base.db)
    expect(await readFlow(base.db, staff, own.flowId)).toMatchObject({ id: own.flowId })
    expect(await readFlow(base.db, staff, ofTheClub.flowId)).toBeNull()
    for (const actor of [otherStaff, member]) expect(await readFlow(base.db, actor, own.flowId)).toBeNull()
    expect(await readFlow(base.db, manager, 'not-an-id')).toBeNull()
    expect(await readFlow(base.db, manager, randomUUID())).toBeNull()

    const listed = async (actor: SignedIn) => (await listFlows(base.db, actor)).map(({ id }) => id)
    expect(await listed(manager)).toEqual(expect.arrayContaining([own.flowId, ofTheClub.flowId]))
    expect(await listed(staff)).toContain(own.flowId)
    expect(await listed(staff)).not.toContain(ofTheClub.flowId)
    expect(await listed(otherStaff)).toEqual([])
    expect(await listed(member)).toEqual([])
  })

  it('the list says where each flow stands', async () => {
    const { flowId, edit } = await aReadyFlow()
    const row = async () => (await listFlows(base.db, manager)).find(({ id }) => id === flowId)
    expect(await row()).toMatchObject({ published: null, draft: { number: 1, edit: 2 }, state: 'draft' })
    const first = await publishFlow(ctx(), manager, { flowId, edit })
    if (first.ok) await anApplication(flowId, first.value.versionId)
    await startFlowDraft(ctx(), manager, { flowId })
    expect(await row()).toMatchObject({
      published: { number: 1, publishedAt: expect.any(Date) },
      draft: { number: 2, edit: 1 },
      applications: { draft: 1, decided: 0 },
    })
  })
})

describe('the public door', () => {
  it('opens once there is a version, tells that it closed, and lists what is meant to be found', async () => {
    const { flowId, slug, edit } = await aReadyFlow({ brandId })
    expect(await openFlow(ctx(), manager, { flowId })).toEqual({ ok: false, reason: 'nothing_published' })
    expect(await closeFlow(ctx(), manager, { flowId })).toEqual({ ok: false, reason: 'not_open' })
    await publishFlow(ctx(), manager, { flowId, edit })
    expect(await readPublicFlow(base.db, slug)).toBeNull()

    await openFlow(ctx(), manager, { flowId })
    await openFlow(ctx(), manager, { flowId })
    expect(await readPublicFlow(base.db, slug)).toMatchObject({
      flowId,
      state: 'open',
      number: 1,
      brand: { id: brandId },
      definition: { promiseDays: 14 },
    })
    const listed = async () => (await listPublicFlows(base.db)).map(one => one.slug)
    expect(await listed()).toContain(slug)

    await openFlow(ctx(), manager, { flowId, isListed: false })
    expect(await listed()).not.toContain(slug)
    expect(await readPublicFlow(base.db, slug)).not.toBeNull()

    await closeFlow(ctx(), manager, { flowId })
    await closeFlow(ctx(), manager, { flowId })
    expect(await readPublicFlow(base.db, slug)).toMatchObject({ state: 'closed' })
    expect(await audited(flowId)).toEqual([
      'flow.created',
      'flow.draft_saved',
      'flow.published',
      'flow.opened',
      'flow.opened',
      'flow.closed',
    ])
  })

  it('a rise is found by its address alone, and an unknown address finds nothing', async () => {
    const tier = await base.db
      .insertInto('tiers')
      .values({ slug: 'cime', rank: 43, name_fr: 'Cime', name_en: 'Summit' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { slug } = await aPublishedFlow(base.db, { purpose: 'rise', risesToTierId: tier.id })
    expect((await listPublicFlows(base.db)).map(one => one.slug)).not.toContain(slug)
    expect(await readPublicFlow(base.db, slug)).toMatchObject({ risesTo: { slug: 'cime' } })
    expect(await readPublicFlow(base.db, 'nowhere')).toBeNull()
  })
})
