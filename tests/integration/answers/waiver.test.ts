import { expect, test } from 'vitest'
import { forgetAnswers } from '~/domain/answers/forget-answers.server'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { readAnswerSheet } from '~/domain/answers/sheet-queries.server'
import { signWaiver } from '~/domain/answers/sign-waiver.server'
import { anAnswerForm, anAskedQuestion, askSignature, asPerson, waiverWords } from '../../factories/asking'
import { anEvening, anExpected } from '../../factories/door'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })

async function aSigner(startsInHours = 240) {
  const event = await anEvening(database.db, { startsInHours })
  await askSignature(database.db, event)
  const { reservationId, personId } = await anExpected(database.db, event, { guests: ['Hugo Arnaud'] })
  const actor = asPerson(personId)
  const sign = (wishes: Partial<Parameters<typeof signWaiver>[2]> = {}, who = actor) =>
    signWaiver(ctx(), who, {
      reservationId,
      position: 0,
      name: 'Zoé Arnaud',
      locale: 'en',
      version: 1,
      ...wishes,
    })
  const signatures = () =>
    database.db
      .selectFrom('waiver_signatures')
      .select(['position', 'version', 'signed_name', 'locale', 'text'])
      .where('reservation_id', '=', reservationId)
      .orderBy('version')
      .orderBy('position')
      .execute()
  return { event, reservationId, actor, sign, signatures }
}

test('a waiver is signed once by each of a party, with the text as it was read in their language', async () => {
  const { sign, signatures } = await aSigner()
  await Promise.all([sign(), sign({ name: 'Someone Else' })])
  await sign({ position: 1, name: '  Hugo   Arnaud ', locale: 'fr' })
  const [own, guest, ...rest] = await signatures()
  expect(rest).toEqual([])
  expect(own).toMatchObject({ position: 0, locale: 'en', text: waiverWords.en })
  expect(guest).toMatchObject({ position: 1, signed_name: 'Hugo Arnaud', text: waiverWords.fr })
})

test('words that changed since they were read are not signed; the former signature stays with its text', async () => {
  const { event, reservationId, actor, sign, signatures } = await aSigner()
  await sign()
  await askSignature(database.db, event, { fr: 'Autre texte.', en: 'Another text.' })
  const sheet = await readAnswerSheet(database.db, actor, reservationId)
  expect(sheet?.places[0]?.signature).toBe(null)
  expect(sheet?.former).toMatchObject([{ position: 0, text: waiverWords.en }])
  expect(await sign()).toMatchObject({ reason: 'other_words' })
  expect((await sign({ version: 2 })).ok).toBe(true)
  expect((await signatures()).map(({ text }) => text)).toEqual([waiverWords.en, 'Another text.'])
})

test('the same words written again are the same wording', async () => {
  const { event, reservationId, actor, sign } = await aSigner()
  await sign()
  await askSignature(database.db, event, { fr: ` ${waiverWords.fr}\r\n`, en: waiverWords.en })
  const sheet = await readAnswerSheet(database.db, actor, reservationId)
  expect(sheet?.places[0]?.signature?.name).toBe('Zoé Arnaud')
})

test('nobody signs without a name, for a place that is not theirs, for another, or once the event is over', async () => {
  const { sign, signatures } = await aSigner()
  expect(await sign({ name: ' . ' })).toMatchObject({ reason: 'name_missing' })
  expect(await sign({ position: 2 })).toMatchObject({ reason: 'not_found' })
  expect(await sign({}, (await aSigner()).actor)).toMatchObject({ reason: 'not_found' })
  expect(await signatures()).toEqual([])
  expect(await (await aSigner(-6)).sign()).toMatchObject({ reason: 'over' })
  expect((await (await aSigner(-1)).sign()).ok).toBe(true)
})

test('the schema keeps no other text than the one that stands, and changes no signature', async () => {
  const { reservationId, sign } = await aSigner()
  const insert = (text: string) =>
    database.db
      .insertInto('waiver_signatures')
      .values({ reservation_id: reservationId, position: 0, signed_name: 'Zoé', locale: 'fr', text })
      .execute()
  await expect(insert('Un autre texte.')).rejects.toThrow('the waiver of the event as it stands')
  await sign()
  const change = database.db.updateTable('waiver_signatures').set({ signed_name: 'X' }).execute()
  await expect(change).rejects.toThrow()
})

test('answers are erased sixty days after their event, signatures after five years', async () => {
  const { event, reservationId, actor, sign, signatures } = await aSigner()
  const size = await anAskedQuestion(database.db, event, 'size')
  await saveAnswers(ctx(), actor, {
    reservationId,
    form: anAnswerForm({ questionId: size, fields: { '': 'm' } }),
  })
  await sign()
  const endedDaysAgo = async (days: number) => {
    const ends_at = new Date(Date.now() - days * 86_400_000)
    const starts_at = new Date(ends_at.getTime() - 3_600_000)
    await database.db
      .updateTable('events')
      .set({ starts_at, ends_at, rsvp_closes_at: starts_at })
      .where('id', '=', event.id)
      .execute()
    await forgetAnswers(aCtx(database.db))
    const left = await database.db
      .selectFrom('reservation_answers')
      .select('value')
      .where('reservation_id', '=', reservationId)
      .execute()
    return [left.length, (await signatures()).length]
  }
  expect(await endedDaysAgo(59)).toEqual([1, 1])
  expect(await endedDaysAgo(61)).toEqual([0, 1])
  expect(await endedDaysAgo(5 * 365)).toEqual([0, 1])
  expect(await endedDaysAgo(5 * 366)).toEqual([0, 0])
})
