import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import type { PlanQuestion } from '~/domain/fleet/plan-types'
import { readFleet } from '~/domain/fleet/read-fleet.server'
import { previewOutage, recordOutage } from '~/domain/fleet/record-outage.server'
import { driveId, findFleetIds, readDrives } from '~/domain/fleet/store.server'
import { inTransaction } from '~db/transaction'
import { aDriveDay, aDriver, aDriveSlot, atHour, crewsOf, type DriveDay } from '../../factories/fleet'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'
import { keptAtBest } from '../../unit/fleet/programmes'

const database = useTestDatabase()

const programme = fc.record({
  units: fc.integer({ min: 2, max: 3 }),
  guides: fc.integer({ min: 1, max: 2 }),
  drives: fc.array(
    fc.record({
      quarter: fc.integer({ min: 0, max: 10 }),
      minutes: fc.constantFrom(15, 30, 45),
      turnaround: fc.constantFrom(0, 15),
      needsInstructor: fc.boolean(),
      byHand: fc.integer({ min: 0, max: 4 }).map(one => one === 0),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  out: fc.record({
    unit: fc.nat(),
    from: fc.integer({ min: 0, max: 8 }),
    quarters: fc.integer({ min: 1, max: 8 }),
  }),
})
const atQuarter = (quarter: number) => new Date(atHour('09:00').getTime() + quarter * 15 * 60_000)
const clockOf = (quarter: number) =>
  `${String(9 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`

test('programmes as they come: nobody twice at once, and after a breakdown as many promises as any plan keeps', async () => {
  await fc.assert(
    fc.asyncProperty(programme, async wish => {
      const guides = Array.from({ length: wish.guides }, () => ['fr'])
      const day = await aDriveDay(database.db, { units: wish.units, guides })
      for (const { quarter, byHand, ...slot } of wish.drives) {
        const slotId = await aDriveSlot(database.db, { ...day, ...slot, at: clockOf(quarter) })
        await claim(day, slotId, byHand)
      }
      await expectSound(day)

      const unitId = day.unitIds[wish.out.unit % day.unitIds.length] ?? ''
      const from = atQuarter(wish.out.from)
      const until = atQuarter(wish.out.from + wish.out.quarters)
      const best = keptAtBest(await readQuestion(day, unitId, { from: from.getTime(), to: until.getTime() }))
      const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: day.brandId })
      const outage = { unitId, from, until }
      const seen = await previewOutage({ db: database.db }, staff, outage)
      if (!seen.ok) throw new Error(seen.reason)
      const told = { ...outage, because: 'Pneu', mark: seen.value.mark }
      expect(await recordOutage({ db: database.db }, staff, told)).toMatchObject({ ok: true })
      expect(await crewsOf(database.db, day.eventId)).toHaveLength(best)
      await expectSound(day)
    }),
    { numRuns: 40 },
  )
}, 240_000)

async function claim(day: DriveDay, slotId: string, byHand: boolean): Promise<void> {
  class Refused extends Error {}
  try {
    await inTransaction(database.db, async tx => {
      const driver = await aDriver(tx, day.eventId, [slotId])
      if (!(await assignDrives(tx, driver)).ok) throw new Refused()
      if (byHand)
        await tx
          .updateTable('drive_assignments')
          .set({ by_hand: true })
          .where('reservation_id', '=', driver.reservationId)
          .execute()
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** What an outage asks, put together here from the rows alone. */
async function readQuestion(
  day: DriveDay,
  unitId: string,
  span: { from: number; to: number },
): Promise<PlanQuestion> {
  const { units, guides } = await readFleet(
    database.db,
    day.eventId,
    await findFleetIds(database.db, [day.eventId]),
  )
  const drives = (await readDrives(database.db, day.eventId)).map(row => {
    const isHit = row.crew?.unitId === unitId && row.span.from < span.to && span.from < row.span.to
    const { modelId, needsInstructor, language, crew } = row
    const isFixed = row.byHand && !isHit
    return { ...row.span, id: driveId(row), modelId, needsInstructor, language, crew, isFixed, loss: 1 }
  })
  return {
    drives,
    guides,
    units: units.map(unit => (unit.id === unitId ? { ...unit, taken: [...unit.taken, span] } : unit)),
  }
}

async function expectSound(day: DriveDay): Promise<void> {
  const { rows } = await sql<{ faults: number }>`
    select (select count(*) from invariants.one_drive_a_vehicle)::integer
      + (select count(*) from invariants.one_drive_an_instructor)::integer
      + (select count(*) from invariants.drives_are_promised)::integer
      + (select count(*) from drive_assignments a join slots s on s.id = a.slot_id
          where s.event_id = ${day.eventId} and (a.instructor_id is not null) <> s.needs_instructor)::integer
      + (select count(*) from drive_assignments a
          join vehicle_outages o on o.vehicle_id = a.vehicle_id and o.during && a.during
          join slots s on s.id = a.slot_id where s.event_id = ${day.eventId})::integer as faults
  `.execute(database.db)
  expect(rows[0]?.faults).toBe(0)
}
