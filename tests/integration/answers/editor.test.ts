import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConditions, setConditions } from '~/domain/answers/conditions.server'
import { defaultQuestions } from '~/domain/answers/defaults'
import { readAsking } from '~/domain/answers/editor-queries.server'
import { moveQuestion, retireQuestion } from '~/domain/answers/order-questions.server'
import { readQuestionForm } from '~/domain/answers/read-question-form'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { addQuestion, changeQuestion } from '~/domain/answers/write-question.server'
import { inTransaction } from '~db/transaction'
import { anAnswerForm, anAskedQuestion, asPerson } from '../../factories/asking'
import { anEvening, anExpected } from '../../factories/door'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })

async function anEditor() {
  const event = await anEvening(database.db, { startsInHours: 240 })
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  const asked = async () =>
    ((await readAsking(database.db, staff, event.id))?.questions ?? []).filter(({ isRetired }) => !isRetired)
  return { event, eventId: event.id, staff, asked }
}

async function answered(
  event: Awaited<ReturnType<typeof anEditor>>['event'],
  questionId: string,
  id: string,
) {
  const { reservationId, personId } = await anExpected(database.db, event)
  const form = anAnswerForm({ questionId, fields: { '': id } })
  await saveAnswers(ctx(), asPerson(personId), { reservationId, form })
}

test('a form that is sent twice adds one question, after the others', async () => {
  const { eventId, staff, asked, event } = await anEditor()
  await anAskedQuestion(database.db, event, 'text')
  const adding = { eventId, key: randomUUID(), kind: 'diet', draft: defaultQuestions.diet } as const
  await Promise.all([addQuestion(ctx(), staff, adding), addQuestion(ctx(), staff, adding)])
  expect((await asked()).map(({ kind }) => kind)).toEqual(['text', 'diet'])
})

test('questions move up and down, and stop at the ends', async () => {
  const { eventId, staff, asked, event } = await anEditor()
  for (const kind of ['diet', 'size', 'text'] as const) await anAskedQuestion(database.db, event, kind)
  const move = async (kind: string, by: 'up' | 'down') => {
    const questionId = (await asked()).find(question => question.kind === kind)?.id ?? ''
    await moveQuestion(ctx(), staff, { eventId, questionId, by })
    return (await asked()).map(question => question.kind).join(' ')
  }
  expect(await move('text', 'up')).toBe('diet text size')
  expect(await move('diet', 'up')).toBe('diet text size')
  expect(await move('diet', 'down')).toBe('text diet size')
})

test('once someone answered, words change and choices are added, and none is taken away', async () => {
  const { eventId, staff, asked, event } = await anEditor()
  const questionId = await anAskedQuestion(database.db, event, 'size')
  await answered(event, questionId, 'm')
  const [size] = await asked()
  const choices = size?.choices ?? []
  const change = (kept: { id: string | null; label: { fr: string; en: string } }[]) =>
    changeQuestion(ctx(), staff, { eventId, questionId, draft: { ...defaultQuestions.size, choices: kept } })
  expect(await change(choices.filter(({ id }) => id !== 'm'))).toMatchObject({ reason: 'choices_stand' })
  const more = { id: null, label: { fr: 'Sur mesure', en: 'Made to measure' } }
  expect((await change([more, ...choices])).ok).toBe(true)
  const [written] = await asked()
  expect(written?.choices.map(({ label }) => label.en)).toContain('Made to measure')
  expect(written?.choices.find(({ id }) => id === 'm')?.label.fr).toBe('M')
})

test('a question that was answered is retired and stays readable; one that nobody answered is gone', async () => {
  const { eventId, staff, asked, event } = await anEditor()
  const size = await anAskedQuestion(database.db, event, 'size')
  const diet = await anAskedQuestion(database.db, event, 'diet')
  await answered(event, size, 'm')
  for (const questionId of [size, diet]) await retireQuestion(ctx(), staff, { eventId, questionId })
  expect(await asked()).toEqual([])
  expect((await readAsking(database.db, staff, eventId))?.questions).toMatchObject([
    { id: size, isRetired: true, answers: 1 },
  ])
})

test('guests who are asked no longer have what they said erased, and the person keeps theirs', async () => {
  const { eventId, staff, event } = await anEditor()
  const questionId = await anAskedQuestion(database.db, event, 'size')
  const { reservationId, personId } = await anExpected(database.db, event, { guests: ['Hugo Arnaud'] })
  const said = (position: number) => ({ questionId, position, fields: { '': 'm' } })
  await saveAnswers(ctx(), asPerson(personId), { reservationId, form: anAnswerForm(said(0), said(1)) })
  const draft = { ...defaultQuestions.size, forGuests: false }
  await changeQuestion(ctx(), staff, { eventId, questionId, draft })
  const rows = await database.db
    .selectFrom('reservation_answers')
    .select('position')
    .where('question_id', '=', questionId)
    .execute()
  expect(rows).toEqual([{ position: 0 }])
})

test('an age brings its question, which is required and stays as long as the age', async () => {
  const { eventId, staff, asked } = await anEditor()
  await setConditions(ctx(), staff, { eventId, minAge: 18, minLicenceYears: 3 })
  const questions = await asked()
  expect(questions.map(({ kind, isRequired }) => [kind, isRequired])).toEqual([
    ['birth_date', true],
    ['licence', true],
  ])
  const questionId = questions[0]?.id ?? ''
  expect(await retireQuestion(ctx(), staff, { eventId, questionId })).toMatchObject({
    reason: 'condition_stands',
  })
  const draft = { ...defaultQuestions.birth_date, isRequired: false }
  await changeQuestion(ctx(), staff, { eventId, questionId, draft })
  expect((await asked())[0]?.isRequired).toBe(true)
  await setConditions(ctx(), staff, { eventId, minAge: null, minLicenceYears: null })
  expect((await retireQuestion(ctx(), staff, { eventId, questionId })).ok).toBe(true)
})

test('an event asks one licence, and nobody of another house writes what it asks', async () => {
  const { eventId, staff, event } = await anEditor()
  await anAskedQuestion(database.db, event, 'licence')
  const adding = { eventId, key: randomUUID(), kind: 'licence', draft: defaultQuestions.licence } as const
  expect(await addQuestion(ctx(), staff, adding)).toMatchObject({ reason: 'asked_already' })
  const other = (await anEditor()).staff
  expect(await addQuestion(ctx(), other, adding)).toMatchObject({ reason: 'not_found' })
  expect(await setConditions(ctx(), other, { eventId, minAge: 18, minLicenceYears: null })).toMatchObject({
    reason: 'not_found',
  })
  expect(await readAsking(database.db, other, eventId)).toBe(null)
  expect(await inTransaction(database.db, tx => readConditions(tx, eventId))).toMatchObject({ minAge: null })
})

test('half a question is told, field by field', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['labelFr', 'Votre veste'],
    ['labelEn', ''],
    ['purposeFr', 'la tenir prête'],
    ['purposeEn', 'have it ready'],
    ['choiceId', ''],
    ['choiceFr', 'Courte'],
    ['choiceEn', ''],
  ] as const)
    form.append(name, value)
  expect(readQuestionForm('choice', form)).toMatchObject({
    ok: false,
    faults: [
      { field: 'labelEn', problem: 'unreadable' },
      { field: 'choices', problem: 'least_two_choices' },
    ],
  })
})
