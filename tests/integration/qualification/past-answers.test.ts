import { expect, test } from 'vitest'
import { listPastAnswers } from '~/domain/qualification/past-answers.server'
import { listFlows } from '~/domain/qualification/queries.server'
import type { Database } from '~db/client'
import { aDoor, anOpenFlow } from '../../factories/application'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aManager, aReleasedDecision, aSentApplication } from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const house = useTestDatabase()

/** These answers, and no other. */
async function answer(db: Database, applicationId: string, answers: Record<string, unknown>): Promise<void> {
  await db.deleteFrom('application_answers').where('application_id', '=', applicationId).execute()
  await db
    .insertInto('application_answers')
    .values(
      Object.entries(answers).map(([question_id, value]) => ({
        application_id: applicationId,
        question_id,
        value: JSON.stringify(value),
      })),
    )
    .execute()
}

test('a draft is tried with what was sent, newest first, with what is an answer and nothing else', async () => {
  const { db } = house
  const manager = await aManager(db)
  const flow = await anOpenFlow(db)
  const older = await aSentApplication(db, { flow })
  const newer = await aSentApplication(db, { flow })
  await db
    .updateTable('applications')
    .set({ submitted_at: new Date(Date.now() - 9 * 86_400_000) })
    .where('id', '=', older.id)
    .execute()
  await answer(db, newer.id, { tie: 'drives', car: 'Boréale', gone: 'a question of another version' })
  await answer(db, older.id, { tie: 'nobody offers this', wish: 'To drive.' })
  const past = await listPastAnswers(db, manager, flow.id)
  expect(
    past.map(({ applicationId, answers, way, decided }) => [applicationId, answers, way, decided]),
  ).toEqual([
    [newer.id, { tie: 'drives', car: 'Boréale' }, null, null],
    [older.id, { wish: 'To drive.' }, null, null],
  ])
})

test('what was withdrawn, erased or never sent is not tried', async () => {
  const { db } = house
  const manager = await aManager(db)
  const flow = await anOpenFlow(db)
  const [withdrawn, erased] = [await aSentApplication(db, { flow }), await aSentApplication(db, { flow })]
  await db
    .updateTable('applications')
    .set({ state: 'withdrawn', withdrawn_at: new Date() })
    .where('id', '=', withdrawn.id)
    .execute()
  await db.updateTable('applications').set({ erased_at: new Date() }).where('id', '=', erased.id).execute()
  expect(await listPastAnswers(db, manager, flow.id)).toEqual([])
})

test('a decision is told beside the answers once it is released', async () => {
  const { db } = house
  const { sent, manager } = await aReleasedDecision(db)
  const [past] = await listPastAnswers(db, manager, sent.flow.id)
  expect(past?.decided).toBe('admit')
})

test('answers are tried by those who run the club alone', async () => {
  const { db } = house
  const brand = await aBrand(db)
  const flow = await anOpenFlow(db, { brandId: brand.id })
  await aSentApplication(db, { flow })
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  expect(await listPastAnswers(db, staff, flow.id)).toEqual([])
  expect(await listPastAnswers(db, await aManager(db), 'not-an-id')).toEqual([])
})

test('the list of flows counts the doors that are open now', async () => {
  const { db } = house
  const manager = await aManager(db)
  const flow = await anOpenFlow(db)
  await aDoor(db, flow.id)
  await aDoor(db, flow.id, { usesMax: 1 })
  await aDoor(db, flow.id, { closedAt: new Date() })
  const flows = await listFlows(db, manager)
  expect(flows.find(({ id }) => id === flow.id)?.openDoors).toBe(2)
})
