import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { guestList } from '~/domain/insight/guest-list-queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { changeReservation } from '~/domain/reservations/change-reservation.server'
import { readReservationForStaff } from '~/domain/reservations/house-queries.server'
import { lapseOverdueAdditions } from '~/domain/reservations/lapse-addition.server'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { releaseFurther } from '~/domain/reservations/release-further.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { aSlot, letChoose, type MadeEvent } from '../../factories/event'
import {
  aGuest,
  aPaidEvent,
  countEffects,
  type Guest,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
  stateOf,
  urls,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { keepInvariants, readFaults } from '../../set-up/invariants'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)
keepInvariants(database)

const staffOf = ({ brandId }: MadeEvent): SignedIn => ({
  kind: 'person',
  personId: randomUUID(),
  sessionId: randomUUID(),
  roles: [{ role: 'brand_staff', brandId }],
})
type Party = { guest: Guest; id: string }
const letter = (id: string) => ({ reservationId: id, slotIds: [] })
const ask = ({ guest, id }: Party, names: string[], seats?: number) =>
  changeReservation(till.ctx, guest.actor, {
    ...letter(id),
    guests: names.map(fullName => ({ fullName })),
    seats,
    shown: 0,
  })

async function comes(event: MadeEvent, names: string[] = []): Promise<Party> {
  const guest = await aGuest(database.db, event, { guestsAllowed: 4 })
  const id = await hold(till.ctx, guest, names)
  await till.pay(await openPage(till, guest, id))
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('confirmed')
  return { guest, id }
}

async function read({ id }: Party) {
  const { db } = database
  const row = await db
    .selectFrom('reservations')
    .select('seats')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const guests = await db
    .selectFrom('guests')
    .select('full_name')
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute()
  return { seats: row.seats, guests: guests.map(each => each.full_name) }
}

async function taken(event: MadeEvent): Promise<number> {
  const { rows } = await sql<{ seats: number }>`
    select live_seats(id) as seats from slots where event_id = ${event.id}`.execute(database.db)
  return rows[0]?.seats ?? 0
}

const endTime = ({ id }: Party) =>
  database.db
    .updateTable('reservation_additions')
    .set({ expires_at: sql<Date>`clock_timestamp() - interval '1 microsecond'` })
    .where('reservation_id', '=', id)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

test('a guest more is held until the deposit is paid, and then comes: one letter, and both deposits in the ledger', async () => {
  const event = await aPaidEvent(database.db, { capacity: 4 })
  const party = await comes(event, ['Hugo Renard'])
  const answer = await ask(party, ['Hugo Renard', 'Anne Morel'])
  expect(answer).toMatchObject({
    ok: true,
    value: { further: { seats: 1, guests: ['Anne Morel'], due: { amount: 50_000, currency: 'EUR' } } },
  })
  expect(await read(party)).toEqual({ seats: 2, guests: ['Hugo Renard'] })
  expect(await taken(event)).toBe(3)
  const listed = await guestList(database.db, staffOf(event), event.id)
  expect(listed).toMatchObject([{ seats: 2, further: { seats: 1, until: expect.any(Date) } }])
  const of = { eventId: event.id, reservationId: party.id }
  expect(await readReservationForStaff(database.db, staffOf(event), of)).toMatchObject({
    seats: 2,
    further: { seats: 1 },
  })
  const view = await readReservation(database.db, party.guest.actor, party.id)
  expect(view).toMatchObject({
    standing: 'confirmed',
    seats: 2,
    deposit: { amount: 100_000, paid: 100_000 },
    further: { seats: 1, guests: ['Anne Morel'], due: { amount: 50_000 } },
  })
  expect(await lettersTo(database.db, party.guest.personId)).toEqual(['reservation_confirmed'])
  expect(await till.pay(await openPage(till, party.guest, party.id))).toBe(303)
  await till.hearAndWork()
  expect(await read(party)).toEqual({ seats: 3, guests: ['Hugo Renard', 'Anne Morel'] })
  expect(await taken(event)).toBe(3)
  expect(await lettersTo(database.db, party.guest.personId)).toEqual([
    'reservation_confirmed',
    'correspondence',
  ])
  expect(await movementsOfReservation(database.db, party.id)).toEqual(['captured 100000', 'captured 50000'])
  expect(await readReservation(database.db, party.guest.actor, party.id)).toMatchObject({
    seats: 3,
    further: null,
    deposit: { amount: 150_000, paid: 150_000 },
  })
  const list = await guestList(database.db, staffOf(event), event.id)
  expect(list).toMatchObject([{ seats: 3, further: null, deposit: { kind: 'paid', amount: 150_000 } }])
  expect(
    await cancelReservation(till.ctx, party.guest.actor, { reservationId: party.id, shown: 150_000 }),
  ).toMatchObject({ ok: true })
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, party.id)).toEqual([
    'captured 100000',
    'captured 50000',
    'refunded 100000',
    'refunded 50000',
  ])
  expect(await reconcileDeposits(till.ctx, { grace: 0 })).toEqual([])
})

