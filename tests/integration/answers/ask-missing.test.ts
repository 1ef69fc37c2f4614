import { expect, test } from 'vitest'
import { saveAnswers } from '~/domain/answers/save-answers.server'
import { missingDueAt } from '~/domain/events/letters-due'
import { askForgottenMissing, askMissing } from '~/domain/reservations/ask-missing.server'
import { anAnswerForm, anAskedQuestion, askSignature } from '../../factories/asking'
import { aGuestOf, aPastEvent } from '../../factories/attended'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })

/** An event that begins in so many days, and asks a size. */
async function anAskingEvent(days: number) {
  const event = await aPastEvent(database.db, -days * 24 - 5, { timeZone: 'UTC' })
  return { event, size: await anAskedQuestion(database.db, event, 'size') }
}

async function lettersOf(personId: string) {
  const rows = await database.db
    .selectFrom('letters')
    .select(['props', 'promotional'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => ({ ...row, props: row.props as Record<string, unknown> }))
}

test('whoever still owes a word or a signature hears of it once, by however many workers; whoever said it all does not', async () => {
  const { event, size } = await anAskingEvent(3)
  const [silent, said] = [await aGuestOf(database.db, event), await aGuestOf(database.db, event)]
  const gone = await aGuestOf(database.db, event, { state: 'cancelled' })
  const form = anAnswerForm({ questionId: size, fields: { '': 'm' } })
  await saveAnswers(ctx(), said.actor, { reservationId: said.reservationId, form })
  await Promise.all(Array.from({ length: 5 }, () => askMissing(ctx(), event.id)))
  await askForgottenMissing(ctx())
  expect(await lettersOf(silent.personId)).toMatchObject([
    {
      promotional: false,
      props: {
        topic: 'answers_missing',
        action: { to: { page: 'answers', reservationId: silent.reservationId } },
      },
    },
  ])
  expect(await lettersOf(said.personId)).toEqual([])
  expect(await lettersOf(gone.personId)).toEqual([])
  await askSignature(database.db, event)
  await askForgottenMissing(ctx())
  expect(await lettersOf(said.personId)).toHaveLength(1)
  expect(await lettersOf(silent.personId)).toHaveLength(1)
})

test('nothing is asked before its hour, on the eve, nor of an event that asks nothing', async () => {
  for (const days of [7.5, 0.5]) {
    const { event } = await anAskingEvent(days)
    const guest = await aGuestOf(database.db, event)
    await askMissing(ctx(), event.id)
    expect(await lettersOf(guest.personId)).toEqual([])
  }
  const event = await aPastEvent(database.db, -3 * 24 - 5, { timeZone: 'UTC' })
  const guest = await aGuestOf(database.db, event)
  await askMissing(ctx(), event.id)
  expect(await lettersOf(guest.personId)).toEqual([])
})

test('the letter is due six calendar days before, at ten at the venue, whatever the clocks do between', () => {
  expect(missingDueAt(new Date('2037-04-01T18:00:00Z'), 'Europe/Paris').toISOString()).toBe(
    '2037-03-26T09:00:00.000Z',
  )
  expect(missingDueAt(new Date('2037-10-28T18:00:00Z'), 'Europe/Paris').toISOString()).toBe(
    '2037-10-22T08:00:00.000Z',
  )
})
