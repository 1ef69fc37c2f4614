import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { changeReservation } from '~/domain/reservations/change-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import type { Database } from '~db/client'
import { anEvent, aSlot, letChoose } from '../factories/event'
import { aCtx, aGuest, type Guest } from '../factories/reservation'
import { type TestDatabase, testDatabase } from '../set-up/database'
import { listInvariants, readFaults } from '../set-up/invariants'
import { dropGuard } from './rush'

let own: TestDatabase | null = null
afterEach(async () => {
  await own?.close()
  own = null
})

const hour = (at: number) => new Date(Date.UTC(2037, 1, 12, at))
type Seated = { guest: Guest; id: string }

async function open(capacity: number, people: number) {
  own = await testDatabase({ poolSize: 20 })
  const { db } = own
  const event = await anEvent(db, { capacity: 1000 })
  const slots: string[] = []
  for (const at of [9, 10, 11]) slots.push(await aSlot(db, event, { startsAt: hour(at), capacity }))
  await letChoose(db, event, { onlyThose: true })
  const guests: Guest[] = []
  for (let at = 0; at < people; at++) guests.push(await aGuest(db, event))
  return { db, event, slots, guests }
}

async function seat(db: Database, guest: Guest, slotId: string): Promise<Seated> {
  const { invitationId } = guest
  const answer = await requestReservation(aCtx(db), guest.actor, {
    invitationId,
    guests: [],
    slotIds: [slotId],
  })
  if (!answer.ok) throw new Error(answer.reason)
  return { guest, id: answer.value.reservationId }
}

const move = (db: Database, { guest, id }: Seated, slotId: string, noSeatLock = false) =>
  changeReservation({ ...aCtx(db), switches: { noSeatLock } }, guest.actor, {
    reservationId: id,
    guests: [],
    slotIds: [slotId],
    shown: 0,
  })

async function takenIn(db: Database, slots: readonly string[]): Promise<number[]> {
  const taken: number[] = []
  for (const slot of slots) {
    const { rows } = await sql<{ seats: number }>`select live_seats(${slot}) as seats`.execute(db)
    taken.push(rows[0]?.seats ?? 0)
  }
  return taken
}

const slotsOf = async (db: Database, id: string) =>
  (await db.selectFrom('reservation_slots').select('slot_id').where('reservation_id', '=', id).execute()).map(
    row => row.slot_id,
  )

const noFaults = async (db: Database) => expect(await readFaults(db, await listInvariants(db))).toEqual([])

test('two who want each other’s last seat at once both keep their own', async () => {
  const { db, slots, guests } = await open(1, 2)
  const [a = '', b = ''] = slots
  const [one, two] = guests
  if (!one || !two) throw new Error('nobody came')
  const first = await seat(db, one, a)
  const second = await seat(db, two, b)
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all([move(db, first, b), move(db, second, a)])
    expect(answers.map(answer => answer.ok)).toEqual([false, false])
  }
  expect([await slotsOf(db, first.id), await slotsOf(db, second.id)]).toEqual([[a], [b]])
  await noFaults(db)
})

test('two tabs that change one reservation at once leave it in one slot, whole', async () => {
  const { db, slots, guests } = await open(1, 1)
  const [a = '', b = '', c = ''] = slots
  const [one] = guests
  if (!one) throw new Error('nobody came')
  const mine = await seat(db, one, a)
  const answers = await Promise.all([move(db, mine, b), move(db, mine, c), move(db, mine, b)])
  expect(answers.every(answer => answer.ok)).toBe(true)
  expect(await slotsOf(db, mine.id)).toHaveLength(1)
  expect((await takenIn(db, slots)).reduce((sum, seats) => sum + seats, 0)).toBe(1)
  await noFaults(db)
})

/** Eight are seated in the first slot, and all want the second; forty who have nothing want it too. */
async function rush(noSeatLock: boolean) {
  const { db, slots, guests } = await open(8, 48)
  const [a = '', b = ''] = slots
  if (noSeatLock) await dropGuard(db)
  const seated: Seated[] = []
  for (const guest of guests.slice(0, 8)) seated.push(await seat(db, guest, a))
  const asks = guests.slice(8).map(guest =>
    requestReservation({ ...aCtx(db), switches: { noSeatLock } }, guest.actor, {
      invitationId: guest.invitationId,
      guests: [],
      slotIds: [b],
    }),
  )
  const moves = await Promise.all(seated.map(each => move(db, each, b, noSeatLock)))
  await Promise.all(asks)
  const kept = await Promise.all(
    seated.map(async (each, at) => [moves[at]?.ok ?? false, await slotsOf(db, each.id)] as const),
  )
  return { db, a, b, kept, taken: await takenIn(db, slots) }
}

test('a change against a rush: never a seat too many, and who is refused sits where they sat', async () => {
  const { db, a, b, kept, taken } = await rush(false)
  expect(taken[1]).toBe(8)
  for (const [isMoved, slots] of kept) expect(slots).toEqual([isMoved ? b : a])
  await noFaults(db)
})

test('its twin, without the lock and without the guard, oversells: the test can see', async () => {
  let most = 0
  for (let round = 0; round < 5 && most <= 8; round++) {
    most = (await rush(true)).taken[1] ?? 0
    await own?.close()
    own = null
  }
  expect(most).toBeGreaterThan(8)
})

/** Four are seated where twelve may sit, and all want two guests more, to be paid; thirty who have nothing want in too. */
async function growth(noSeatLock: boolean) {
  const { db, event, slots, guests } = await open(12, 34)
  const [a = ''] = slots
  if (noSeatLock) await dropGuard(db)
  const seated: Seated[] = []
  for (const guest of guests.slice(0, 4)) seated.push(await seat(db, guest, a))
  await db
    .updateTable('events')
    .set({ deposit_amount: 500, deposit_currency: 'EUR' })
    .where('id', '=', event.id)
    .execute()
  await db.updateTable('invitations').set({ guests_allowed: 4 }).where('event_id', '=', event.id).execute()
  const ctx = { ...aCtx(db), switches: { noSeatLock } }
  const asks = guests
    .slice(4)
    .map(({ actor, invitationId }) =>
      requestReservation(ctx, actor, { invitationId, guests: [], slotIds: [a] }),
    )
  const grows = await Promise.all(
    seated.flatMap(({ guest, id }) => {
      const wish = {
        guests: [{ fullName: 'Hugo Renard' }, { fullName: 'Anne Morel' }],
        slotIds: [a],
        shown: 0,
      }
      const grow = () => changeReservation(ctx, guest.actor, { ...wish, reservationId: id })
      return [grow(), grow()]
    }),
  )
  await Promise.all(asks)
  const held = await db.selectFrom('reservation_additions').select('seats').execute()
  return { db, grows, held, taken: (await takenIn(db, slots))[0] ?? 0 }
}

test('further seats against a rush: never a seat too many, and pressed twice they are held once', async () => {
  const { db, grows, held, taken } = await growth(false)
  expect(taken).toBe(12)
  expect(grows.filter(answer => answer.ok && answer.value.kind === 'change')).toHaveLength(held.length)
  expect(held.every(({ seats }) => seats === 2)).toBe(true)
  await noFaults(db)
})

test('its twin, without the lock and without the guard, holds more than there are: the test can see', async () => {
  let most = 0
  for (let round = 0; round < 8 && most <= 12; round++) {
    most = (await growth(true)).taken
    await own?.close()
    own = null
  }
  expect(most).toBeGreaterThan(12)
})
