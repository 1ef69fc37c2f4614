import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkIn } from '~/domain/attendance/check-in.server'
import { readDoorList } from '~/domain/attendance/read-door-list.server'
import { readPasses } from '~/domain/attendance/read-passes.server'
import { acceptGuest } from '~/domain/guests/accept-guest.server'
import { anEvening, anExpected, aStamp, theDoorOf } from '../../factories/door'
import { aHost, letName, readParty } from '../../factories/guests'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

async function aDoor(rule: 'named' | 'reviewed') {
  const { db } = database
  const event = await anEvening(db)
  await letName(db, event, { rule })
  const party = await anExpected(db, event, { guests: ['Hugo Renard'], seats: 3 })
  await db
    .updateTable('guests')
    .set({ review: rule === 'reviewed' ? 'waiting' : 'not_needed' })
    .where('reservation_id', '=', party.reservationId)
    .execute()
  const door = await theDoorOf(db, event)
  const ctx = aCtx(db)
  const owner = { kind: 'person', personId: party.personId, sessionId: randomUUID(), roles: [] } as const
  const stamp = async (position: number) => {
    const answer = await checkIn(ctx, door, aStamp(event, party, { position }))
    return answer.ok ? answer.value.outcome : answer.reason
  }
  const seats = async () => (await readDoorList(ctx, door, event.id, 'fr'))?.parties[0]?.seats
  const closed = async () => (await seats())?.map(seat => seat.closed)
  const notes = async () => (await seats())?.map(seat => seat.notes.map(({ value }) => value).join())
  const codes = async () =>
    (await readPasses(ctx, owner, party.reservationId))?.passes.map(({ text }) => text !== null)
  return { event, party, ctx, stamp, closed, notes, codes }
}

test('a guest who waits for the house, or has no name where it reviews each, is not let in and has no code', async () => {
  const { event, party, ctx, stamp, closed, notes, codes } = await aDoor('reviewed')
  expect(await closed()).toEqual([null, 'waiting', 'unnamed'])
  expect(await notes()).toEqual(['', 'Attend le mot de la maison', 'À nommer par la maison avant d’entrer'])
  expect(await codes()).toEqual([true, false, false])
  expect([await stamp(0), await stamp(1), await stamp(2)]).toEqual(['in', 'seat_closed', 'seat_closed'])
  const [hugo] = (await readParty(database.db, party.reservationId)).guests
  const host = await aHost(database.db, event)
  await acceptGuest(ctx, host, { eventId: event.id, guestId: hugo?.id ?? '' })
  expect(await closed()).toEqual([null, null, 'unnamed'])
  expect(await codes()).toEqual([true, true, false])
  expect(await stamp(1)).toBe('in')
})

test('where a name is enough, whoever has none yet comes in', async () => {
  const { stamp, closed, notes, codes } = await aDoor('named')
  expect(await notes()).toEqual(['', '', 'Pas encore nommé·e'])
  expect(await closed()).toEqual([null, null, null])
  expect(await codes()).toEqual([true, true, true])
  expect(await stamp(2)).toBe('in')
})

test('whoever was seated at the door with someone is in the house’s hands already', async () => {
  const { party, closed, stamp } = await aDoor('reviewed')
  await database.db
    .updateTable('reservations')
    .set({ source: 'walk_in', staff_reason: 'Venu avec un ami.' })
    .where('id', '=', party.reservationId)
    .execute()
  expect(await closed()).toEqual([null, null, null])
  expect(await stamp(2)).toBe('in')
})
