import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { listHostedHours, listHostingFlows } from '~/domain/applications/host-queries.server'
import { listOfferedHours, readPickedHour } from '~/domain/applications/interview-queries.server'
import { pickInterview } from '~/domain/applications/pick-interview.server'
import { publishHours } from '~/domain/applications/publish-hours.server'
import { releaseInterview } from '~/domain/applications/release-interview.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import { withdrawApplication } from '~/domain/applications/withdraw-application.server'
import { withdrawHour } from '~/domain/applications/withdraw-hour.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { aStep, aWalker, type MadeFlow, type Walker } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { lettersTo } from '../../factories/reservation'
import { aPassageOf, markSubmitted } from '../../factories/special'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
let manager: SignedIn
beforeAll(async () => {
  manager = await aStaffMember(database.db, { role: 'manager' })
})

const passage = (minutes = 30, brandId: string | null = null) =>
  aPassageOf(database.db, [aStep('interview', 'talk', { minutes })], { brandId })

const draft = { from: '10:00', to: '12:00', minutes: 30, timeZone: 'Europe/Paris', place: '4 rue de Seine' }
let day = 0
/** Hours of a day that no other test uses. */
const publish = (
  flow: MadeFlow,
  host: SignedIn = manager,
  wishes: Partial<typeof draft & { date: string }> = {},
) => {
  day += 1
  const date = `2037-03-${String((day % 20) + 1).padStart(2, '0')}`
  return publishHours({ db: database.db }, host, { flowId: flow.id, date, ...draft, ...wishes })
}
const offered = async (walker: { flow: MadeFlow }, minutes = 30) =>
  (await listOfferedHours(database.db, { flowId: walker.flow.id, minutes })).map(({ id }) => id)
const pick = (walker: Walker, hourId = '') =>
  pickInterview({ db: database.db }, walker.actor, {
    applicationId: walker.applicationId,
    stepId: 'talk',
    hourId,
  })
const release = (walker: Walker) =>
  releaseInterview({ db: database.db }, walker.actor, { applicationId: walker.applicationId, stepId: 'talk' })
const picked = async (walker: Walker) =>
  (await readPickedHour(database.db, walker.applicationId, 'talk'))?.id ?? null

test('an applicant takes one of the free hours: the step is done, a letter follows, and the host sees who comes', async () => {
  const walker = await passage()
  expect(await publish(walker.flow)).toEqual({ ok: true, value: { hours: 4 } })
  const [first = ''] = await offered(walker)
  expect(await pick(walker, first)).toEqual({ ok: true })
  expect((await readApplicationFacts(database.db, walker.applicationId))?.facts.talk).toBe(true)
  expect(await lettersTo(database.db, walker.actor.personId)).toEqual(['correspondence'])
  expect(await offered(walker)).toHaveLength(3)
  const [hour] = (await listHostedHours(database.db, manager)).filter(
    ({ flowId }) => flowId === walker.flow.id,
  )
  expect(hour).toMatchObject({ id: first, applicant: { name: 'Camille Renard', isSent: false } })
  expect(await listHostingFlows(database.db, manager)).toContainEqual(
    expect.objectContaining({ id: walker.flow.id, minutes: 30 }),
  )
})

test('pressed twice it is one hour and one letter; another hour takes its place and frees it', async () => {
  const walker = await passage()
  await publish(walker.flow)
  const [first = '', second = ''] = await offered(walker)
  await Promise.all([pick(walker, first), pick(walker, first)])
  expect(await lettersTo(database.db, walker.actor.personId)).toHaveLength(1)
  expect(await pick(walker, second)).toEqual({ ok: true })
  expect(await picked(walker)).toBe(second)
  expect(await offered(walker)).toContain(first)
})

test('an hour that someone has is refused to another, who sees the rest', async () => {
  const walker = await passage()
  await publish(walker.flow)
  const other = { ...(await aWalker(database.db, walker.flow)), flow: walker.flow }
  const [first = ''] = await offered(walker)
  await pick(walker, first)
  expect(await pick(other, first)).toEqual({ ok: false, reason: 'taken' })
  expect(await offered(other)).not.toContain(first)
})

test('an hour of another programme, one too short, and one withdrawn are not to be had', async () => {
  const [walker, elsewhere] = [await passage(45), await passage()]
  await publish(elsewhere.flow)
  await publish(walker.flow)
  const [foreign = ''] = await offered(elsewhere)
  const [short = ''] = await offered(walker, 30)
  expect(await offered(walker, 45)).toEqual([])
  expect(await pick(walker, foreign)).toEqual({ ok: false, reason: 'gone' })
  expect(await pick(walker, short)).toEqual({ ok: false, reason: 'gone' })
  expect(await withdrawHour({ db: database.db }, manager, foreign)).toEqual({ ok: true })
  expect(await pick(elsewhere, foreign)).toEqual({ ok: false, reason: 'gone' })
})

test('from a day before, an hour is neither taken, changed nor given back', async () => {
  const walker = await passage()
  await publish(walker.flow)
  const [first = '', second = ''] = await offered(walker)
  await pick(walker, first)
  await bring(first, '23 hours 59 minutes')
  expect(await pick(walker, second)).toEqual({ ok: false, reason: 'settled' })
  expect(await release(walker)).toEqual({ ok: false, reason: 'settled' })
  await bring(first, '24 hours 1 minute')
  expect(await release(walker)).toEqual({ ok: true })
  await bring(first, '23 hours')
  expect(await pick(walker, first)).toEqual({ ok: false, reason: 'gone' })
})

