import { expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import { previewOutage, recordOutage } from '~/domain/fleet/record-outage.server'
import { changeTold } from '~/domain/programme/change-told.server'
import { prepareChange } from '~/domain/programme/prepare-change.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { inTransaction } from '~db/transaction'
import { aWish, change, hours, later, look } from '../../factories/change'
import { aDriveDay, aDriver, aDriveSlot, atHour, crewsOf, type DriveDay } from '../../factories/fleet'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'
import { readFaults } from '../../set-up/invariants'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })
const staffOf = (day: DriveDay) => aStaffMember(database.db, { role: 'brand_staff', brandId: day.brandId })
const keep = () =>
  readFaults(database.db, ['drives_keep_their_hours', 'one_drive_a_vehicle', 'one_drive_an_instructor'])

async function drive(day: DriveDay, at: string) {
  const slotId = await aDriveSlot(database.db, { ...day, at })
  const driver = await aDriver(database.db, day.eventId, [slotId])
  const answer = await inTransaction(database.db, tx => assignDrives(tx, driver))
  if (!answer.ok) throw new Error(answer.reason)
  return { ...driver, slotId }
}
const slotAt = (id: string, time: string) => ({
  id,
  startsAt: atHour(time),
  endsAt: new Date(atHour(time).getTime() + 30 * 60_000),
})

test('drives go along with their slots, each with the crew that it had', async () => {
  const day = await aDriveDay(database.db, { units: 2, guides: [['fr'], ['en']] })
  const staff = await staffOf(day)
  for (const at of ['10:00', '10:00', '11:00']) await drive(day, at)
  const before = await crewsOf(database.db, day.eventId)
  await change(database.db, staff, day.eventId, await later(database.db, day.eventId, hours(25)))
  expect(await crewsOf(database.db, day.eventId)).toEqual(before)
  expect(await keep()).toEqual([])
})

test('where hours meet, others are handed over so that all are kept, and it is shown before', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const [one, two] = [await drive(day, '10:00'), await drive(day, '12:00')]
  await database.db
    .updateTable('drive_assignments')
    .set({ vehicle_id: day.unitIds[0] ?? '' })
    .where('reservation_id', 'in', [one.reservationId, two.reservationId])
    .execute()
  const pressed = await look(database.db, staff, day.eventId, {
    slots: [slotAt(one.slotId, '12:00'), slotAt(two.slotId, '12:00')],
  })
  const shown = await prepareChange(database.db, staff, pressed)
  expect(shown.ok && shown.value.drives.changed.filter(({ isHandedOver }) => isHandedOver)).toHaveLength(1)
  expect(await changeTold(ctx(), staff, pressed)).toMatchObject({ ok: true })
  const units = (await crewsOf(database.db, day.eventId)).map(({ unitId }) => unitId)
  expect([...units].sort()).toEqual([...day.unitIds].sort())
  expect(await keep()).toEqual([])
})

test('where one cannot be kept nothing is changed, and it is said whose it is', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const staff = await staffOf(day)
  const [one, two] = [await drive(day, '10:00'), await drive(day, '12:00')]
  const slots = [slotAt(one.slotId, '12:00'), slotAt(two.slotId, '12:00')]
  const wish = await aWish(database.db, day.eventId, { slots })
  const answer = await prepareChange(database.db, staff, { eventId: day.eventId, wish })
  expect(answer).toMatchObject({ ok: false, reason: 'drives_do_not_fit' })
  expect(!answer.ok && answer.reason === 'drives_do_not_fit' && answer.drives).toMatchObject([
    { startsAt: atHour('12:00'), byHand: false },
    { startsAt: atHour('12:00'), byHand: false },
  ])
  expect(await keep()).toEqual([])
})

test('what was placed by hand keeps its crew, or is what does not fit', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const [one, two] = [await drive(day, '10:00'), await drive(day, '12:00')]
  await database.db
    .updateTable('drive_assignments')
    .set({ vehicle_id: day.unitIds[0] ?? '', by_hand: true })
    .where('reservation_id', 'in', [one.reservationId, two.reservationId])
    .execute()
  const slots = [slotAt(one.slotId, '12:15'), slotAt(two.slotId, '12:00')]
  const wish = await aWish(database.db, day.eventId, { slots })
  expect(await prepareChange(database.db, staff, { eventId: day.eventId, wish })).toMatchObject({
    reason: 'drives_do_not_fit',
    drives: [{ byHand: true }],
  })
  await change(database.db, staff, day.eventId, { slots: [slotAt(one.slotId, '14:00')] })
  const crews = await crewsOf(database.db, day.eventId)
  expect(crews.map(({ byHand }) => byHand)).toEqual([true, true])
  expect(await keep()).toEqual([])
})

test('two slots of one person are never laid over each other', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const slotIds = [
    await aDriveSlot(database.db, { ...day, at: '10:00' }),
    await aDriveSlot(database.db, { ...day, at: '12:00' }),
  ]
  await aDriver(database.db, day.eventId, slotIds, { familyName: 'Renard' })
  const wish = await aWish(database.db, day.eventId, { slots: [slotAt(slotIds[0] ?? '', '12:15')] })
  const answer = await prepareChange(database.db, staff, { eventId: day.eventId, wish })
  expect(!answer.ok && answer.reason === 'at_once' && answer.members.join()).toContain('Renard')
})

test('whoever loses a promised drive may let go of everything and lose nothing, by the same rule', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const staff = await staffOf(day)
  const one = await drive(day, '10:00')
  const outage = { unitId: day.unitIds[0] ?? '', from: atHour('09:00'), until: null, because: 'Pneu' }
  const seen = await previewOutage(ctx(), staff, outage)
  if (!seen.ok) throw new Error(seen.reason)
  await recordOutage(ctx(), staff, { ...outage, mark: seen.value.mark })
  const actor = { kind: 'person' as const, personId: one.personId, sessionId: one.personId, roles: [] }
  expect((await readReservation(database.db, actor, one.reservationId))?.since).toEqual({
    changes: [],
    owedWhole: 'drive_lost',
  })
})
