import { expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import { readBoard } from '~/domain/fleet/board-queries.server'
import { crewMissing } from '~/domain/fleet/crew-missing.server'
import { letGoOfDrive } from '~/domain/fleet/let-go-of-drive.server'
import { moveDrive } from '~/domain/fleet/move-drive.server'
import { placeFleet } from '~/domain/fleet/place-fleet.server'
import { listModels } from '~/domain/fleet/queries.server'
import { retireFromFleet } from '~/domain/fleet/retire-from-fleet.server'
import { inTransaction } from '~db/transaction'
import { aDriveDay, aDriver, aDriveSlot, crewsOf, type DriveDay } from '../../factories/fleet'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })
const eventOf = (day: DriveDay) => ({ id: day.eventId, brand: { id: day.brandId } })
const staffOf = (day: DriveDay) => aStaffMember(database.db, { role: 'brand_staff', brandId: day.brandId })

async function aDrive(day: DriveDay, at: string, needsInstructor = false) {
  const slotId = await aDriveSlot(database.db, { ...day, at, needsInstructor })
  const { reservationId } = await aDriver(database.db, day.eventId, [slotId])
  const answer = await inTransaction(database.db, tx => assignDrives(tx, { reservationId }))
  if (!answer.ok) throw new Error(answer.reason)
  return { eventId: day.eventId, reservationId, slotId }
}
const crewOf = async (day: DriveDay, reservationId: string) =>
  (await crewsOf(database.db, day.eventId)).find(crew => crew.reservationId === reservationId)

test('a drive is placed by hand on another unit, and stays there until the plan is let to decide', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const drive = await aDrive(day, '10:00')
  const [one = '', two = ''] = day.unitIds
  const from = (await crewOf(day, drive.reservationId))?.unitId
  const onto = from === one ? two : one
  expect(await moveDrive(ctx(), staff, { ...drive, unitId: onto })).toMatchObject({ ok: true })
  expect(await crewOf(day, drive.reservationId)).toMatchObject({ unitId: onto, byHand: true })
  await letGoOfDrive(ctx(), staff, drive)
  expect(await crewOf(day, drive.reservationId)).toMatchObject({ unitId: onto, byHand: false })
})

test('what stands in the way is said: another drive, another model, an instructor who is busy', async () => {
  const day = await aDriveDay(database.db, { units: 2, guides: [['fr'], ['fr']] })
  const staff = await staffOf(day)
  const [mine, theirs] = [await aDrive(day, '10:00', true), await aDrive(day, '10:00', true)]
  const crew = await crewOf(day, theirs.reservationId)
  const move = (wish: { unitId?: string; instructorId?: string }) =>
    moveDrive(ctx(), staff, { ...mine, ...wish })
  expect(await move({ unitId: crew?.unitId })).toMatchObject({
    reason: 'taken',
    what: 'unit',
    by: { reservationId: theirs.reservationId },
  })
  expect(await move({ instructorId: crew?.instructorId ?? '' })).toMatchObject({
    reason: 'taken',
    what: 'instructor',
  })
  const other = await aDriveDay(database.db, { units: 1 })
  expect(await move({ unitId: other.unitIds[0] })).toMatchObject({ reason: 'not_here' })
  expect(await crewOf(day, mine.reservationId)).toMatchObject({ byHand: false })
})

test('the board tells every live drive with its member, its hour and its crew', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const { reservationId } = await aDrive(day, '10:00')
  const board = await readBoard(database.db, staff, eventOf(day))
  expect(board.units.map(unit => unit.name)).toEqual(['Cime 1', 'Cime 2'])
  expect(board.drives).toMatchObject([{ reservationId, member: 'Camille Renard', language: 'fr' }])
})

test('drives that were promised before the fleet stood there are given what is free', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const staff = await staffOf(day)
  const slotId = await aDriveSlot(database.db, { ...day, at: '10:00' })
  await aDriver(database.db, day.eventId, [slotId])
  await aDriver(database.db, day.eventId, [slotId])
  expect(await crewMissing(ctx(), staff, day)).toEqual({ ok: true, value: { crewed: 1, without: 1 } })
  expect(await crewsOf(database.db, day.eventId)).toHaveLength(1)
})

test('what has drives at an event does not leave it, nor the fleet', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const { reservationId } = await aDrive(day, '10:00')
  const unitId = (await crewOf(day, reservationId))?.unitId ?? ''
  const without = {
    eventId: day.eventId,
    unitIds: day.unitIds.filter(id => id !== unitId),
    instructorIds: [],
  }
  expect(await placeFleet(ctx(), staff, without)).toMatchObject({ reason: 'in_use' })
  expect(await retireFromFleet(ctx(), staff, { kind: 'unit', id: unitId })).toEqual({
    ok: false,
    reason: 'in_use',
    drives: 1,
  })
  const only = { ...without, unitIds: [unitId] }
  expect(await placeFleet(ctx(), staff, only)).toMatchObject({ ok: true })
})

test('staff of another house see nothing of this fleet and place nothing of it', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const other = await aDriveDay(database.db, { units: 1 })
  const stranger = await staffOf(other)
  expect((await listModels(database.db, stranger)).map(model => model.brand.id)).toEqual([other.brandId])
  const mixed = { eventId: other.eventId, unitIds: day.unitIds, instructorIds: [] }
  expect(await placeFleet(ctx(), stranger, mixed)).toMatchObject({ reason: 'not_found' })
  const theirs = { ...mixed, eventId: day.eventId }
  expect(await placeFleet(ctx(), stranger, theirs)).toMatchObject({ reason: 'not_found' })
  const drive = await aDrive(day, '10:00')
  expect(await moveDrive(ctx(), stranger, drive)).toMatchObject({ reason: 'not_found' })
  expect(await letGoOfDrive(ctx(), stranger, drive)).toMatchObject({ reason: 'not_found' })
  expect(await crewMissing(ctx(), stranger, day)).toMatchObject({ reason: 'not_found' })
  expect(await retireFromFleet(ctx(), stranger, { kind: 'unit', id: day.unitIds[0] ?? '' })).toMatchObject({
    reason: 'not_found',
  })
})
