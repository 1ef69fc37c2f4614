import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import {
  type ChangeRequest,
  changeReservation,
  previewChange,
} from '~/domain/reservations/change-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { anEvent, aSlot, letChoose, type MadeEvent } from '../../factories/event'
import {
  aGuest,
  aPaidEvent,
  countEffects,
  depositOf,
  type Guest,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
  stateOf,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { keepInvariants } from '../../set-up/invariants'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)
keepInvariants(database)

const named = (names: readonly string[]) => names.map(fullName => ({ fullName }))
const wish = (reservationId: string, names: string[], rest: Partial<ChangeRequest> = {}): ChangeRequest => ({
  reservationId,
  guests: named(names),
  slotIds: [],
  ...rest,
})
const change = (guest: Guest, asked: ChangeRequest, shown = 0) =>
  changeReservation(till.ctx, guest.actor, { ...asked, shown })

async function paid(event: MadeEvent, names: string[]): Promise<{ guest: Guest; id: string }> {
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const id = await hold(till.ctx, guest, names)
  await till.pay(await openPage(till, guest, id))
  await settleDeposit(till.ctx, (await depositOf(database.db, id)).id)
  await till.work()
  return { guest, id }
}

const hour = (at: number) => new Date(Date.UTC(2037, 1, 12, at))

async function chosen(wishes: { seats?: number } = {}) {
  const event = await anEvent(database.db, { guestsAllowed: 3 })
  const slots: string[] = []
  for (const at of [9, 10, 11])
    slots.push(await aSlot(database.db, event, { startsAt: hour(at), capacity: wishes.seats ?? 2 }))
  await letChoose(database.db, event, { onlyThose: true })
  return { event, slots }
}

async function seatedIn(event: MadeEvent, slotId: string, names: string[] = []) {
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const answer = await requestReservation(till.ctx, guest.actor, {
    invitationId: guest.invitationId,
    guests: named(names),
    slotIds: [slotId],
  })
  if (!answer.ok) throw new Error(answer.reason)
  return { guest, id: answer.value.reservationId }
}

