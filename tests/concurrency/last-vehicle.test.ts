import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { assignDrives } from '~/domain/fleet/assign-drives.server'
import type { Database } from '~db/client'
import { breaksConstraint, inTransaction, sqlState } from '~db/transaction'
import { aDriveDay, aDriver, aDriveSlot, type DriveDay } from '../factories/fleet'
import { type TestDatabase, testDatabase } from '../set-up/database'

let own: TestDatabase | null = null
afterEach(async () => {
  await own?.close()
  own = null
})

const people = 30
/** Without the lock they wait for one another at the guard, a second at a time: few show it. */
const fewer = 8
const rounds = 3

test('thirty ask at once for the drives of two units: two are promised, and nobody fails', async () => {
  const db = await openHouse()
  for (let round = 0; round < rounds; round++) {
    const outcome = await rush(db, { noFleetLock: false })
    expect(outcome).toEqual({ promised: 2, refused: people - 2, stopped: 0, doubled: 0 })
  }
})

test('drives in opposite orders at two events that share their units: each unit is promised once', async () => {
  const db = await openHouse()
  const day = await aDriveDay(db, { units: 2 })
  const other = await aDriveDay(db, { units: 0, modelId: day.modelId, event: { brandId: day.brandId } })
  await db
    .insertInto('event_vehicles')
    .values(day.unitIds.map(id => ({ event_id: other.eventId, vehicle_id: id })))
    .execute()
  const slots = await Promise.all([day, other].map(at => laySlot(db, { ...at, modelId: day.modelId })))
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, index) => {
      const at = index % 2 ? other : day
      return claim(db, at, slots[index % 2] ?? '', { noFleetLock: false })
    }),
  )
  expect(answers.filter(answer => answer === 'promised')).toHaveLength(2)
  expect(answers.filter(answer => answer === 'stopped')).toEqual([])
})

test('without the lock, the database’s own guard refuses the second drive', async () => {
  const db = await openHouse()
  let stopped = 0
  for (let round = 0; round < rounds; round++) {
    const outcome = await rush(db, { noFleetLock: true }, fewer)
    expect(outcome.doubled).toBe(0)
    expect(outcome.promised).toBeLessThanOrEqual(2)
    stopped += outcome.stopped
  }
  expect(stopped).toBeGreaterThan(0)
})

test('without the lock and without the guard a unit is promised twice: the test can see', async () => {
  const db = await openHouse()
  await sql`alter table drive_assignments drop constraint one_drive_a_vehicle`.execute(db)
  let doubled = 0
  for (let round = 0; round < rounds; round++) doubled += (await rush(db, { noFleetLock: true })).doubled
  expect(doubled).toBeGreaterThan(0)
})

async function openHouse(): Promise<Database> {
  own = await testDatabase({ poolSize: 16 })
  return own.db
}

const laySlot = (db: Database, day: DriveDay) => aDriveSlot(db, { ...day, at: '10:00', capacity: 200 })

type Switches = { noFleetLock: boolean }

async function rush(db: Database, switches: Switches, many = people) {
  const day = await aDriveDay(db, { units: 2 })
  const slotId = await laySlot(db, day)
  const answers = await Promise.all(Array.from({ length: many }, () => claim(db, day, slotId, switches)))
  const { rows } = await sql<{ doubled: number }>`
    select count(*)::integer as doubled from invariants.one_drive_a_vehicle f
    join vehicles v on v.id = f.vehicle_id where v.model_id = ${day.modelId}
  `.execute(db)
  const count = (wanted: string) => answers.filter(answer => answer === wanted).length
  return {
    promised: count('promised'),
    refused: count('no_vehicle'),
    stopped: count('stopped'),
    doubled: rows[0]?.doubled ?? 0,
  }
}

class Refused extends Error {}

async function claim(db: Database, day: DriveDay, slotId: string, switches: Switches): Promise<string> {
  try {
    return await inTransaction(db, async tx => {
      const { reservationId } = await aDriver(tx, day.eventId, [slotId])
      const answer = await assignDrives(tx, { reservationId }, switches)
      if (!answer.ok) throw new Refused(answer.reason)
      return 'promised'
    })
  } catch (error) {
    if (error instanceof Refused) return error.message
    if (breaksConstraint(error, 'one_drive_a_vehicle')) return 'stopped'
    // Two that insert against the same drive wait for one another: Postgres refuses one of them, which the lock spares.
    if (switches.noFleetLock && sqlState(error) === '40P01') return 'stopped'
    throw error
  }
}
