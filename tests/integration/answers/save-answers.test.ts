import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { readAnswerSheet } from '~/domain/answers/sheet-queries.server'
import { anAnswerForm, anAskedQuestion, askAges, asPerson, questionOf } from '../../factories/asking'
import { anEvening, anExpected } from '../../factories/door'
import { anInvitation } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })

async function aParty(guests: string[] = []) {
  const event = await anEvening(database.db, { startsInHours: 240 })
  const expected = await anExpected(database.db, event, { guests })
  const actor = asPerson(expected.personId)
  const sheet = async () => {
    const read = await readAnswerSheet(database.db, actor, expected.reservationId)
    if (!read) throw new Error('no sheet')
    return read
  }
  const save = (form: FormData, who = actor) =>
    saveAnswers(ctx(), who, { reservationId: expected.reservationId, form })
  return { event, ...expected, actor, sheet, save }
}

async function kept(reservationId: string) {
  const rows = await database.db
    .selectFrom('reservation_answers')
    .select(['position', 'value'])
    .where('reservation_id', '=', reservationId)
    .orderBy('position')
    .execute()
  return rows.map(({ position, value }) => [position, value])
}

const factsOf = (personId: string) =>
  database.db
    .selectFrom('facts')
    .select(['kind', 'value', 'source', 'purpose'])
    .where('person_id', '=', personId)
    .where('superseded_at', 'is', null)
    .orderBy('kind')
    .execute()

test('what is ready is kept, what cannot be read is told and takes nothing with it', async () => {
  const party = await aParty(['Hugo Arnaud'])
  const diet = await anAskedQuestion(database.db, party.event, 'diet')
  const licence = await anAskedQuestion(database.db, party.event, 'licence')
  const saved = await party.save(
    anAnswerForm(
      { questionId: diet, fields: { '': ['vegetarian', 'no_nuts'], words: 'ni coriandre' } },
      { questionId: licence, fields: { number: '12AB345', since: '' } },
      { questionId: diet, position: 1, fields: { '': ['anything'] } },
    ),
  )
  expect(saved).toMatchObject({
    ok: true,
    value: { kept: 2, unkept: [{ questionId: licence, position: 0 }] },
  })
  expect(await kept(party.reservationId)).toEqual([
    [0, { choices: ['vegetarian', 'no_nuts'], words: 'ni coriandre' }],
    [1, { choices: ['anything'], words: '' }],
  ])
  expect((await party.sheet()).missing).toEqual([{ position: 0, answers: 1, signature: false }])
})

test('a form sent twice at once keeps one answer, and a later one takes its place', async () => {
  const party = await aParty()
  const size = await anAskedQuestion(database.db, party.event, 'size')
  const form = (id: string) => anAnswerForm({ questionId: size, fields: { '': id } })
  await Promise.all([party.save(form('m')), party.save(form('m'))])
  expect(await kept(party.reservationId)).toEqual([[0, 'm']])
  await party.save(form('l'))
  expect(await kept(party.reservationId)).toEqual([[0, 'l']])
  await party.save(form(''))
  expect(await kept(party.reservationId)).toEqual([])
})

