import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { closeDoor } from '~/domain/qualification/close-door.server'
import { createDoor, type NewDoor } from '~/domain/qualification/create-door.server'
import { readPastSamples } from '~/domain/qualification/past-samples.server'
import { findDoor, readFlow } from '~/domain/qualification/queries.server'
import type { AnswerValue } from '~/domain/qualification/types'
import { whoWouldPass } from '~/domain/qualification/would-pass'
import { aBrand } from '../../factories/brand'
import { aDoor, aPublishedFlow, type MadeFlow } from '../../factories/flow'
import { aStaffMember, someone } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()
const ctx = () => ({ db: base.db })
let manager: SignedIn
let staff: SignedIn
let brandId: string

beforeAll(async () => {
  manager = await aStaffMember(base.db, { role: 'manager' })
  brandId = (await aBrand(base.db)).id
  staff = await aStaffMember(base.db, { role: 'brand_staff', brandId })
})

const code = () => `salon-${randomUUID().slice(0, 8)}`
const aNewDoor = (flowId: string, wishes: Partial<NewDoor> = {}): NewDoor => ({
  id: randomUUID(),
  flowId,
  code: code(),
  source: 'salon',
  label: 'Salon de Genève',
  usesMax: null,
  closesAt: null,
  ...wishes,
})

type Sent = { doorId?: string; state?: 'draft' | 'withdrawn' | 'submitted'; at?: string; erased?: boolean }