test('pressed again it is the same page; another wish makes way for it, with no new half hour', async () => {
  const event = await aPaidEvent(database.db, { capacity: 6 })
  const party = await comes(event)
  const presses = await Promise.all(Array.from({ length: 5 }, () => ask(party, ['Anne Morel'])))
  expect(presses.filter(press => press.ok && press.value.kind === 'change')).toHaveLength(1)
  expect(presses.every(press => press.ok && press.value.further !== null)).toBe(true)
  expect(await taken(event)).toBe(2)
  const first = await openPage(till, party.guest, party.id)
  expect(await openPage(till, party.guest, party.id)).toBe(first)
  const heldUntil = (await readReservation(database.db, party.guest.actor, party.id))?.further?.expiresAt
  expect(await ask(party, ['Anne Morel', 'Paul Vidal'])).toMatchObject({
    value: { further: { seats: 2, due: { amount: 100_000 } } },
  })
  const now = await readReservation(database.db, party.guest.actor, party.id)
  expect(now?.further).toMatchObject({ seats: 2, expiresAt: heldUntil })
  expect(await taken(event)).toBe(3)
  await till.work()
  expect(await till.pay(first)).not.toBe(303)
  expect(await read(party)).toEqual({ seats: 1, guests: [] })
})

test('let go of, or run out, the seats are free and the reservation is what it was', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const party = await comes(event)
  await ask(party, ['Anne Morel'])
  const promotions = await countEffects(database.db, 'waitlist.promote')
  expect(await releaseFurther(till.ctx, party.guest.actor, party.id)).toEqual({ ok: true })
  expect(await releaseFurther(till.ctx, party.guest.actor, party.id)).toEqual({ ok: true })
  expect(await countEffects(database.db, 'waitlist.promote')).toBeGreaterThan(promotions)
  expect(await taken(event)).toBe(1)
  await ask(party, ['Anne Morel'])
  const page = await openPage(till, party.guest, party.id)
  await endTime(party)
  expect(await taken(event)).toBe(1)
  expect(await guestList(database.db, staffOf(event), event.id)).toMatchObject([{ seats: 1, further: null }])
  expect(await openCheckout(till.ctx, party.guest.actor, party.id, urls)).toMatchObject({
    reason: 'already_paid',
  })
  expect(await lapseOverdueAdditions(till.ctx)).toBe(1)
  await till.work()
  expect(await till.pay(page)).not.toBe(303)
  expect(await read(party)).toEqual({ seats: 1, guests: [] })
  const stranger = await aGuest(database.db, event)
  expect(await releaseFurther(till.ctx, stranger.actor, party.id)).toMatchObject({ reason: 'not_found' })
})

test('paid late they join while they are free, and the money goes back whole once they are gone', async () => {
  const event = await aPaidEvent(database.db, { capacity: 4 })
  const quick = await comes(event)
  await ask(quick, ['Anne Morel'])
  const inTime = await openPage(till, quick.guest, quick.id)
  await endTime(quick)
  await till.pay(inTime)
  await till.hearAndWork()
  expect(await read(quick)).toEqual({ seats: 2, guests: ['Anne Morel'] })
  const slow = await comes(event)
  await ask(slow, ['Paul Vidal'])
  const late = await openPage(till, slow.guest, slow.id)
  await endTime(slow)
  await hold(till.ctx, await aGuest(database.db, event))
  expect(await till.pay(late)).toBe(303)
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await read(slow)).toEqual({ seats: 1, guests: [] })
  expect(await movementsOfReservation(database.db, slow.id)).toEqual([
    'captured 50000',
    'captured 50000',
    'refunded 50000',
  ])
  expect(await lettersTo(database.db, slow.guest.personId)).toEqual([
    'reservation_confirmed',
    'deposit_returned',
  ])
  expect(await readReservation(database.db, slow.guest.actor, slow.id)).toMatchObject({
    standing: 'confirmed',
    deposit: { amount: 50_000, paid: 50_000, refund: null },
  })
  expect(await reconcileDeposits(till.ctx, { grace: 0 })).toEqual([])
})

