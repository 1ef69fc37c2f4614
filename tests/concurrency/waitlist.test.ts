import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { serveLine } from '~/domain/reservations/line'
import { readFreeSeats, readHeadRule, readLine } from '~/domain/reservations/read-line.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import type { Database } from '~db/client'
import { anEvent, type MadeEvent } from '../factories/event'
import { aCtx } from '../factories/reservation'
import { type OpenHouse, useHouse } from '../set-up/house'
import { listInvariants, readFaults } from '../set-up/invariants'
import { dropGuard, type Everyone, gatherEveryone, inviteEveryone, seeded } from './rush'

const promoters = 10
const waiting = 100
const freed = 40
const rounds = 20

const open = useHouse({ poolSize: 6 })

test('10 promoters at once, 100 waiting, 40 seats freed: exactly 40 are offered, in order, over and over', async () => {
  const house = await openHouse()
  const names = await listInvariants(house.db)
  for (let round = 0; round < rounds; round++) {
    const { event, line } = await aLine(house, () => 1)
    const failures = await promoteAtOnce(house, event, {})
    expect(failures).toEqual([])
    expect(await readOffered(house.db, event.id)).toEqual(line.slice(0, freed))
    expect(await readFaults(house.db, names)).toEqual([])
  }
})

test('parties of one to three, by `strict` and by `fit`: what ten promoters offer is what one would', async () => {
  const house = await openHouse()
  for (let round = 0; round < 6; round++) {
    const random = seeded(round + 1)
    const { event } = await aLine(house, () => 1 + Math.floor(random() * 3))
    const head = round % 2 === 0 ? 'strict' : 'fit'
    await house.db.updateTable('events').set({ waitlist_head: head }).where('id', '=', event.id).execute()
    const line = await readLine(house.db, event.id)
    const served = serveLine(
      line,
      await readFreeSeats(house.db, event.id),
      await readHeadRule(house.db, event.id),
    )
    const expected = served.map(({ id }) => line.find(party => party.id === id)?.personId)
    expect(await promoteAtOnce(house, event, {})).toEqual([])
    expect(await readOffered(house.db, event.id)).toEqual(expected)
  }
})

test('their twins, without the lock on the line and without the guards, offer too many: the test can see', async () => {
  const house = await openHouse()
  await dropGuard(house.db)
  await sql`drop index reservations_one_offer`.execute(house.db)
  await sql`drop index reservations_one_live`.execute(house.db)
  let most = 0
  for (let round = 0; round < rounds && most <= freed; round++) {
    const { event } = await aLine(house, () => 1)
    await promoteAtOnce(house, event, { noLineLock: true })
    most = Math.max(most, (await readOffered(house.db, event.id)).length)
  }
  expect(most).toBeGreaterThan(freed)
})

type House = OpenHouse & { brandId: string; everyone: Everyone }

async function openHouse(): Promise<House> {
  const { db, pools } = await open()
  const { brandId } = await anEvent(db)
  return { db, pools, brandId, everyone: await gatherEveryone(db, brandId) }
}

/** An event with forty seats that have just come free and a hundred parties that wait, in the order of their joining. */
async function aLine(house: House, seatsOf: () => number): Promise<{ event: MadeEvent; line: string[] }> {
  const event = await anEvent(house.db, { brandId: house.brandId, capacity: freed })
  const everyone = { ...house.everyone, persons: house.everyone.persons.slice(0, waiting) }
  const guests = await inviteEveryone(house.db, everyone, event.id)
  await house.db
    .updateTable('invitations')
    .set({ guests_allowed: 9 })
    .where('event_id', '=', event.id)
    .execute()
  const began = Date.now() - 1_000_000
  await house.db
    .insertInto('waitlist_entries')
    .values(
      guests.map(({ personId }, at) => ({
        event_id: event.id,
        person_id: personId,
        seats: seatsOf(),
        joined_at: new Date(began + at * 1000),
      })),
    )
    .execute()
  return { event, line: guests.map(({ personId }) => personId) }
}

async function promoteAtOnce(
  house: House,
  event: MadeEvent,
  switches: { noLineLock?: boolean },
): Promise<string[]> {
  const failures: string[] = []
  await Promise.all(
    Array.from({ length: promoters }, (_, at) =>
      promoteWaiting({ ...aCtx(house.pools[at % 2] ?? house.db), switches }, event.id).catch(
        (error: unknown) => {
          failures.push(error instanceof Error ? error.message : String(error))
        },
      ),
    ),
  )
  return failures
}

async function readOffered(db: Database, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from reservations
    where event_id = ${eventId} and state = 'offered' order by created_at, id
  `.execute(db)
  return rows.map(({ personId }) => personId)
}
