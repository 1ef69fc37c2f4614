import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPicture } from '~/domain/events/add-picture.server'
import { listPictures } from '~/domain/events/picture-queries.server'
import { readEventForStaff } from '~/domain/events/queries.server'
import { copyEvent } from '~/domain/programme/copy-event.server'
import { measurePicture } from '~/infra/pictures.server'
import { anEvent, type EventWishes } from '../../factories/event'
import { aDriveDay } from '../../factories/fleet'
import { aStaffMember } from '../../factories/invitation'
import { aGuest, hold } from '../../factories/reservation'
import { openStore } from '../../factories/special'
import { aPhoto } from '../../factories/upload'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore(database.db)
})
afterAll(() => store.close())

async function aRunEvent(wishes: EventWishes = {}) {
  const event = await anEvent(database.db, wishes)
  return { event, staff: await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId }) }
}
const slotsOf = (eventId: string) =>
  database.db
    .selectFrom('slots')
    .select(['starts_at', 'ends_at', 'capacity', 'part', 'label_fr'])
    .where('event_id', '=', eventId)
    .orderBy('starts_at')
    .execute()

test('a copy is a draft with the same telling, questions, slots and pictures, and nobody in it', async () => {
  const { event, staff } = await aRunEvent({ visibility: 'members' })
  const { db } = database
  await db
    .updateTable('events')
    .set({
      season_fr: 'Hiver',
      season_en: 'Winter',
      choices_max: 1,
      waitlist_head: 'strict',
      guest_rule: 'reviewed',
      guests_named_by: new Date('2037-02-01T18:00:00+02:00'),
    })
    .where('id', '=', event.id)
    .execute()
  await db
    .insertInto('slots')
    .values({
      event_id: event.id,
      starts_at: new Date('2037-02-12T12:00:00+02:00'),
      ends_at: new Date('2037-02-12T13:00:00+02:00'),
      capacity: 3,
      part: 'choice',
      label_fr: 'Midi',
    })
    .execute()
  const question = {
    event_id: event.id,
    kind: 'diet',
    label_fr: 'Régime',
    label_en: 'Diet',
    purpose_fr: 'La table',
    purpose_en: 'The table',
  }
  await db
    .insertInto('event_questions')
    .values([
      { ...question, position: 1 },
      { ...question, position: 2, retired_at: new Date() },
    ])
    .execute()
  const photo = await aPhoto()
  await addPicture({ ...store.ctx, measurePicture }, staff, {
    eventId: event.id,
    bytes: photo,
    alt: { fr: 'Un lac', en: 'A lake' },
  })
  await hold(store.ctx, await aGuest(db, event))

  const key = randomUUID()
  const press = () =>
    copyEvent(store.ctx, staff, { eventId: event.id, key, startsOn: '2037-02-19', withFleet: false })
  expect([await press(), await press()]).toEqual([
    { ok: true, value: { eventId: key, notFree: [] } },
    { ok: true, value: { eventId: key, notFree: [] } },
  ])
  const copy = await readEventForStaff(db, staff, key)
  expect(copy).toMatchObject({
    state: 'draft',
    title: event.draft.title,
    visibility: 'members',
    seatsTaken: 0,
  })
  expect(copy?.startsAt).toEqual(new Date('2037-02-19T09:30:00+02:00'))
  expect(copy?.replyClosesAt).toEqual(new Date('2037-01-27T18:00:00+02:00'))
  expect(copy?.slug).not.toBe(event.slug)
  expect(await slotsOf(key)).toMatchObject([
    { starts_at: new Date('2037-02-19T09:30:00+02:00'), part: 'whole', capacity: 24 },
    { starts_at: new Date('2037-02-19T12:00:00+02:00'), part: 'choice', label_fr: 'Midi', capacity: 3 },
  ])
  const row = await db
    .selectFrom('events')
    .select(['season_fr', 'choices_max', 'waitlist_head', 'copied_from', 'guest_rule', 'guests_named_by'])
    .where('id', '=', key)
    .executeTakeFirst()
  expect(row).toEqual({
    season_fr: 'Hiver',
    choices_max: 1,
    waitlist_head: 'strict',
    copied_from: event.id,
    guest_rule: 'reviewed',
    guests_named_by: new Date('2037-02-08T18:00:00+02:00'),
  })
  expect(
    await db.selectFrom('event_questions').select('position').where('event_id', '=', key).execute(),
  ).toEqual([{ position: 1 }])
  expect(await listPictures(db, staff, key)).toMatchObject([{ alt: { fr: 'Un lac', en: 'A lake' } }])
  expect(await db.selectFrom('reservations').select('id').where('event_id', '=', key).execute()).toEqual([])
})