test('an answer is for its event alone unless the person has it remembered, and then it is proposed with its source', async () => {
  const party = await aParty()
  const diet = await anAskedQuestion(database.db, party.event, 'diet')
  const answer = { questionId: diet, fields: { '': ['vegan'], words: 'pas de menthe' } }
  await party.save(anAnswerForm(answer))
  expect(await factsOf(party.personId)).toEqual([])
  await party.save(anAnswerForm({ ...answer, remember: true }))
  await party.save(anAnswerForm({ ...answer, remember: true }))
  expect(await factsOf(party.personId)).toEqual([
    { kind: 'diet', value: 'Végétalien, pas de menthe', source: 'person', purpose: 'serve_you' },
  ])
  const next = await anEvening(database.db, { startsInHours: 480, brandId: party.event.brandId })
  const again = await anAskedQuestion(database.db, next, 'diet')
  const { id } = await database.db
    .insertInto('reservations')
    .values({
      event_id: next.id,
      person_id: party.personId,
      seats: 1,
      state: 'confirmed',
      confirmed_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sheet = await readAnswerSheet(database.db, party.actor, id)
  const asked = sheet?.places[0]?.asked.find(({ question }) => question.id === again)
  expect(asked?.value).toEqual({ choices: ['vegan'], words: 'pas de menthe' })
  expect(asked?.from?.source).toBe('person')
  expect(sheet?.missing).toEqual([{ position: 0, answers: 1, signature: false }])
})

test('a letter that was passed on shows no diet, and leaving it empty takes none away', async () => {
  const party = await aParty()
  const diet = await anAskedQuestion(database.db, party.event, 'diet')
  await party.save(anAnswerForm({ questionId: diet, fields: { '': ['vegan'], words: '' } }))
  const { event, personId } = party
  const { id: invitationId } = await anInvitation(database.db, { event, personId })
  await database.db
    .updateTable('reservations')
    .set({ invitation_id: invitationId })
    .where('id', '=', party.reservationId)
    .execute()
  const letter = { kind: 'letter', personId, invitationId } as const
  const sheet = await readAnswerSheet(database.db, letter, party.reservationId)
  expect(sheet?.places[0]?.asked[0]).toMatchObject({ value: null, isHidden: true, isAnswered: true })
  const form = anAnswerForm({ questionId: diet, fields: { '': [], words: '' } })
  expect((await saveAnswers(ctx(), letter, { reservationId: party.reservationId, form })).ok).toBe(true)
  expect(await kept(party.reservationId)).toEqual([[0, { choices: ['vegan'], words: '' }]])
  const other = { ...letter, invitationId: randomUUID() }
  expect(await readAnswerSheet(database.db, other, party.reservationId)).toBe(null)
})

test('another’s reservation is not there, and nothing is written once the event has begun or the seats are gone', async () => {
  const party = await aParty()
  const size = await anAskedQuestion(database.db, party.event, 'size')
  const form = anAnswerForm({ questionId: size, fields: { '': 'm' } })
  const stranger = asPerson((await aParty()).personId)
  expect(await party.save(form, stranger)).toMatchObject({ reason: 'not_found' })
  expect(await readAnswerSheet(database.db, stranger, party.reservationId)).toBe(null)
  await database.db
    .updateTable('events')
    .set({ starts_at: new Date(Date.now() - 1000) })
    .where('id', '=', party.event.id)
    .execute()
  expect(await party.save(form)).toMatchObject({ reason: 'begun' })
  await database.db
    .updateTable('reservations')
    .set({ state: 'cancelled', ended_at: new Date(), ended_because: 'cancelled' })
    .where('id', '=', party.reservationId)
    .execute()
  expect(await party.save(form)).toMatchObject({ reason: 'over' })
  expect(await kept(party.reservationId)).toEqual([])
})

test('a guest who is too young on the day is told so, and one who is of age that very day is not', async () => {
  const party = await aParty(['Hugo Arnaud', 'Léa Arnaud'])
  await askAges(database.db, party.event, { minAge: 18 })
  const born = await questionOf(database.db, party.event, 'birth_date')
  const { party: read } = await party.sheet()
  const [year, ...day] = read.event.day.split('-')
  const onThatDay = [Number(year) - 18, ...day].join('-')
  const tooLate = `${Number(year) - 10}-01-01`
  const saved = await party.save(
    anAnswerForm(
      { questionId: born, position: 1, fields: { '': onThatDay } },
      { questionId: born, position: 2, fields: { '': tooLate } },
    ),
  )
  expect(saved).toMatchObject({
    value: { kept: 1, unkept: [{ position: 2, refusal: { reason: 'too_young', minAge: 18 } }] },
  })
  expect(await kept(party.reservationId)).toEqual([[1, onThatDay]])
})

test('the schema takes no answer to another event’s question, of nobody, or of a guest without a name', async () => {
  const party = await aParty(['Hugo Arnaud'])
  const size = await anAskedQuestion(database.db, party.event, 'size')
  const own = await anAskedQuestion(database.db, party.event, 'text')
  const foreign = await anAskedQuestion(database.db, (await aParty()).event, 'size')
  const write = (question_id: string, position: number) =>
    database.db
      .insertInto('reservation_answers')
      .values({ reservation_id: party.reservationId, position, question_id, value: '"m"' })
      .execute()
  await expect(write(foreign, 0)).rejects.toThrow('nobody whom the event asks')
  await expect(write(size, 2)).rejects.toThrow('nobody whom the event asks')
  await expect(write(own, 1)).rejects.toThrow('nobody whom the event asks')
  await write(size, 1)
  await database.db.deleteFrom('guests').where('reservation_id', '=', party.reservationId).execute()
  expect(await kept(party.reservationId)).toEqual([])
  await expect(write(size, 1)).rejects.toThrow('reservation_answers_guest')
})