test('what is held besides ends with its reservation, and what is paid after comes back', async () => {
  const event = await aPaidEvent(database.db, { capacity: 4 })
  const party = await comes(event)
  await ask(party, ['Anne Morel'])
  const page = await openPage(till, party.guest, party.id)
  await cancelReservation(till.ctx, party.guest.actor, { reservationId: party.id, shown: 50_000 })
  expect(await taken(event)).toBe(0)
  expect(await readFaults(database.db, ['additions_of_confirmed'])).toEqual([])
  expect(await till.pay(page)).toBe(303)
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await stateOf(database.db, party.id)).toBe('cancelled')
  expect(await movementsOfReservation(database.db, party.id)).toEqual([
    'captured 50000',
    'captured 50000',
    'refunded 50000',
    'refunded 50000',
  ])
})

test('seats that are held beside another reservation are nobody else’s; the last one goes to one of two', async () => {
  const event = await aPaidEvent(database.db, { capacity: 3 })
  const one = await comes(event)
  const two = await comes(event)
  const answers = await Promise.all([ask(one, ['Anne Morel']), ask(two, ['Paul Vidal'])])
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(answers.find(answer => !answer.ok)).toMatchObject({ reason: 'no_more_seats', more: 0 })
  expect(await taken(event)).toBe(3)
})

test('another slot and another name hold at once, while the further seat waits for its deposit', async () => {
  const event = await aPaidEvent(database.db)
  const hour = (at: number) => new Date(Date.UTC(2037, 1, 12, at))
  const one = await aSlot(database.db, event, { startsAt: hour(9), capacity: 3 })
  const other = await aSlot(database.db, event, { startsAt: hour(10), capacity: 3 })
  await letChoose(database.db, event, { onlyThose: true })
  const guest = await aGuest(database.db, event, { guestsAllowed: 4 })
  const asked = { guests: [{ fullName: 'Hugo Renard' }], slotIds: [one] }
  const held = await requestReservation(till.ctx, guest.actor, { invitationId: guest.invitationId, ...asked })
  const id = held.ok ? held.value.reservationId : ''
  await till.pay(await openPage(till, guest, id))
  await till.hearAndWork()
  const wish = { reservationId: id, guests: ['Inès Roche', 'Anne Morel'].map(fullName => ({ fullName })) }
  const answer = await changeReservation(till.ctx, guest.actor, { ...wish, slotIds: [other], shown: 0 })
  expect(answer).toMatchObject({
    ok: true,
    value: { added: [other], dropped: [one], further: { seats: 1, guests: ['Anne Morel'] } },
  })
  expect(await read({ guest, id })).toEqual({ seats: 2, guests: ['Inès Roche'] })
  const seatsOf = async (slot: string) => {
    const { rows } = await sql<{ seats: number }>`select live_seats(${slot}) as seats`.execute(database.db)
    return rows[0]?.seats
  }
  expect([await seatsOf(one), await seatsOf(other)]).toEqual([0, 3])
  await till.pay(await openPage(till, guest, id))
  await till.hearAndWork()
  expect(await read({ guest, id })).toEqual({ seats: 3, guests: ['Inès Roche', 'Anne Morel'] })
})

test('the house’s own count refuses a seat too many, whoever writes it', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const party = await comes(event)
  const write = database.db
    .insertInto('reservation_additions')
    .values({
      reservation_id: party.id,
      event_id: event.id,
      seats: 1,
      expires_at: new Date(Date.now() + 60_000),
    })
    .execute()
  await expect(write).rejects.toThrow(/more live seats/)
})
