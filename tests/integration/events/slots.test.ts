import { expect, test } from 'vitest'
import { addSlots, type NewSlots, previewSlots } from '~/domain/events/add-slots.server'
import { changeSlot } from '~/domain/events/change-slot.server'
import { setChoices } from '~/domain/events/set-choices.server'
import { readSlotsPage } from '~/domain/events/slot-queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { anEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aCtx, aGuest } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const grid: NewSlots = {
  part: 'choice',
  days: {
    firstDay: '2037-02-12',
    lastDay: '2037-02-13',
    from: '10:00',
    to: '13:00',
    grid: { minutes: 45, turnaround: 15 },
    breaks: [],
  },
  capacity: 2,
  label: { fr: '', en: '' },
  minRank: null,
  modelIds: [],
}

const lapland = async () => {
  const event = await anEvent(database.db)
  const actor = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  const add = (change: Partial<NewSlots> = {}) =>
    addSlots(aCtx(database.db), actor, { eventId: event.id, slots: { ...grid, ...change } })
  const read = async () => (await readSlotsPage(database.db, actor, event.id)) ?? never()
  return { event, actor, add, read }
}
const never = () => {
  throw new Error('the page is not there')
}

test('a grid is shown before it is written, and written once however often it is pressed', async () => {
  const { event, actor, add, read } = await lapland()
  const preview = await previewSlots(aCtx(database.db), actor, { eventId: event.id, slots: grid })
  expect(preview).toMatchObject({ ok: true })
  expect((await read()).slots).toHaveLength(1)
  expect(await add()).toEqual({ ok: true, value: { added: 6 } })
  expect(await add()).toEqual({ ok: true, value: { added: 0 } })
  const page = await read()
  expect(page).toMatchObject({ choicesMin: 1, choicesMax: 1 })
  const hours = page.slots.filter(slot => slot.part === 'choice').map(slot => slot.startsAt.toISOString())
  expect(hours.slice(0, 3)).toEqual([
    '2037-02-12T08:00:00.000Z',
    '2037-02-12T09:00:00.000Z',
    '2037-02-12T10:00:00.000Z',
  ])
})

test('one grid for each model, and none for the model of another house', async () => {
  const { event, add } = await lapland()
  const aModel = (brandId: string, name: string) =>
    database.db
      .insertInto('vehicle_models')
      .values({ brand_id: brandId, name })
      .returning('id')
      .executeTakeFirstOrThrow()
  const own = [await aModel(event.brandId, 'Boréale RS'), await aModel(event.brandId, 'GT S')]
  const other = await aModel((await anEvent(database.db)).brandId, 'Tortue')
  expect(await add({ modelIds: own.map(({ id }) => id) })).toEqual({ ok: true, value: { added: 12 } })
  expect(await add({ modelIds: [other.id] })).toMatchObject({ reason: 'not_found' })
  const stranger = await aStaffMember(database.db, {
    role: 'brand_staff',
    brandId: (await anEvent(database.db)).brandId,
  })
  expect(await readSlotsPage(database.db, stranger, event.id)).toBeNull()
  expect(await addSlots(aCtx(database.db), stranger, { eventId: event.id, slots: grid })).toMatchObject({
    reason: 'not_found',
  })
})

test('a slot lies within the event, and joins its whole only while nobody has a seat', async () => {
  const { event, add } = await lapland()
  expect(await add({ days: { ...grid.days, from: '08:00' } })).toMatchObject({ reason: 'outside_event' })
  const guest = await aGuest(database.db, event)
  const ask = { invitationId: guest.invitationId, guests: [] }
  await requestReservation(aCtx(database.db), guest.actor, ask)
  expect(await add({ part: 'whole', days: { ...grid.days, grid: null } })).toMatchObject({
    reason: 'reserved',
  })
  expect(await add()).toMatchObject({ ok: true })
})

test('a slot where someone sits keeps its seats and stays; closed, it lets nobody more in and drops nobody', async () => {
  const { event, actor, add, read } = await lapland()
  await add()
  const slot = (await read()).slots.find(each => each.part === 'choice') ?? never()
  const wish = (change: Parameters<typeof changeSlot>[2]['change']) =>
    changeSlot(aCtx(database.db), actor, { eventId: event.id, slotId: slot.id, change })
  const ask = async () => {
    const guest = await aGuest(database.db, event)
    return requestReservation(aCtx(database.db), guest.actor, {
      invitationId: guest.invitationId,
      guests: [{ fullName: 'Hugo Renard' }],
      slotIds: [slot.id],
    })
  }
  expect(await ask()).toMatchObject({ ok: true })
  expect(await wish({ what: 'seats', capacity: 1, minRank: null })).toEqual({
    ok: false,
    reason: 'seats_taken',
    taken: 2,
  })
  expect(await wish({ what: 'remove' })).toMatchObject({ reason: 'in_use' })
  expect(await wish({ what: 'seats', capacity: 6, minRank: null })).toMatchObject({ ok: true })
  expect(await wish({ what: 'close' })).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject({ reason: 'slot_closed' })
  expect((await read()).slots.find(({ id }) => id === slot.id)).toMatchObject({ taken: 2, isClosed: true })
  expect(await wish({ what: 'reopen' })).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject({ ok: true })
})

test('a slot in which nobody ever sat is removed, and with the last of them the choice; the event keeps one', async () => {
  const { event, actor, add, read } = await lapland()
  await add({ days: { ...grid.days, lastDay: '2037-02-12', to: '10:45' } })
  const remove = (slotId: string) =>
    changeSlot(aCtx(database.db), actor, { eventId: event.id, slotId, change: { what: 'remove' } })
  const choice = (await read()).slots.find(each => each.part === 'choice') ?? never()
  expect(await remove(choice.id)).toMatchObject({ ok: true })
  expect(await read()).toMatchObject({ choicesMin: 0, choicesMax: 0 })
  expect(await remove(event.slotId)).toMatchObject({ reason: 'last_slot' })
})

test('how many are chosen fits what there is, and the bound what is taken', async () => {
  const { event, actor, add } = await lapland()
  const set = (least: number, most: number, bound: number | null = null) =>
    setChoices(aCtx(database.db), actor, { eventId: event.id, least, most, bound })
  expect(await set(1, 1)).toMatchObject({ reason: 'too_few_slots', slots: 0 })
  await add()
  expect(await set(2, 1)).toMatchObject({ reason: 'reversed' })
  expect(await set(0, 7)).toMatchObject({ reason: 'too_few_slots', slots: 6 })
  expect(await set(0, 2, 5)).toMatchObject({ ok: true })
  const guest = await aGuest(database.db, event)
  const ask = { invitationId: guest.invitationId, guests: [{ fullName: 'Hugo Renard' }] }
  await requestReservation(aCtx(database.db), guest.actor, ask)
  expect(await set(0, 2, 1)).toEqual({ ok: false, reason: 'seats_taken', taken: 2 })
})