const read = async (id: string) => {
  const { seats, pass_number: pass } = await database.db
    .selectFrom('reservations')
    .select(['seats', 'pass_number'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const guests = await database.db
    .selectFrom('guests')
    .select('full_name')
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute()
  const slots = await database.db
    .selectFrom('reservation_slots')
    .select('slot_id')
    .where('reservation_id', '=', id)
    .execute()
  return { seats, pass, guests: guests.map(row => row.full_name), slots: slots.map(row => row.slot_id) }
}

test('another slot is taken, the former goes to those who wait, and a letter tells before and after', async () => {
  const { event, slots } = await chosen()
  const { guest, id } = await seatedIn(event, slots[0] ?? '')
  const before = await read(id)
  const promotions = await countEffects(database.db, 'waitlist.promote')
  const asked = wish(id, [], { slotIds: [slots[1] ?? ''] })
  expect(await previewChange(till.ctx, guest.actor, asked)).toMatchObject({
    ok: true,
    value: { kind: 'change', added: [slots[1]], dropped: [slots[0]], returned: null },
  })
  expect((await read(id)).slots).toEqual([slots[0]])
  expect(await change(guest, asked)).toMatchObject({ ok: true })
  const after = await read(id)
  expect(after.slots).toEqual([slots[1]])
  expect(after.pass).toBeGreaterThan(before.pass)
  expect(await countEffects(database.db, 'waitlist.promote')).toBeGreaterThan(promotions)
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed', 'correspondence'])
  expect(await change(guest, asked)).toMatchObject({ ok: true, value: { kind: 'keep' } })
  expect(await lettersTo(database.db, guest.personId)).toHaveLength(2)
})

test('a full slot is refused, and the former one is still theirs', async () => {
  const { event, slots } = await chosen({ seats: 1 })
  const mine = await seatedIn(event, slots[0] ?? '')
  await seatedIn(event, slots[1] ?? '')
  expect(await change(mine.guest, wish(mine.id, [], { slotIds: [slots[1] ?? ''] }))).toMatchObject({
    ok: false,
    reason: 'slot_full',
  })
  expect((await read(mine.id)).slots).toEqual([slots[0]])
})

test('a slot that someone waits for goes to them first, and costs nobody the one they have', async () => {
  const { event, slots } = await chosen({ seats: 1 })
  const mine = await seatedIn(event, slots[0] ?? '')
  const waiting = await aGuest(database.db, event)
  const entry = randomUUID()
  await database.db
    .insertInto('waitlist_entries')
    .values({ id: entry, event_id: event.id, person_id: waiting.personId, seats: 1 })
    .execute()
  await database.db
    .insertInto('waitlist_entry_slots')
    .values({ entry_id: entry, slot_id: slots[1] ?? '', event_id: event.id })
    .execute()
  const to = (slotId = '') => change(mine.guest, wish(mine.id, [], { slotIds: [slotId] }))
  expect(await to(slots[1])).toMatchObject({ ok: false, reason: 'line_waits' })
  expect(await to(slots[2])).toMatchObject({ ok: true })
})

test('a guest more is counted where no deposit is asked', async () => {
  const free = await anEvent(database.db, { guestsAllowed: 3, capacity: 2 })
  const guest = await aGuest(database.db, free, { guestsAllowed: 3 })
  const id = await hold(till.ctx, guest)
  expect(await change(guest, wish(id, ['Hugo Renard']))).toMatchObject({ ok: true })
  expect(await read(id)).toMatchObject({ seats: 2, guests: ['Hugo Renard'] })
  expect(await change(guest, wish(id, ['Hugo Renard', 'Anne Morel']))).toMatchObject({
    reason: 'no_more_seats',
    more: 0,
  })
  expect((await read(id)).seats).toBe(2)
})

test('fewer seats give back their share once, and the cancellation that follows gives back of the rest only', async () => {
  const { guest, id } = await paid(await aPaidEvent(database.db), ['Hugo Renard', 'Anne Morel'])
  const asked = wish(id, ['Anne Morel'])
  expect(await change(guest, asked, 1)).toMatchObject({ reason: 'other_amount' })
  expect((await read(id)).seats).toBe(3)
  const presses = await Promise.all(Array.from({ length: 6 }, () => change(guest, asked, 50_000)))
  expect(presses.filter(press => press.ok && press.value.kind === 'change')).toHaveLength(1)
  expect(presses.every(press => press.ok)).toBe(true)
  await till.hearAndWork()
  expect(await read(id)).toMatchObject({ seats: 2, guests: ['Anne Morel'] })
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 150000', 'refunded 50000'])
  expect(await cancelReservation(till.ctx, guest.actor, { reservationId: id, shown: 100_000 })).toMatchObject(
    {
      ok: true,
      value: { returned: { amount: 100_000 } },
    },
  )
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual([
    'captured 150000',
    'refunded 100000',
    'refunded 50000',
  ])
  expect(await stateOf(database.db, id)).toBe('cancelled')
  expect((await till.readStripe(id)).payment?.refunds).toHaveLength(2)
  expect(await reconcileDeposits(till.ctx, { grace: 0 })).toEqual([])
})

test('what was kept for a seat that left by its terms stays kept when the rest is cancelled', async () => {
  const soon = new Date(Date.now() + 20 * 86_400_000)
  const event = await aPaidEvent(database.db, {
    startsAt: soon,
    endsAt: new Date(soon.getTime() + 3_600_000),
    replyClosesAt: new Date(soon.getTime() - 86_400_000),
  })
  const { guest, id } = await paid(event, ['Hugo Renard'])
  expect(await change(guest, wish(id, []), 25_000)).toMatchObject({ ok: true, value: { percent: 50 } })
  expect(await cancelReservation(till.ctx, guest.actor, { reservationId: id, shown: 25_000 })).toMatchObject({
    ok: true,
  })
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual([
    'captured 100000',
    'refunded 25000',
    'refunded 25000',
  ])
})

test('once replies are closed nothing is changed; guests are still named by their own date, and not after it', async () => {
  const event = await anEvent(database.db, { guestsAllowed: 3 })
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const namedBy = (at: Date) =>
    database.db.updateTable('events').set({ guests_named_by: at }).where('id', '=', event.id).execute()
  await namedBy(new Date('2037-02-01'))
  const answer = await requestReservation(till.ctx, guest.actor, {
    invitationId: guest.invitationId,
    guests: [],
    seats: 3,
  })
  const id = answer.ok ? answer.value.reservationId : ''
  const close = new Date(Date.now() - 1000)
  await database.db.updateTable('events').set({ rsvp_closes_at: close }).where('id', '=', event.id).execute()
  expect(await change(guest, wish(id, ['Hugo Renard'], { seats: 2 }))).toMatchObject({ reason: 'closed' })
  expect(await change(guest, wish(id, ['Hugo Renard'], { seats: 3 }))).toMatchObject({ ok: true })
  await namedBy(close)
  expect(await change(guest, wish(id, ['Hugo Renard', 'Anne Morel'], { seats: 3 }))).toMatchObject({
    reason: 'naming_closed',
  })
  expect(await read(id)).toMatchObject({ seats: 3, guests: ['Hugo Renard'] })
})

test('a guest who stays keeps what the house said of them, what they answered and what they signed, in another place too', async () => {
  const { db } = database
  const event = await anEvent(db, { guestsAllowed: 3 })
  await db
    .updateTable('events')
    .set({
      guest_rule: 'reviewed',
      waiver_fr: 'Je roule à mes risques.',
      waiver_en: 'I drive at my own risk.',
    })
    .where('id', '=', event.id)
    .execute()
  const { id: question } = await db
    .insertInto('event_questions')
    .values({
      event_id: event.id,
      position: 1,
      kind: 'text',
      label_fr: 'Régime',
      label_en: 'Diet',
      purpose_fr: 'La table',
      purpose_en: 'The table',
      for_guests: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const guest = await aGuest(db, event, { guestsAllowed: 3 })
  const id = await hold(till.ctx, guest, ['Hugo Renard', 'Anne Morel'])
  await db
    .updateTable('guests')
    .set({ review: 'accepted', reviewed_at: new Date() })
    .where('reservation_id', '=', id)
    .execute()
  await db
    .insertInto('reservation_answers')
    .values({ reservation_id: id, position: 2, question_id: question, value: JSON.stringify('Sans noix') })
    .execute()
  await db
    .insertInto('waiver_signatures')
    .values({
      reservation_id: id,
      position: 2,
      signed_name: 'Anne Morel',
      locale: 'fr',
      text: 'Je roule à mes risques.',
    })
    .execute()
  expect(await change(guest, wish(id, ['Anne Morel', 'Paul Vidal']))).toMatchObject({ ok: true })
  const guests = await db
    .selectFrom('guests')
    .select(['position', 'full_name as name', 'review'])
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute()
  expect(guests).toEqual([
    { position: 1, name: 'Anne Morel', review: 'accepted' },
    { position: 2, name: 'Paul Vidal', review: 'waiting' },
  ])
  const of = async (table: 'reservation_answers' | 'waiver_signatures') =>
    (await db.selectFrom(table).select('position').where('reservation_id', '=', id).execute()).map(
      row => row.position,
    )
  expect([await of('reservation_answers'), await of('waiver_signatures')]).toEqual([[1], [1]])
})

test('a stranger finds nothing, and a letter changes its own reservation only', async () => {
  const event = await anEvent(database.db)
  const mine = await aGuest(database.db, event)
  const other = await aGuest(database.db, event)
  const id = await hold(till.ctx, mine)
  expect(await change(other, wish(id, []))).toMatchObject({ reason: 'not_found' })
  expect(await change(mine, wish(randomUUID(), []))).toMatchObject({ reason: 'not_found' })
})
