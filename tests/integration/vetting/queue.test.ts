import { beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { listQueue, listReadFlows, readQueueFigures } from '~/domain/vetting/queue-queries.server'
import { saveSheet } from '~/domain/vetting/save-sheet.server'
import { queueSearchSchema } from '~/domain/vetting/schema'
import { takeEffectDecision } from '~/domain/vetting/take-effect-decision.server'
import { anOpenFlow } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aNomination, aNominator } from '../../factories/nomination'
import {
  aManager,
  aPreparedDecision,
  aReleasedDecision,
  aSentApplication,
  aVettedDefinition,
  vote,
} from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const day = 86_400_000
let brandId: string
let reader: SignedIn
// Each test has a brand of its own, whose staff see nothing of the others.
beforeEach(async () => {
  brandId = (await aBrand(database.db)).id
  reader = await aStaffMember(database.db, { role: 'brand_staff', brandId })
})

const sent = (familyName: string, days = 5) =>
  aSentApplication(database.db, { brandId, familyName, replyBy: new Date(Date.now() + days * day) })

async function names(search: Record<string, string> = {}, currentId: string | null = null) {
  const queue = await listQueue(database.db, reader, queueSearchSchema.parse(search), currentId)
  return queue.rows.map(({ person }) => person.familyName)
}

test('what was promised first stands first, and what is late is told so', async () => {
  await sent('Keller', 4)
  await sent('Perrin', -2)
  await sent('Roussel', 1)
  expect(await names()).toEqual(['Perrin', 'Roussel', 'Keller'])
  expect(await names({ late: '1' })).toEqual(['Perrin'])
  expect(await names({ sort: 'name', order: 'descending' })).toEqual(['Roussel', 'Perrin', 'Keller'])
  const { rows } = await listQueue(database.db, reader, queueSearchSchema.parse({}))
  expect(rows.map(({ promise }) => promise?.standing)).toEqual(['late', 'due', 'open'])
  expect(await readQueueFigures(database.db, reader)).toEqual({ toRead: 3, late: 1, medianDays: null })
})

test('a name is found without its accents, and an unreadable search asks nothing', async () => {
  await sent('Aaltonen')
  await sent('Pérrin')
  expect(await names({ q: 'perr' })).toEqual(['Pérrin'])
  expect(await names({ q: '%' })).toEqual([])
  expect(await names({ part: 'nonsense', flow: 'nonsense', page: '-3' })).toHaveLength(2)
})

test('each part holds what waits there for this reader', async () => {
  const { db } = database
  await sent('Unread')
  const begun = await sent('Begun')
  await saveSheet({ db }, reader, { applicationId: begun.id, version: 0, marks: { tie: 3 }, notes: '' })
  const voted = await sent('Voted')
  await vote(db, reader, voted.id)
  const elsewhere = await sent('Elsewhere')
  await db
    .insertInto('application_assignments')
    .values({ application_id: elsewhere.id, reviewer_id: (await aManager(db)).personId })
    .execute()
  const interested = await sent('Interested')
  await db
    .insertInto('conflicts_of_interest')
    .values({ application_id: interested.id, reviewer_id: reader.personId, words: 'Amis' })
    .execute()
  const asked = await sent('Asked')
  await db
    .insertInto('application_messages')
    .values({ application_id: asked.id, kind: 'request', author_id: reader.personId, words: 'Encore' })
    .execute()
  const pending = await sent('Pending')
  await aPreparedDecision(db, { sent: pending })
  const ready = await sent('Ready')
  for (let count = 0; count < 2; count++) await vote(db, await aManager(db), ready.id)
  const waiting = await aReleasedDecision(db, {
    sent: await sent('Waiting'),
    decision: { kind: 'waitlist', because: '', rank: 2 },
    isDue: true,
  })
  await takeEffectDecision({ db }, waiting.decisionId)
  const declined = await aReleasedDecision(db, {
    sent: await sent('Declined'),
    decision: { kind: 'decline', because: 'Le lien', returnOn: null },
    isDue: true,
  })
  await takeEffectDecision({ db }, declined.decisionId)

  const parts = async (part: string) => (await names({ part })).sort()
  expect(await parts('to_read')).toEqual(['Asked', 'Ready', 'Unread'])
  expect(await parts('to_vote')).toEqual(['Begun'])
  expect(await parts('asked')).toEqual(['Asked'])
  expect(await parts('ready')).toEqual(['Ready'])
  expect(await parts('pending')).toEqual(['Pending'])
  expect(await parts('waitlisted')).toEqual(['Waiting'])
  expect(await parts('decided')).toEqual(['Declined'])
  expect(await parts('open')).not.toContain('Declined')
  expect(await parts('open')).toHaveLength(9)
  const figures = await readQueueFigures(db, reader)
  expect(figures.toRead).toBe(3)
  // It was sent an hour before it was answered.
  expect(figures.medianDays).toBeCloseTo(1 / 24, 1)
})

