import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listOfferedHours } from '~/domain/applications/interview-queries.server'
import { pickInterview } from '~/domain/applications/pick-interview.server'
import { publishHours } from '~/domain/applications/publish-hours.server'
import type { Database } from '~db/client'
import { breaksConstraint } from '~db/transaction'
import { aStep, aWalker, type MadeFlow, type Walker } from '../factories/application'
import { aStaffMember } from '../factories/invitation'
import { aPassageOf } from '../factories/special'
import { type OpenHouse, useHouse } from '../set-up/house'

const applicants = 24
const hours = 8

const open = useHouse()

test('twenty-four applicants rush for eight hours, changing their minds: each hour has one of them, and nobody is told yes in vain', async () => {
  const house = await openHouse()
  const told = new Map<string, string>()
  const failures: string[] = []
  await Promise.all(
    house.walkers.map(async (walker, index) => {
      const db = house.pools[index % 2] ?? house.db
      for (const hourId of shuffled(house.hourIds, index).slice(0, 4)) {
        const answer = await pickInterview({ db }, walker.actor, {
          applicationId: walker.applicationId,
          stepId: 'talk',
          hourId,
        })
        if (answer.ok) told.set(walker.applicationId, hourId)
        else if (answer.reason !== 'taken') failures.push(answer.reason)
      }
    }),
  )
  expect(failures).toEqual([])
  const kept = await readPicks(house.db)
  expect(Object.fromEntries(told)).toEqual(kept)
  expect(new Set(Object.values(kept)).size).toBe(told.size)
  // An hour that was changed for another may stay free: nobody wanted it any more.
  expect(told.size).toBeGreaterThan(hours / 2)
})

test('two on one hour, over and over: one has it, the other is told so and sees the rest', async () => {
  const house = await openHouse()
  for (const [round, hourId] of house.hourIds.entries()) {
    const pair = house.walkers.slice(round * 2, round * 2 + 2)
    const answers = await Promise.all(
      pair.map(({ actor, applicationId }, index) =>
        pickInterview({ db: house.pools[index] ?? house.db }, actor, {
          applicationId,
          stepId: 'talk',
          hourId,
        }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'taken' })
    const left = await listOfferedHours(house.db, { flowId: house.flow.id, minutes: 30 })
    expect(left.map(({ id }) => id)).toEqual(house.hourIds.slice(round + 1))
  }
})

test('picked without the lock and without looking again, the schema refuses the second', async () => {
  const house = await openHouse()
  const answers = await Promise.all(carelessPicks(house))
  expect(answers.filter(answer => answer === 'picked')).toHaveLength(1)
  expect(answers.filter(answer => answer === 'refused')).toHaveLength(1)
})

test('its twin, without the schema’s guard, promises one hour to two: the test can see', async () => {
  const house = await openHouse()
  await sql`drop trigger interview_slots_guard_pick on interview_slots`.execute(house.db)
  expect(await Promise.all(carelessPicks(house))).toEqual(['picked', 'picked'])
})

type House = OpenHouse & { flow: MadeFlow; walkers: Walker[]; hourIds: string[] }

/** A house with hours on offer, and those who want them. */
async function openHouse(): Promise<House> {
  const { db, pools } = await open()
  const { flow, ...first } = await aPassageOf(db, [aStep('interview', 'talk', { minutes: 30 })])
  const walkers: Walker[] = [first]
  while (walkers.length < applicants) walkers.push(await aWalker(db, flow))
  const host = await aStaffMember(db, { role: 'manager' })
  const day = {
    date: '2037-03-10',
    from: '08:00',
    to: '12:00',
    minutes: 30,
    timeZone: 'Europe/Paris',
    place: '',
  }
  await publishHours({ db }, host, { flowId: flow.id, ...day })
  const offered = await listOfferedHours(db, { flowId: flow.id, minutes: 30 })
  return { db, pools, flow, walkers, hourIds: offered.map(({ id }) => id) }
}

/** Two who see the same hour free, and then both write their name on it, as a page without a lock would. */
function carelessPicks({ pools, db, walkers, hourIds }: House): Promise<'picked' | 'refused' | 'late'>[] {
  let seen = 0
  let letGo = () => {}
  const both = new Promise<void>(resolve => (letGo = resolve))
  return walkers.slice(0, 2).map(async ({ applicationId }, index) => {
    const pool = pools[index] ?? db
    const id = hourIds[0] ?? ''
    const hour = await pool
      .selectFrom('interview_slots')
      .select('application_id')
      .where('id', '=', id)
      .executeTakeFirst()
    seen += 1
    if (seen === 2) letGo()
    await both
    if (hour?.application_id !== null) return 'late'
    try {
      await pool
        .updateTable('interview_slots')
        .set({ application_id: applicationId, step_id: 'talk', picked_at: new Date() })
        .where('id', '=', id)
        .execute()
      return 'picked'
    } catch (error) {
      if (breaksConstraint(error, 'one_application_an_hour')) return 'refused'
      throw error
    }
  })
}

async function readPicks(db: Database): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('interview_slots')
    .select(['id', 'application_id'])
    .where('application_id', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map(({ id, application_id: who }) => [who ?? '', id]))
}

/** The hours in an order of each one's own, the same at every run. */
function shuffled(ids: readonly string[], seed: number): string[] {
  const at = (seed * 7) % ids.length
  const turned = [...ids.slice(at), ...ids.slice(0, at)]
  return seed % 2 === 0 ? turned : turned.reverse()
}