test('over a change of clocks the hours on the venue’s wall stay what they are', async () => {
  // Helsinki goes forward on 29 March 2037 and back on 25 October 2037.
  const { event, staff } = await aRunEvent()
  for (const [startsOn, starts, ends] of [
    ['2037-03-28', '2037-03-28T09:30:00+02:00', '2037-03-29T15:30:00+03:00'],
    ['2037-10-24', '2037-10-24T09:30:00+03:00', '2037-10-25T15:30:00+02:00'],
  ] as const) {
    const key = randomUUID()
    expect(
      await copyEvent(store.ctx, staff, { eventId: event.id, key, startsOn, withFleet: false }),
    ).toMatchObject({
      ok: true,
    })
    expect(await slotsOf(key)).toMatchObject([{ starts_at: new Date(starts), ends_at: new Date(ends) }])
  }
})

test('an hour that clocks skip or repeat on the new day is told, and nothing is made', async () => {
  const { event, staff } = await aRunEvent({
    startsAt: new Date('2037-02-12T03:30:00+02:00'),
    endsAt: new Date('2037-02-12T06:00:00+02:00'),
  })
  for (const startsOn of ['2037-03-29', '2037-10-25']) {
    const key = randomUUID()
    expect(
      await copyEvent(store.ctx, staff, { eventId: event.id, key, startsOn, withFleet: false }),
    ).toMatchObject({
      reason: 'clock_changes',
    })
    expect(await readEventForStaff(database.db, staff, key)).toBeNull()
  }
})

test('another house copies nothing, and a day that is none is told', async () => {
  const { event, staff } = await aRunEvent()
  const { staff: stranger } = await aRunEvent()
  const key = randomUUID()
  expect(
    await copyEvent(store.ctx, stranger, {
      eventId: event.id,
      key,
      startsOn: '2037-03-01',
      withFleet: false,
    }),
  ).toMatchObject({ reason: 'not_found' })
  expect(
    await copyEvent(store.ctx, staff, { eventId: event.id, key, startsOn: '2037-02-30', withFleet: false }),
  ).toMatchObject({ reason: 'no_such_day' })
})

test('vehicles and instructors stand at the copy where they are free, and those that are not are named', async () => {
  const day = await aDriveDay(database.db, { units: 3, guides: [['fr']] })
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: day.brandId })
  const other = await anEvent(database.db, {
    brandId: day.brandId,
    startsAt: new Date('2037-02-19T09:30:00+02:00'),
    endsAt: new Date('2037-02-19T15:30:00+02:00'),
  })
  await database.db
    .insertInto('event_vehicles')
    .values({ event_id: other.id, vehicle_id: day.unitIds[0] ?? '' })
    .execute()
  await database.db
    .insertInto('vehicle_outages')
    .values({
      vehicle_id: day.unitIds[1] ?? '',
      during: sql<string>`tstzrange('2037-02-18', null, '[)')`,
      because: 'Pneu',
    })
    .execute()
  const input = { eventId: day.eventId, key: randomUUID(), startsOn: '2037-02-19', withFleet: true }
  const made = await copyEvent(store.ctx, staff, input)
  expect(made).toEqual({ ok: true, value: { eventId: input.key, notFree: ['Cime 1', 'Cime 2'] } })
  const units = await database.db
    .selectFrom('event_vehicles')
    .select('vehicle_id as id')
    .where('event_id', '=', input.key)
    .execute()
  expect(units).toEqual([{ id: day.unitIds[2] }])
  const guides = await database.db
    .selectFrom('event_instructors')
    .select('instructor_id as id')
    .where('event_id', '=', input.key)
    .execute()
  expect(guides).toEqual([{ id: day.guideIds[0] }])
})