test('a reader finds those that were given to them', async () => {
  const { db } = database
  const mine = await sent('Mine')
  await sent('Free')
  await db
    .insertInto('application_assignments')
    .values({ application_id: mine.id, reviewer_id: reader.personId })
    .execute()
  expect(await names({ mine: '1' })).toEqual(['Mine'])
  expect((await names({ part: 'to_read' })).sort()).toEqual(['Free', 'Mine'])
})

test('how someone came is told, and can be asked for', async () => {
  const { db } = database
  const nominator = await aNominator(db)
  const flow = await anOpenFlow(db, { definition: aVettedDefinition(), brandId })
  const personId = (await aStaffMember(db)).personId
  const nominationId = await aNomination(db, {
    nominatorId: nominator.actor.personId,
    personId,
    flowId: flow.id,
  })
  await aSentApplication(db, { flow, nominationOf: { personId, nominationId } })
  await sent('Site')
  expect(await names({ source: 'site' })).toEqual(['Site'])
  const { rows } = await listQueue(db, reader, queueSearchSchema.parse({ source: 'nomination' }))
  expect(rows[0]?.nominator?.familyName).toBe('Laine')
  expect(await names({ flow: flow.id })).toHaveLength(1)
  expect(await listReadFlows(db, reader)).toHaveLength(2)
})

test('the queue opens on the page of what is read, and knows what comes before and after', async () => {
  const all: string[] = []
  for (let count = 0; count < 33; count++) all.push((await sent(`Name ${count}`, 1 + count)).id)
  const at = (id: string | null) => listQueue(database.db, reader, queueSearchSchema.parse({}), id)
  expect(await at(null)).toMatchObject({ page: 1, pages: 2, total: 33, previous: null, next: all[0] })
  expect(await at(all[31] ?? null)).toMatchObject({ page: 2, previous: all[30], next: all[32] })
  expect(await at(all[32] ?? null)).toMatchObject({ next: null })
  // Something that is no longer in this part: the next is its first.
  expect(await at(reader.personId)).toMatchObject({ page: 1, previous: null, next: all[0] })
})

test('staff of one brand see nothing of another’s queue, nor of the club’s own', async () => {
  const { db } = database
  await aSentApplication(db, { brandId: (await aBrand(db)).id })
  await aSentApplication(db)
  expect(await names()).toEqual([])
  expect(await readQueueFigures(db, reader)).toMatchObject({ toRead: 0, late: 0 })
  expect(await listReadFlows(db, reader)).toEqual([])
  expect((await listQueue(db, await aManager(db), queueSearchSchema.parse({}))).total).toBeGreaterThan(1)
  const door = await aStaffMember(db, { role: 'door', eventId: brandId })
  expect((await listQueue(db, door, queueSearchSchema.parse({}))).total).toBe(0)
})
