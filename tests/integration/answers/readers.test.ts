import { expect, test } from 'vitest'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { signWaiver } from '~/domain/answers/sign-waiver.server'
import { readDoorList } from '~/domain/attendance/read-door-list.server'
import { exportGuestList } from '~/domain/insight/export-guest-list.server'
import { countSayings, readPartyAnswers } from '~/domain/insight/party-answers.server'
import {
  anAnswerForm,
  anAskedQuestion,
  askAges,
  askSignature,
  asPerson,
  questionOf,
} from '../../factories/asking'
import { anEvening, anExpected, theDoorOf } from '../../factories/door'
import { aStaffMember } from '../../factories/invitation'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

/** Zoé and Hugo: her diet, a formula for a text, her age and her signature are given; his are not. */
async function aToldEvening() {
  const event = await anEvening(database.db, { startsInHours: 2 })
  const diet = await anAskedQuestion(database.db, event, 'diet')
  const text = await anAskedQuestion(database.db, event, 'text')
  await askAges(database.db, event, { minAge: 18 })
  await askSignature(database.db, event)
  const { reservationId, personId } = await anExpected(database.db, event, {
    givenName: 'Zoé',
    familyName: 'Arnaud',
    guests: ['Hugo Arnaud'],
  })
  const actor = asPerson(personId)
  const born = await questionOf(database.db, event, 'birth_date')
  const form = anAnswerForm(
    { questionId: diet, fields: { '': ['vegetarian', 'no_nuts'] } },
    { questionId: diet, position: 1, fields: { '': ['vegetarian'], words: 'ni menthe' } },
    { questionId: text, fields: { '': '=cmd()' } },
    { questionId: born, fields: { '': '1980-02-01' } },
  )
  await saveAnswers({ db: database.db }, actor, { reservationId, form })
  const signing = { reservationId, position: 0, name: 'Zoé Arnaud', locale: 'fr', version: 1 } as const
  await signWaiver({ db: database.db }, actor, signing)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  return { event, diet, staff }
}

test('what a form said is on the door’s list: diet, age and signature, and never the day of birth', async () => {
  const { event } = await aToldEvening()
  const list = await readDoorList(aCtx(database.db), await theDoorOf(database.db, event), event.id, 'fr')
  const notes = list?.parties[0]?.seats.map(seat => seat.notes.map(({ value, tone }) => `${tone}: ${value}`))
  expect(notes).toEqual([
    [
      'plain: Végétarien, Sans fruits à coque',
      'plain: =cmd()',
      'good: 18 ans révolus',
      'good: Signée par Zoé Arnaud',
    ],
    ['plain: Végétarien, ni menthe', 'warn: Pas de réponse', 'warn: À signer à l’accueil'],
  ])
  expect(JSON.stringify(list)).not.toContain('1980')
})

test('the kitchen counts what was said, each thing by itself, guests included', async () => {
  const { event, diet, staff } = await aToldEvening()
  const party = await readPartyAnswers(database.db, staff, event.id)
  const question = party?.questions.find(({ id }) => id === diet)
  if (!party || !question) throw new Error('nothing is asked')
  expect(countSayings(party, question, 'fr')).toEqual([
    { said: 'Végétarien', count: 2 },
    { said: 'ni menthe', count: 1 },
    { said: 'Sans fruits à coque', count: 1 },
  ])
  expect(party.seats.map(({ name, missing, signature }) => [name, missing, signature?.name ?? null])).toEqual(
    [
      ['Zoé Arnaud', 0, 'Zoé Arnaud'],
      ['Hugo Arnaud', 1, null],
    ],
  )
})

test('the file has a column for each question, safe to open, and says whose answer is whose', async () => {
  const { event, staff } = await aToldEvening()
  const file = await exportGuestList(database.db, staff, { eventId: event.id, locale: 'en' })
  const [head = '', row = ''] = file?.csv.split('\r\n') ?? []
  expect(head).toContain('Since;What you eat;')
  expect(head).toMatch(/Your date of birth;Waiver$/)
  expect(row).toContain('Vegetarian, No nuts · Hugo Arnaud: Vegetarian, ni menthe')
  expect(row).toContain(";'=cmd();")
  expect(row).toMatch(/1\sFebruary\s1980;signed · Hugo Arnaud: to be signed$/)
})

test('answers are read by staff of the brand and its door, the day of birth by its staff alone, and by nobody else', async () => {
  const { event, staff } = await aToldEvening()
  const kinds = async (who: Parameters<typeof readPartyAnswers>[1]) =>
    (await readPartyAnswers(database.db, who, event.id))?.questions.map(({ kind }) => kind)
  expect(await kinds(staff)).toContain('birth_date')
  expect(await kinds(await theDoorOf(database.db, event))).toEqual(['diet', 'text'])
  expect(await kinds((await aToldEvening()).staff)).toBe(undefined)
  expect(await kinds(await aStaffMember(database.db))).toBe(undefined)
})

test('a minimum that was raised drops nobody, and shows who does not meet it', async () => {
  const { event, staff } = await aToldEvening()
  await askAges(database.db, event, { minAge: 90 })
  const party = await readPartyAnswers(database.db, staff, event.id)
  expect(party?.seats.map(({ unmet }) => unmet.length)).toEqual([1, 0])
  const list = await readDoorList(aCtx(database.db), staff, event.id, 'en')
  expect(list?.parties[0]?.seats[0]?.notes).toContainEqual({ label: 'Age', value: 'Under 90', tone: 'warn' })
})
