import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import { inTransaction } from '~db/transaction'
import {
  aDriveDay,
  aDriver,
  aDriveSlot,
  atHour,
  crewsOf,
  type DriveDay,
  type DriverWishes,
} from '../../factories/fleet'
import { runOut } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

/** Claims these slots for someone new, as the core of reservations does: refused, nothing of it stays. */
async function claim(day: DriveDay, slotIds: string[], wishes: DriverWishes = {}) {
  class RolledBack extends Error {}
  let reason = ''
  try {
    return await inTransaction(database.db, async tx => {
      const { reservationId } = await aDriver(tx, day.eventId, slotIds, wishes)
      const answer = await assignDrives(tx, { reservationId })
      if (!answer.ok) {
        reason = answer.reason
        throw new RolledBack()
      }
      return { reservationId }
    })
  } catch (error) {
    if (error instanceof RolledBack) return reason
    throw error
  }
}

const slotAt = (day: DriveDay, at: string, wishes = {}) => aDriveSlot(database.db, { ...day, at, ...wishes })

test('a claimed drive has a unit of its model and an instructor who speaks the member’s language', async () => {
  const day = await aDriveDay(database.db, { units: 2, guides: [['fr'], ['en', 'fi']] })
  const slot = await slotAt(day, '10:00', { needsInstructor: true })
  await claim(day, [slot], { locale: 'en' })
  await claim(day, [slot], { locale: 'fr' })
  const crews = await crewsOf(database.db, day.eventId)
  expect(crews.map(crew => crew.instructorId)).toEqual([day.guideIds[1], day.guideIds[0]])
  expect(new Set(crews.map(crew => crew.unitId))).toEqual(new Set(day.unitIds))
})

test('the turnaround belongs to the drive, and what follows it begins at its very end', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const first = await slotAt(day, '10:00', { minutes: 30, turnaround: 15 })
  const soon = await slotAt(day, '10:30')
  const later = await slotAt(day, '10:45')
  expect(await claim(day, [first])).toMatchObject({ reservationId: expect.any(String) })
  expect(await claim(day, [soon])).toBe('no_vehicle')
  expect(await claim(day, [later])).toMatchObject({ reservationId: expect.any(String) })
})

test('both drives or neither: a second that cannot be kept leaves nothing of the first', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const [one, two] = [await slotAt(day, '10:00'), await slotAt(day, '12:00')]
  await claim(day, [two])
  expect(await claim(day, [one, two])).toBe('no_vehicle')
  expect(await crewsOf(database.db, day.eventId)).toHaveLength(1)
})

test('a unit without anyone to sit beside the member is said to lack an instructor', async () => {
  const day = await aDriveDay(database.db, { units: 2, guides: [['fr']] })
  const slot = await slotAt(day, '10:00', { needsInstructor: true })
  await claim(day, [slot])
  expect(await claim(day, [slot])).toBe('no_instructor')
})

test('a hold that ran out frees its unit the instant it does, swept or not', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const slot = await slotAt(day, '10:00')
  const held = await claim(day, [slot], { state: 'held' })
  expect(await claim(day, [slot])).toBe('no_vehicle')
  if (typeof held === 'string') throw new Error(held)
  await runOut(database.db, held.reservationId)
  expect(await claim(day, [slot])).toMatchObject({ reservationId: expect.any(String) })
  expect(await crewsOf(database.db, day.eventId)).toHaveLength(1)
})

test('a reservation that is confirmed after all asks again, and is told when its unit went to another', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const slot = await slotAt(day, '10:00')
  const late = await claim(day, [slot], { state: 'held' })
  if (typeof late === 'string') throw new Error(late)
  await runOut(database.db, late.reservationId)
  const again = () =>
    inTransaction(database.db, async tx => {
      await tx
        .updateTable('reservations')
        .set({ state: 'confirmed', expires_at: null, confirmed_at: new Date() })
        .where('id', '=', late.reservationId)
        .execute()
      const answer = await assignDrives(tx, { reservationId: late.reservationId })
      if (!answer.ok) throw new Error(answer.reason)
    })
  await claim(day, [slot])
  await expect(again()).rejects.toThrow('no_vehicle')
})

test('someone is moved where that alone makes room, unless placed by hand', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const [one = '', two = ''] = day.unitIds
  // The first unit is out from eleven: whoever drives at ten must sit in it for the long drive to fit the other.
  await database.db
    .insertInto('vehicle_outages')
    .values({
      vehicle_id: one,
      during: sql<string>`tstzrange(${atHour('11:00')}, null, '[)')`,
      because: 'Pneu',
    })
    .execute()
  const short = await slotAt(day, '10:00')
  const long = await slotAt(day, '10:00', { minutes: 120 })
  await claim(day, [short])
  await database.db
    .updateTable('drive_assignments')
    .set({ vehicle_id: two })
    .where('slot_id', '=', short)
    .execute()

  await database.db
    .updateTable('drive_assignments')
    .set({ by_hand: true })
    .where('slot_id', '=', short)
    .execute()
  expect(await claim(day, [long])).toBe('no_vehicle')
  await database.db
    .updateTable('drive_assignments')
    .set({ by_hand: false })
    .where('slot_id', '=', short)
    .execute()
  await claim(day, [long])
  const crews = await crewsOf(database.db, day.eventId)
  expect(crews.find(crew => crew.slotId === short)?.unitId).toBe(one)
  expect(crews.find(crew => crew.slotId === long)?.unitId).toBe(two)
})

test('a unit that stands at two events is promised once', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const other = await aDriveDay(database.db, {
    units: 0,
    modelId: day.modelId,
    event: { brandId: day.brandId },
  })
  await database.db
    .insertInto('event_vehicles')
    .values({ event_id: other.eventId, vehicle_id: day.unitIds[0] ?? '' })
    .execute()
  const here = await slotAt(day, '10:00')
  const there = await aDriveSlot(database.db, { eventId: other.eventId, modelId: day.modelId, at: '10:15' })
  await claim(day, [here])
  expect(await claim(other, [there])).toBe('no_vehicle')
})

test('the database itself refuses a unit or an instructor twice at once, and allows what follows', async () => {
  const day = await aDriveDay(database.db, { units: 3, guides: [['fr']] })
  const [one = '', two = '', three = ''] = day.unitIds
  const slot = await slotAt(day, '10:00', { needsInstructor: true })
  const write = async (unitId: string, from: string, to: string, instructorId: string | null = null) => {
    const { reservationId } = await aDriver(database.db, day.eventId, [slot])
    await database.db
      .insertInto('drive_assignments')
      .values({
        reservation_id: reservationId,
        slot_id: slot,
        vehicle_id: unitId,
        instructor_id: instructorId,
        during: sql<string>`tstzrange(${atHour(from)}, ${atHour(to)}, '[)')`,
      })
      .execute()
  }
  await write(one, '10:00', '10:45')
  await expect(write(one, '10:44', '11:00')).rejects.toMatchObject({ constraint: 'one_drive_a_vehicle' })
  await write(one, '10:45', '11:30')
  const [guide = ''] = day.guideIds
  await write(two, '10:00', '10:45', guide)
  await expect(write(three, '10:44', '11:00', guide)).rejects.toMatchObject({
    constraint: 'one_drive_an_instructor',
  })
  await write(three, '10:45', '11:30', guide)
})
