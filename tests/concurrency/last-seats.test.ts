import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { type Database, openDatabase } from '~db/client'
import { aPermission, someone } from '../factories/invitation'
import { aCtx, aPaidEvent, type Guest } from '../factories/reservation'
import { type TestDatabase, testDatabase } from '../set-up/database'

const people = 300
const seats = 12
const rounds = 20

let own: TestDatabase | null = null
let others: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const other of others) await other.close()
  await own?.close()
  own = null
  others = []
})

test('300 people ask for 12 seats, in parties of one and two, over and over: never a seat too many', async () => {
  const house = await openHouse()
  for (let round = 0; round < rounds; round++) {
    const outcome = await rush(house, round, { noSeatLock: false })
    expect(outcome.failures).toEqual([])
    expect(outcome.mostSeen).toBeLessThanOrEqual(seats)
    expect(outcome.taken).toBeLessThanOrEqual(seats)
    // Nobody is refused while seats for them are free: all were given away once, but perhaps one that no pair could use.
    expect(outcome.given).toBeGreaterThanOrEqual(seats - 1)
    expect(outcome.toldYesWithoutRow).toEqual([])
  }
})

test('without the lock, the database’s own guard still refuses the seat too many', async () => {
  const house = await openHouse()
  for (let round = 0; round < 3; round++) {
    const outcome = await rush(house, round, { noSeatLock: true })
    expect(outcome.failures).toEqual([])
    expect(outcome.mostSeen).toBeLessThanOrEqual(seats)
    expect(outcome.taken).toBeLessThanOrEqual(seats)
    expect(outcome.toldYesWithoutRow).toEqual([])
  }
})

test('its twin, without the lock and without the guard, oversells: the test can see', async () => {
  const house = await openHouse()
  await sql`drop trigger reservation_slots_guard_seats on reservation_slots`.execute(house.db)
  await sql`drop trigger reservations_guard_seats_update on reservations`.execute(house.db)
  let mostTaken = 0
  for (let round = 0; round < rounds && mostTaken <= seats; round++) {
    mostTaken = Math.max(mostTaken, (await rush(house, round, { noSeatLock: true })).taken)
  }
  expect(mostTaken).toBeGreaterThan(seats)
})

type House = {
  db: Database
  pools: Database[]
  brandId: string
  persons: { id: string; permissionId: string }[]
  senderId: string
}

/** One database reached through two pools of connections, as two web processes would, and everyone who is invited. */
async function openHouse(): Promise<House> {
  own = await testDatabase({ poolSize: 4 })
  const pools = [1, 2].map(() => openDatabase({ url: own?.url ?? '', poolSize: 10, onPoolError: () => {} }))
  others = pools
  const { brandId } = await aPaidEvent(own.db)
  const persons: House['persons'] = []
  for (let index = 0; index < people; index++) {
    const { id } = await someone(own.db)
    persons.push({ id, permissionId: await aPermission(own.db, { personId: id, brandId }) })
  }
  const { id: senderId } = await someone(own.db)
  return { db: own.db, pools: pools.map(pool => pool.db), brandId, persons, senderId }
}

type Outcome = {
  taken: number
  given: number
  mostSeen: number
  failures: string[]
  toldYesWithoutRow: string[]
}

async function rush(house: House, round: number, switches: { noSeatLock: boolean }): Promise<Outcome> {
  const event = await aPaidEvent(house.db, { brandId: house.brandId, capacity: seats })
  const guests = await inviteEveryone(house, event.id)
  const random = seeded(round + 1)
  const yes = new Map<string, string>()
  const failures: string[] = []
  let given = 0
  const watch = watchSeats(house.db, event.slotId)

  await Promise.all(
    guests.map(async (guest, index) => {
      const ctx = { ...aCtx(house.pools[index % 2] ?? house.db), switches }
      const party = random() < 0.5 ? [] : [{ fullName: 'Hugo Renard' }]
      const letsGo = random() < 0.2
      const answer = await requestReservation(ctx, guest.actor, {
        invitationId: guest.invitationId,
        guests: party,
      })
      if (!answer.ok) {
        if (answer.reason !== 'sold_out' && answer.reason !== 'not_enough_seats') failures.push(answer.reason)
        return
      }
      const { reservationId } = answer.value
      given += answer.value.seats
      if (!letsGo) yes.set(guest.personId, reservationId)
      else await cancelReservation(ctx, guest.actor, { reservationId, shown: 0 })
    }),
  )
  const mostSeen = await watch.stop()
  const { rows } = await sql<{ personId: string; id: string; seats: number; guests: number }>`
    select r.person_id as "personId", r.id, r.seats, (select count(*)::int from guests g where g.reservation_id = r.id) as guests
    from reservations r join reservation_slots rs on rs.reservation_id = r.id
    where rs.slot_id = ${event.slotId} and r.state = 'held'
  `.execute(house.db)
  const whole = new Set(
    rows.filter(row => row.seats === row.guests + 1).map(row => `${row.personId} ${row.id}`),
  )
  return {
    taken: rows.reduce((sum, row) => sum + row.seats, 0),
    given,
    mostSeen,
    failures,
    toldYesWithoutRow: [...yes].map(([personId, id]) => `${personId} ${id}`).filter(told => !whole.has(told)),
  }
}

async function inviteEveryone(house: House, eventId: string): Promise<Guest[]> {
  const now = new Date()
  const wave = await house.db
    .insertInto('waves')
    .values({ event_id: eventId, state: 'sent', sent_at: now, created_by: house.senderId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = await house.db
    .insertInto('invitations')
    .values(
      house.persons.map(person => ({
        event_id: eventId,
        wave_id: wave.id,
        person_id: person.id,
        permission_id: person.permissionId,
        state: 'sent',
        guests_allowed: 1,
        token_hash: Buffer.from(randomUUID().replaceAll('-', '').repeat(2), 'hex'),
        sent_at: now,
      })),
    )
    .returning(['id', 'person_id as personId'])
    .execute()
  return rows.map(({ id: invitationId, personId }) => ({
    actor: { kind: 'letter', personId, invitationId },
    invitationId,
    personId,
  }))
}

/** Looks at the seats again and again, each time between two commits, until it is stopped; tells the most it saw. */
function watchSeats(db: Database, slotId: string): { stop: () => Promise<number> } {
  let most = 0
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      const { rows } = await sql<{ seats: number }>`select live_seats(${slotId}) as seats`.execute(db)
      most = Math.max(most, rows[0]?.seats ?? 0)
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await looking
      return most
    },
  }
}

/** The same sequence of numbers in [0, 1) for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
