import { expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import { liftOutage } from '~/domain/fleet/lift-outage.server'
import { readOutages } from '~/domain/fleet/outage-queries.server'
import { previewOutage, recordOutage } from '~/domain/fleet/record-outage.server'
import type { Actor } from '~/domain/kernel/actor'
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
import { aStaffMember } from '../../factories/invitation'
import { lettersTo } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })
const staffOf = (day: DriveDay) => aStaffMember(database.db, { role: 'brand_staff', brandId: day.brandId })

async function drive(day: DriveDay, at: string, wishes: DriverWishes & { minutes?: number } = {}) {
  const slotId = await aDriveSlot(database.db, { ...day, at, minutes: wishes.minutes })
  const driver = await aDriver(database.db, day.eventId, [slotId], wishes)
  const answer = await inTransaction(database.db, tx => assignDrives(tx, driver))
  if (!answer.ok) throw new Error(answer.reason)
  return { ...driver, slotId }
}
const unitOf = async (day: DriveDay, reservationId: string) =>
  (await crewsOf(database.db, day.eventId)).find(crew => crew.reservationId === reservationId)?.unitId

async function take(actor: Actor, unitId: string, from: string, until: string | null = null) {
  const outage = { unitId, from: atHour(from), until: until ? atHour(until) : null, because: 'Pneu' }
  const seen = await previewOutage(ctx(), actor, outage)
  if (!seen.ok) throw new Error(seen.reason)
  return { outage, plan: seen.value }
}

test('what is shown is what is applied: whoever keeps their hour is not told, and whoever loses it is', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const alone = await drive(day, '09:00')
  const [one, two] = [await drive(day, '10:00'), await drive(day, '10:00')]
  await aDriveSlot(database.db, { ...day, at: '14:00' })
  const broken = (await unitOf(day, one.reservationId)) ?? ''
  const { outage, plan } = await take(staff, broken, '09:30')
  const [event] = plan.events
  expect(event?.lost.map(lost => lost.reservationId)).toEqual([one.reservationId])
  expect(await crewsOf(database.db, day.eventId)).toHaveLength(3)

  expect(await recordOutage(ctx(), staff, { ...outage, mark: plan.mark })).toEqual({
    ok: true,
    value: { moved: 0, lost: 1 },
  })
  expect(await lettersTo(database.db, one.personId)).toEqual(['correspondence'])
  expect(await lettersTo(database.db, two.personId)).toEqual([])
  expect(await lettersTo(database.db, alone.personId)).toEqual([])
  const { props } = await database.db
    .selectFrom('letters')
    .select('props')
    .where('person_id', '=', one.personId)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(props)).toContain('14\u00a0h')
  const rows = await database.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('reservation_id', '=', one.reservationId)
    .execute()
  expect(rows).toEqual([])
})

test('as many as can be are moved to another unit, silently', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const drivers = [await drive(day, '09:00'), await drive(day, '10:00'), await drive(day, '11:00')]
  const [broken = ''] = day.unitIds
  const { outage, plan } = await take(staff, broken, '08:00')
  expect(await recordOutage(ctx(), staff, { ...outage, mark: plan.mark })).toMatchObject({
    ok: true,
    value: { lost: 0 },
  })
  for (const { reservationId, personId } of drivers) {
    expect(await unitOf(day, reservationId)).toBe(day.unitIds[1])
    expect(await lettersTo(database.db, personId)).toEqual([])
  }
})

test('a hold is lost before a confirmed promise', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const paid = await drive(day, '10:00')
  const held = await drive(day, '10:00', { state: 'held' })
  const { plan } = await take(staff, (await unitOf(day, paid.reservationId)) ?? '', '09:00')
  expect(plan.events.flatMap(event => event.lost).map(lost => lost.reservationId)).toEqual([
    held.reservationId,
  ])
})

test('when the world has moved since it was shown, nothing happens', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const staff = await staffOf(day)
  const one = await drive(day, '10:00')
  const broken = (await unitOf(day, one.reservationId)) ?? ''
  const { outage, plan } = await take(staff, broken, '09:00')
  await drive(day, '10:00')
  expect(await recordOutage(ctx(), staff, { ...outage, mark: plan.mark })).toMatchObject({
    ok: false,
    reason: 'moved_on',
  })
  expect((await readOutages(database.db, broken)).outages).toEqual([])
  expect(await unitOf(day, one.reservationId)).toBe(broken)
})

test('lifted, the unit is promised again', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const staff = await staffOf(day)
  const [unitId = ''] = day.unitIds
  const { outage, plan } = await take(staff, unitId, '08:00', '12:00')
  await recordOutage(ctx(), staff, { ...outage, mark: plan.mark })
  await expect(drive(day, '10:00')).rejects.toThrow('no_vehicle')
  await drive(day, '12:00')
  const [row] = (await readOutages(database.db, unitId)).outages
  await liftOutage(ctx(), staff, { unitId, outageId: row?.id ?? '' })
  await drive(day, '10:00')
})

test('a unit that stands at two events is re-planned at both, and given once', async () => {
  const day = await aDriveDay(database.db, { units: 2 })
  const other = await aDriveDay(database.db, {
    units: 0,
    modelId: day.modelId,
    event: { brandId: day.brandId },
  })
  await database.db
    .insertInto('event_vehicles')
    .values(day.unitIds.map(id => ({ event_id: other.eventId, vehicle_id: id })))
    .execute()
  const staff = await staffOf(day)
  const here = await drive(day, '10:00')
  await database.db
    .updateTable('drive_assignments')
    .set({ vehicle_id: day.unitIds[0] ?? '' })
    .where('reservation_id', '=', here.reservationId)
    .execute()
  const there = await drive({ ...other, modelId: day.modelId }, '12:00')
  const { outage, plan } = await take(staff, day.unitIds[0] ?? '', '08:00')
  await recordOutage(ctx(), staff, { ...outage, mark: plan.mark })
  expect(await unitOf(day, here.reservationId)).toBe(day.unitIds[1])
  expect(await unitOf(other, there.reservationId)).toBe(day.unitIds[1])
})

test('staff of another house find no such unit', async () => {
  const day = await aDriveDay(database.db, { units: 1 })
  const stranger = await staffOf(await aDriveDay(database.db, { units: 0 }))
  const outage = { unitId: day.unitIds[0] ?? '', from: atHour('08:00'), until: null }
  expect(await previewOutage(ctx(), stranger, outage)).toMatchObject({ reason: 'not_found' })
  expect(await recordOutage(ctx(), stranger, { ...outage, because: 'Pneu', mark: '' })).toMatchObject({
    reason: 'not_found',
  })
})