test('once it was sent an hour is changed for another, and not given back; the end frees it', async () => {
  const walker = await passage()
  await publish(walker.flow)
  const [first = '', second = ''] = await offered(walker)
  await pick(walker, first)
  await markSubmitted(database.db, walker.applicationId)
  expect(await release(walker)).toEqual({ ok: false, reason: 'closed' })
  expect(await pick(walker, second)).toEqual({ ok: true })
  await withdrawApplication({ db: database.db }, walker.actor, { applicationId: walker.applicationId })
  expect(await offered(walker)).toEqual(expect.arrayContaining([first, second]))
  expect(await pick(walker, first)).toEqual({ ok: false, reason: 'closed' })
})

test('a taken hour is not withdrawn; a free one by its host and those who run the club', async () => {
  const { id: brandId } = await aBrand(database.db)
  const walker = await passage(30, brandId)
  const host = await aStaffMember(database.db, { role: 'brand_staff', brandId })
  const colleague = await aStaffMember(database.db, { role: 'brand_staff', brandId })
  const stranger = await aStaffMember(database.db, {
    role: 'brand_staff',
    brandId: (await aBrand(database.db)).id,
  })
  expect(await publish(walker.flow, stranger)).toEqual({ ok: false, reason: 'not_found' })
  await publish(walker.flow, host)
  const [first = '', second = '', third = ''] = await offered(walker)
  await pick(walker, first)
  const withdraw = (actor: SignedIn, hourId: string) => withdrawHour({ db: database.db }, actor, hourId)
  expect(await withdraw(host, first)).toEqual({ ok: false, reason: 'taken' })
  expect(await withdraw(stranger, second)).toEqual({ ok: false, reason: 'not_found' })
  expect(await withdraw(colleague, second)).toEqual({ ok: false, reason: 'not_found' })
  expect(await withdraw(host, second)).toEqual({ ok: true })
  expect(await withdraw(host, second)).toEqual({ ok: true })
  expect(await withdraw(manager, third)).toEqual({ ok: true })
  expect(
    (await listHostedHours(database.db, stranger)).filter(({ flowId }) => flowId === walker.flow.id),
  ).toEqual([])
})

test('a host is never in two places: of hours that overlap none is published', async () => {
  const walker = await passage()
  const date = '2037-05-04'
  expect((await publish(walker.flow, manager, { date })).ok).toBe(true)
  expect(await publish(walker.flow, manager, { date, from: '11:30', to: '14:00' })).toEqual({
    ok: false,
    reason: 'overlaps',
  })
  expect(await offered(walker)).toHaveLength(4)
  const other = await aStaffMember(database.db, { role: 'admin' })
  expect((await publish(walker.flow, other, { date })).ok).toBe(true)
})

/** Brings an hour so near, by the database's clock. */
async function bring(hourId: string, near: string): Promise<void> {
  await database.db
    .updateTable('interview_slots')
    .set({
      starts_at: sql<Date>`clock_timestamp() + ${near}::interval`,
      ends_at: sql<Date>`clock_timestamp() + ${near}::interval + interval '30 minutes'`,
    })
    .where('id', '=', hourId)
    .execute()
}

const hostLetters = async (hostId: string) => {
  const rows = await database.db
    .selectFrom('letters')
    .select('props')
    .where('person_id', '=', hostId)
    .orderBy('queued_at')
    .execute()
  return rows.map(({ props }) => props as { topic: string; subject: string; paragraphs: string[] })
}

test('a host hears that an hour is taken and that it is given back, and by whom only on the page', async () => {
  const host = await aStaffMember(database.db, { role: 'manager' })
  const walker = await passage()
  await publish(walker.flow, host)
  const [first = '', second = ''] = await offered(walker)
  await pick(walker, first)
  await pick(walker, first)
  const told = async () => (await hostLetters(host.personId)).map(({ subject }) => subject.split(' ')[0])
  expect(await told()).toEqual(['On'])
  await pick(walker, second)
  expect(await told(), 'another hour of the same host is one letter').toEqual(['On', 'On'])
  await release(walker)
  expect(await told()).toEqual(['On', 'On', 'Votre'])
  expect(JSON.stringify(await hostLetters(host.personId))).not.toContain('Camille')
})

test('when an applicant changes from one host to another, or ends, each host concerned hears of it', async () => {
  const [one, other] = [
    await aStaffMember(database.db, { role: 'manager' }),
    await aStaffMember(database.db, { role: 'manager' }),
  ]
  const walker = await passage()
  await publish(walker.flow, one)
  const [first = ''] = await offered(walker)
  await publish(walker.flow, other)
  const last = (await offered(walker)).at(-1) ?? ''
  await pick(walker, first)
  await pick(walker, last)
  expect(await hostLetters(one.personId)).toHaveLength(2)
  expect(await hostLetters(other.personId)).toHaveLength(1)
  await withdrawApplication({ db: database.db }, walker.actor, { applicationId: walker.applicationId })
  expect(await hostLetters(other.personId)).toHaveLength(2)
})