async function anApplication(flow: MadeFlow, answers: Record<string, AnswerValue>, sent: Sent = {}) {
  const { state = 'draft', at = '2026-03-03T23:30:00Z' } = sent
  const row = await base.db
    .insertInto('applications')
    .values({
      person_id: (await someone(base.db, { familyName: 'Renard' })).id,
      flow_id: flow.id,
      flow_version_id: flow.versionId,
      state,
      source: sent.doorId ? 'salon' : 'site',
      door_id: sent.doorId ?? null,
      submitted_at: state === 'submitted' ? at : null,
      reply_by: state === 'submitted' ? '2026-03-17T00:00:00Z' : null,
      withdrawn_at: state === 'withdrawn' ? at : null,
      erased_at: sent.erased ? at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [question_id, value] of Object.entries(answers)) {
    await base.db
      .insertInto('application_answers')
      .values({ application_id: row.id, question_id, value: JSON.stringify(value) })
      .execute()
  }
}

describe('a door', () => {
  it('is found by its code as it stands on a card, and pressed twice it is one', async () => {
    const flow = await aPublishedFlow(base.db, { brandId })
    const door = aNewDoor(flow.id, { code: ' Geneve-2026 ', usesMax: 5 })
    const presses = await Promise.all([createDoor(ctx(), manager, door), createDoor(ctx(), manager, door)])
    expect(presses).toEqual([1, 2].map(() => ({ ok: true, value: { doorId: door.id, code: 'geneve-2026' } })))
    const found = {
      doorId: door.id,
      flowId: flow.id,
      flowSlug: flow.slug,
      source: 'salon',
      label: 'Salon de Genève',
    }
    expect(await findDoor(base.db, 'GENEVE-2026 ')).toEqual(found)
    const read = await readFlow(base.db, staff, flow.id)
    expect(read?.doors).toMatchObject([
      { code: 'geneve-2026', uses: 0, usesMax: 5, isOpen: true, closedAt: null },
    ])
  })

  it('has a code of its own in all flows, readable, with a label and a time to come', async () => {
    const [one, other] = [await aPublishedFlow(base.db), await aPublishedFlow(base.db)]
    const door = aNewDoor(one.id)
    await createDoor(ctx(), manager, door)
    const refusal = async (wishes: Partial<NewDoor>) => {
      const answer = await createDoor(ctx(), manager, aNewDoor(other.id, wishes))
      return answer.ok ? null : answer.reason
    }
    expect(await refusal({ code: door.code })).toBe('code_taken')
    expect(await refusal({ code: 'a b' })).toBe('code_unreadable')
    expect(await refusal({ code: '-salon' })).toBe('code_unreadable')
    expect(await refusal({ label: ' ' })).toBe('label_missing')
    expect(await refusal({ usesMax: 0 })).toBe('uses_unreadable')
    expect(await refusal({ closesAt: new Date('2020-01-01') })).toBe('closes_in_the_past')
    expect(await refusal({ flowId: randomUUID() })).toBe('not_found')
  })

  it('of one code that two flows ask for at once is one', async () => {
    const flows = [await aPublishedFlow(base.db), await aPublishedFlow(base.db)]
    const same = code()
    const answers = await Promise.all(
      flows.map(({ id }) => createDoor(ctx(), manager, aNewDoor(id, { code: same }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'code_taken' })
  })

  it('is made and closed by those who run the club alone', async () => {
    const flow = await aPublishedFlow(base.db, { brandId })
    expect(await createDoor(ctx(), staff, aNewDoor(flow.id))).toEqual({ ok: false, reason: 'not_found' })
    const door = await aDoor(base.db, flow.id)
    expect(await closeDoor(ctx(), staff, { doorId: door.id })).toEqual({ ok: false, reason: 'not_found' })
    expect(await closeDoor(ctx(), manager, { doorId: randomUUID() })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await findDoor(base.db, door.code)).not.toBeNull()
  })

  it('lets nobody in once it is closed, past its day, spent or unknown', async () => {
    const flow = await aPublishedFlow(base.db)
    const closed = await aDoor(base.db, flow.id)
    expect(await closeDoor(ctx(), manager, { doorId: closed.id })).toEqual({ ok: true, value: undefined })
    expect(await closeDoor(ctx(), manager, { doorId: closed.id })).toEqual({ ok: true, value: undefined })
    const past = await aDoor(base.db, flow.id, { closesAt: new Date(Date.now() - 1_000) })
    const toCome = await aDoor(base.db, flow.id, { closesAt: new Date(Date.now() + 3_600_000) })
    expect(await findDoor(base.db, closed.code)).toBeNull()
    expect(await findDoor(base.db, past.code)).toBeNull()
    expect(await findDoor(base.db, 'nowhere-at-all')).toBeNull()
    expect(await findDoor(base.db, toCome.code)).not.toBeNull()

    const twice = await aDoor(base.db, flow.id, { usesMax: 2 })
    await anApplication(flow, {}, { doorId: twice.id })
    await anApplication(flow, {}, { doorId: twice.id, state: 'withdrawn' })
    expect(await findDoor(base.db, twice.code)).not.toBeNull()
    await anApplication(flow, {}, { doorId: twice.id })
    expect(await findDoor(base.db, twice.code)).toBeNull()
    const read = await readFlow(base.db, manager, flow.id)
    expect(read?.doors.find(({ id }) => id === twice.id)).toMatchObject({ uses: 2, isOpen: false })
  })
})

describe('past applications', () => {
  it('are tried by the day on which they were sent, in the club’s zone, without a name', async () => {
    await base.db.deleteFrom('club').execute()
    await base.db.insertInto('club').values({ name: 'Connivence', home_time_zone: 'Europe/Paris' }).execute()
    const flow = await aPublishedFlow(base.db)
    const door = await aDoor(base.db, flow.id)
    const answers = { lien: 'conduit', ville: 'Lyon', annees: 1 }
    await anApplication(flow, answers, { state: 'submitted', doorId: door.id })
    await anApplication(flow, { lien: 'admire' }, { state: 'submitted', at: '2026-03-10T09:00:00Z' })
    await anApplication(flow, { lien: 'admire' }, { state: 'submitted', erased: true })
    await anApplication(flow, { lien: 'admire' })
    await anApplication(await aPublishedFlow(base.db), { lien: 'admire' }, { state: 'submitted' })

    const read = { limit: 10, locale: 'fr' as const }
    const samples = await readPastSamples(base.db, manager, flow.id, read)
    expect(samples).toEqual([
      { label: 'Candidature du 10\u00a0mars 2026', answers: { lien: 'admire' }, way: null },
      { label: 'Candidature du 4\u00a0mars 2026', answers, way: 'code' },
    ])
    expect(JSON.stringify(samples)).not.toContain('Renard')
    expect(whoWouldPass(flow.definition, samples)[1]).toMatchObject({
      score: { knockedOut: ['jeune-volant'] },
    })
    expect(await readPastSamples(base.db, manager, flow.id, { ...read, limit: 1 })).toHaveLength(1)
    expect(await readPastSamples(base.db, staff, flow.id, read)).toEqual([])
  })
})
