import { expect, test } from 'vitest'
import { createEvent } from '~/domain/events/create-event.server'
import { thanksDueAt } from '~/domain/events/letters-due'
import { publishEvent } from '~/domain/events/publish-event.server'
import { thankForgottenGuests, thankGuests } from '~/domain/wishes/thank-guests.server'
import { aGuestOf, aPastEvent } from '../../factories/attended'
import { aBrand } from '../../factories/brand'
import { aDraft } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })

async function lettersOf(eventTitle: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('letters')
    .select(['person_id', 'props', 'promotional', 'permission_id'])
    .where('kind', '=', 'correspondence')
    .execute()
  const thanks = rows.filter(({ props }) => JSON.stringify(props).includes(eventTitle))
  expect(thanks.every(letter => !letter.promotional && letter.permission_id === null)).toBe(true)
  return thanks.map(letter => letter.person_id).sort()
}
async function effectsOf(eventId: string) {
  const rows = await database.db
    .selectFrom('outbox')
    .select(['payload', 'due_at'])
    .where('kind', '=', 'events.thank')
    .execute()
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(eventId)).map(row => row.due_at)
}
const outcomeOf = async (reservationId: string) =>
  (
    await database.db
      .selectFrom('event_thanks')
      .select('outcome')
      .where('reservation_id', '=', reservationId)
      .executeTakeFirst()
  )?.outcome
const titled = (name: string) => ({ title: { fr: name, en: name } })

test('publishing an event has its thanks leave on the morning after it', async () => {
  const brand = await aBrand(database.db)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: brand.id })
  const draft = aDraft({ deposit: null, refundSteps: [] })
  const made = await createEvent(ctx(), staff, { brandId: brand.id, slug: 'thanked', draft })
  if (!made.ok) throw new Error(made.reason)
  for (const _ of [1, 2]) expect((await publishEvent(ctx(), staff, made.value)).ok).toBe(true)
  expect(await effectsOf(made.value.eventId)).toEqual([thanksDueAt(draft.endsAt, draft.timeZone)])
})

test('each who came is thanked once, however often and by however many workers it is run', async () => {
  const event = await aPastEvent(database.db, 40, titled('Laps'))
  const came = await aGuestOf(database.db, event, { came: true })
  const absent = await aGuestOf(database.db, event, { came: false })
  const unnoted = await aGuestOf(database.db, event)
  await aGuestOf(database.db, event, { state: 'cancelled' })
  await Promise.all(Array.from({ length: 6 }, () => thankGuests(ctx(), event.id)))
  expect(await lettersOf('Laps')).toEqual([came.personId])
  expect(await outcomeOf(absent.reservationId)).toBeUndefined()
  expect(await outcomeOf(unnoted.reservationId)).toBeUndefined()
})

test('where the door noted nobody, whoever was expected is thanked, but for those noted as absent', async () => {
  const event = await aPastEvent(database.db, 40, titled('Quiet door'))
  const guests = [await aGuestOf(database.db, event), await aGuestOf(database.db, event)]
  await aGuestOf(database.db, event, { came: false })
  await thankGuests(ctx(), event.id)
  expect(await lettersOf('Quiet door')).toEqual(guests.map(guest => guest.personId).sort())
})

test('whoever is noted after that morning is thanked when the schedule passes', async () => {
  const event = await aPastEvent(database.db, 60, titled('Late note'))
  const early = await aGuestOf(database.db, event, { came: true })
  const late = await aGuestOf(database.db, event)
  await thankGuests(ctx(), event.id)
  await database.db
    .insertInto('attendances')
    .values({ reservation_id: late.reservationId, event_id: event.id, person_id: late.personId, came: true })
    .execute()
  for (const _ of [1, 2]) await thankForgottenGuests(ctx())
  expect(await lettersOf('Late note')).toEqual([early.personId, late.personId].sort())
})

test('the dial is obeyed: no letter in a pause or to whoever wants none, and it is never made up for', async () => {
  const event = await aPastEvent(database.db, 40, titled('Dial'))
  const tomorrow = new Date(Date.now() + 86_400_000)
  const paused = await aGuestOf(database.db, event, { came: true, dial: { pausedUntil: tomorrow } })
  const never = await aGuestOf(database.db, event, { came: true, dial: { lettersMax: 0 } })
  const open = await aGuestOf(database.db, event, { came: true })
  await thankGuests(ctx(), event.id)
  await database.db
    .updateTable('contact_policies')
    .set({ paused_until: null, letters_max: 4 })
    .where('person_id', 'in', [paused.personId, never.personId])
    .execute()
  await thankGuests(ctx(), event.id)
  expect(await lettersOf('Dial')).toEqual([open.personId])
  expect(await outcomeOf(paused.reservationId)).toBe('paused')
  expect(await outcomeOf(never.reservationId)).toBe('never')
})

test('in someone’s quiet hours the letter waits, and the others do not wait with it', async () => {
  const event = await aPastEvent(database.db, 40, titled('Quiet hours'))
  // Every minute but the one before this: quiet now, whatever the hour of the test.
  const now = Date.now()
  const clock = (ms: number) =>
    new Date(ms).toLocaleTimeString('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' })
  const quiet: [string, string] = [clock(now - 60_000), clock(now - 120_000)]
  const asleep = await aGuestOf(database.db, event, { came: true, dial: { quiet }, timeZone: 'UTC' })
  const awake = await aGuestOf(database.db, event, { came: true })
  await thankGuests(ctx(), event.id)
  expect(await lettersOf('Quiet hours')).toEqual([awake.personId])
  expect(await outcomeOf(asleep.reservationId)).toBeUndefined()
  const [due] = await effectsOf(event.id)
  expect(due?.getTime()).toBeGreaterThan(now + 20 * 3_600_000)
})

test('before its hour, and for an event that was cancelled, nothing is written', async () => {
  const justOver = await aPastEvent(database.db, 0.01, titled('Just over'))
  await aGuestOf(database.db, justOver)
  const cancelled = await aPastEvent(database.db, 40, { ...titled('Called off'), state: 'cancelled' })
  await aGuestOf(database.db, cancelled)
  for (const { id } of [justOver, cancelled]) await thankGuests(ctx(), id)
  await thankForgottenGuests(ctx())
  expect([await lettersOf('Just over'), await lettersOf('Called off')]).toEqual([[], []])
})
