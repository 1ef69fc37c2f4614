import { describe, expect, test } from 'vitest'
import { beginApplication } from '~/domain/applications/begin-application.server'
import { submitApplication } from '~/domain/applications/submit-application.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { dayInZone } from '~/shared/format'
import { anOpenFlow, aWalker, type Walker } from '../../factories/application'
import { signedIn } from '../../factories/person'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase({ poolSize: 12 })
const submit = ({ actor, applicationId }: Pick<Walker, 'actor' | 'applicationId'>) =>
  submitApplication(base, actor, { applicationId })
const withdraw = ({ actor, applicationId }: Pick<Walker, 'actor' | 'applicationId'>) =>
  withdrawApplication(base, actor, { applicationId })

async function aWhole(): Promise<Walker> {
  const walker = await aWalker(base.db, await anOpenFlow(base.db))
  await walker.press('you', { tie: 'drives', car: 'Boréale', wish: 'to meet' })
  await walker.press('driving', { roads: 'alpine' })
  return walker
}

const rowOf = (id: string) =>
  base.db.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function answersOf(id: string) {
  const rows = await base.db
    .selectFrom('application_answers')
    .select('question_id')
    .where('application_id', '=', id)
    .orderBy('question_id')
    .execute()
  return rows.map(row => row.question_id)
}

async function lettersTo(personId: string) {
  return base.db.selectFrom('letters').select('props').where('person_id', '=', personId).execute()
}

describe('sending', () => {
  test('pressed ten times at once it is sent once, with one letter and the reply promised for one day', async () => {
    const walker = await aWhole()
    const presses = await Promise.all(Array.from({ length: 10 }, () => submit(walker)))
    presses.push(await submit(walker))
    expect(new Set(presses.map(press => JSON.stringify(press))).size).toBe(1)
    const row = await rowOf(walker.applicationId)
    expect(row).toMatchObject({ state: 'submitted', score: '10.00', advice: 'pass', version: 2 })
    const promised = new Date((row.submitted_at?.getTime() ?? 0) + 14 * 86_400_000)
    expect(dayInZone(row.reply_by ?? '', 'Europe/Paris')).toBe(dayInZone(promised, 'Europe/Paris'))
    expect(await lettersTo(walker.actor.personId)).toMatchObject([
      { props: { topic: 'application_received' } },
    ])
    const trail = await base.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', walker.applicationId)
      .execute()
    expect(trail.map(({ action }) => action)).toEqual(['application.begun', 'application.submitted'])
  })

  test('what an earlier answer hides is erased, not sent', async () => {
    const walker = await aWhole()
    await walker.press('you', { tie: 'admires' })
    expect(await answersOf(walker.applicationId)).toEqual(['car', 'roads', 'tie', 'wish'])
    expect((await submit(walker)).ok).toBe(true)
    expect(await answersOf(walker.applicationId)).toEqual(['tie', 'wish'])
    expect(await rowOf(walker.applicationId)).toMatchObject({ score: '0.00' })
  })

  test('one that wants an answer is not sent, and tells where', async () => {
    const walker = await aWhole()
    await walker.press('driving', { roads: '' }, 'stay')
    expect(await submit(walker)).toEqual({ ok: false, reason: 'not_whole', next: 'driving' })
    expect(await rowOf(walker.applicationId)).toMatchObject({ state: 'draft', submitted_at: null })
  })

  test('nothing is written in it afterwards', async () => {
    const walker = await aWhole()
    await submit(walker)
    expect(await walker.press('you', { wish: 'something else' })).toEqual({ ok: false, reason: 'closed' })
  })

  test('nobody else sends it', async () => {
    const walker = await aWhole()
    const { actor } = await signedIn(base.db, { roles: [{ role: 'manager' }] })
    expect(await submit({ ...walker, actor })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('withdrawing', () => {
  test('ends it for good, lets go of what it held, and leaves the person free to begin again', async () => {
    const flow = await anOpenFlow(base.db)
    const walker = await aWalker(base.db, flow)
    const [host, voucher] = [await signedIn(base.db), await signedIn(base.db)]
    const slot = await base.db
      .insertInto('interview_slots')
      .values({
        flow_id: flow.id,
        host_id: host.actor.personId,
        starts_at: new Date(Date.now() + 86_400_000),
        ends_at: new Date(Date.now() + 90_000_000),
        time_zone: 'Europe/Paris',
        application_id: walker.applicationId,
        step_id: 'talk',
        picked_at: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await base.db
      .insertInto('vouches')
      .values({
        application_id: walker.applicationId,
        applicant_id: walker.actor.personId,
        step_id: 'word',
        address: voucher.address,
        address_norm: voucher.address,
        voucher_id: voucher.actor.personId,
      })
      .execute()
    const presses = await Promise.all([withdraw(walker), withdraw(walker), withdraw(walker)])
    expect(presses.every(press => press.ok)).toBe(true)
    const row = await rowOf(walker.applicationId)
    expect(row.state).toBe('withdrawn')
    expect(row.erase_at).toEqual(row.withdrawn_at)
    const freed = await base.db
      .selectFrom('interview_slots')
      .select('application_id')
      .where('id', '=', slot.id)
      .executeTakeFirstOrThrow()
    expect(freed.application_id).toBeNull()
    const vouch = await base.db
      .selectFrom('vouches')
      .select('withdrawn_at')
      .where('application_id', '=', walker.applicationId)
      .executeTakeFirstOrThrow()
    expect(vouch.withdrawn_at).toEqual(row.withdrawn_at)
    const person = await base.db
      .selectFrom('persons')
      .select('standing')
      .where('id', '=', walker.actor.personId)
      .executeTakeFirstOrThrow()
    expect(person.standing).toBe('prospect')
    const again = await beginApplication(base, walker.actor, { flowSlug: flow.slug })
    expect(again).toMatchObject({ ok: true, value: { isNew: true } })
  })

  test('is not possible once it is decided, nor for anyone else', async () => {
    const walker = await aWhole()
    await submit(walker)
    const { actor } = await signedIn(base.db)
    expect(await withdraw({ ...walker, actor })).toEqual({ ok: false, reason: 'not_found' })
    await base.db
      .updateTable('applications')
      .set({ state: 'decided', decided_at: new Date() })
      .where('id', '=', walker.applicationId)
      .execute()
    expect(await withdraw(walker)).toEqual({ ok: false, reason: 'decided' })
  })

  test('and sending at the same moment come to one end', async () => {
    const walker = await aWhole()
    const [sent, taken] = await Promise.all([submit(walker), withdraw(walker)])
    expect(taken.ok).toBe(true)
    expect(sent.ok || sent.reason === 'withdrawn').toBe(true)
    expect(await rowOf(walker.applicationId)).toMatchObject({ state: 'withdrawn' })
  })
})
