import { expect, test } from 'vitest'
import { answerQuestion } from '~/domain/vetting/answer-question.server'
import { requestMore } from '~/domain/vetting/request-more.server'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aManager, aPreparedDecision, aSentApplication, type Sent } from '../../factories/vetting'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

async function aQuestion({ id, personId }: Sent, words = 'Qui lira mes retours ?'): Promise<string> {
  const row = await database.db
    .insertInto('application_messages')
    .values({ application_id: id, kind: 'question', author_id: personId, words })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function lettersOf(personId: string) {
  const rows = await database.db
    .selectFrom('letters')
    .select(['props', 'brand_id'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ props, brand_id }) => ({ ...(props as Record<string, unknown>), brandId: brand_id }))
}

test('a request leaves in the reader’s name, names the step that it opens, and is one however often it is pressed', async () => {
  const { db } = database
  const brand = await aBrand(db)
  const reader = await aStaffMember(db, { role: 'brand_staff', brandId: brand.id })
  const sent = await aSentApplication(db, { brandId: brand.id })
  const ask = () =>
    requestMore({ db }, reader, { applicationId: sent.id, stepId: 'you', words: 'Depuis quand ?' })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(new Set(answers.map(answer => answer.ok && answer.value.messageId)).size).toBe(1)
  const letters = await lettersOf(sent.personId)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({
    topic: 'application_request',
    brandId: brand.id,
    senderName: 'Camille Renard',
    action: { to: { page: 'application', applicationId: sent.id } },
  })
  expect(JSON.stringify(letters[0])).toContain('«\u202fyou\u202f»')
})

test.each(['send', 'welcome', 'nowhere'])('the step “%s” cannot be opened again', async stepId => {
  const { db } = database
  const { id } = await aSentApplication(db)
  const answer = await requestMore({ db }, await aManager(db), {
    applicationId: id,
    stepId,
    words: 'Encore',
  })
  expect(answer).toEqual({ ok: false, reason: 'unknown_step' })
})

test('nothing more is asked once an answer is prepared, nor of another brand’s applicants', async () => {
  const { db } = database
  const { manager, sent } = await aPreparedDecision(db)
  const words = { applicationId: sent.id, stepId: null, words: 'Encore' }
  expect(await requestMore({ db }, manager, words)).toEqual({ ok: false, reason: 'decision_prepared' })
  const stranger = await aStaffMember(db, { role: 'brand_staff', brandId: (await aBrand(db)).id })
  expect(await requestMore({ db }, stranger, words)).toEqual({ ok: false, reason: 'not_found' })
})

test('a question is answered once: the second to answer hears so', async () => {
  const { db } = database
  const [first, second] = [await aManager(db), await aManager(db)]
  const sent = await aSentApplication(db)
  const messageId = await aQuestion(sent)
  const answer = (words: string, actor = first) =>
    answerQuestion({ db }, actor, { applicationId: sent.id, messageId, words })
  const answers = await Promise.all([answer('Nous tous.'), answer('L’équipe châssis.', second)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'answered' })
  const letters = await lettersOf(sent.personId)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ topic: 'application_answer' })
  const settled = await db
    .selectFrom('application_messages')
    .select('settled_at')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  expect(settled.settled_at).not.toBe(null)
})

test('the same answer pressed twice is one answer, and a question of another application is not there', async () => {
  const { db } = database
  const manager = await aManager(db)
  const [sent, other] = [await aSentApplication(db), await aSentApplication(db)]
  const messageId = await aQuestion(sent)
  const answer = (applicationId: string) =>
    answerQuestion({ db }, manager, { applicationId, messageId, words: 'Nous tous.' })
  expect(await answer(other.id)).toEqual({ ok: false, reason: 'not_found' })
  expect(await answer(sent.id)).toEqual({ ok: true })
  expect(await answer(sent.id)).toEqual({ ok: true })
  expect(await lettersOf(sent.personId)).toHaveLength(1)
})
