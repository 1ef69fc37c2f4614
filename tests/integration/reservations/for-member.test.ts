import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { cancelForMember, previewCancellationForMember } from '~/domain/reservations/cancel-for-member.server'
import {
  changeForMember,
  type HouseChangeRequest,
  previewChangeForMember,
} from '~/domain/reservations/change-for-member.server'
import { changeReservation } from '~/domain/reservations/change-reservation.server'
import { readHouseChangeOffer, readReservationForStaff } from '~/domain/reservations/house-queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { anEvent, aSlot, letChoose, type MadeEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
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
import { aWaiting } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { keepInvariants } from '../../set-up/invariants'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)
keepInvariants(database)

const staffOf = (event: MadeEvent) =>
  aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })

/** The replies have closed; the event is still to come. */
async function close(event: MadeEvent): Promise<void> {
  const at = new Date(Date.now() - 1000)
  await database.db
    .updateTable('events')
    .set({ rsvp_closes_at: at, guests_named_by: at })
    .where('id', '=', event.id)
    .execute()
}

const wish = (
  event: MadeEvent,
  reservationId: string,
  names: string[],
  rest: Partial<HouseChangeRequest> = {},
): HouseChangeRequest => ({
  ...{ eventId: event.id, reservationId, slotIds: [], returns: 'terms', passesLine: false },
  guests: names.map(fullName => ({ fullName })),
  seats: 1 + names.length,
  ...rest,
})

const change = (
  staff: SignedIn,
  asked: HouseChangeRequest,
  rest: { shown?: number; reason?: string; word?: string } = {},
) =>
  changeForMember(till.ctx, staff, {
    ...asked,
    ...{ shown: 0, reason: 'Sa sœur vient aussi.', word: '' },
    ...rest,
  })

async function paid(event: MadeEvent, names: string[]): Promise<{ guest: Guest; id: string }> {
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const id = await hold(till.ctx, guest, names)
  await till.pay(await openPage(till, guest, id))
  await settleDeposit(till.ctx, (await depositOf(database.db, id)).id)
  await till.work()
  return { guest, id }
}

const actsOf = (id: string) =>
  database.db
    .selectFrom('reservation_acts')
    .select(['act', 'reason', 'word', 'returns', 'passes_line', 'done_by'])
    .where('reservation_id', '=', id)
    .execute()

const partyOf = async (id: string) => {
  const row = await database.db
    .selectFrom('reservations as r')
    .select(['r.seats', 'r.state'])
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
  const guests = await database.db
    .selectFrom('guests')
    .select('full_name as name')
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute()
  return { ...row, guests: guests.map(({ name }) => name) }
}

const lastLetterTo = (personId: string) =>
  database.db
    .selectFrom('letters')
    .select(['kind', 'props', 'promotional'])
    .where('person_id', '=', personId)
    .orderBy('queued_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

test('after the close the house adds a guest whom nobody may bring any more, and asks no deposit for them', async () => {
  const event = await aPaidEvent(database.db, { guestsAllowed: 0 })
  const { guest, id } = await paid(event, [])
  const staff = await staffOf(event)
  await close(event)
  const asked = wish(event, id, ['Anne Renard', 'Hugo Renard', 'Paul Vidal', 'Rose Vidal'])
  const own = { reservationId: id, guests: asked.guests, slotIds: [], shown: 0 }
  expect(await changeReservation(till.ctx, guest.actor, own)).toMatchObject({ ok: false })
  expect(await previewChangeForMember(till.ctx, staff, asked)).toMatchObject({
    ok: true,
    value: { seats: { before: 1, after: 5 }, paid: null, returned: null },
  })
  expect((await partyOf(id)).seats).toBe(1)
  expect(await change(staff, asked, { word: 'Votre famille est attendue.' })).toMatchObject({ ok: true })
  expect(await partyOf(id)).toMatchObject({ seats: 5, guests: expect.arrayContaining(['Rose Vidal']) })
  await till.work()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000'])
  expect(await lastLetterTo(guest.personId)).toMatchObject({
    promotional: false,
    props: {
      topic: 'reservation_changed',
      paragraphs: expect.arrayContaining([
        'Votre famille est attendue.',
        expect.stringContaining('La maison'),
      ]),
    },
  })
  const letter = JSON.stringify((await lastLetterTo(guest.personId)).props)
  expect(letter).not.toContain('Sa sœur')
})

test('the reason is kept beside the audit trail, which names no one, and the page reads both', async () => {
  const event = await anEvent(database.db)
  const guest = await aGuest(database.db, event)
  const id = await hold(till.ctx, guest)
  const staff = await staffOf(event)
  expect(await change(staff, wish(event, id, ['Anne Renard']), { reason: ' ' })).toMatchObject({
    reason: 'no_reason',
  })
  expect(await change(staff, wish(event, id, ['Anne Renard']))).toMatchObject({ ok: true })
  expect(await actsOf(id)).toEqual([
    {
      ...{ act: 'changed', reason: 'Sa sœur vient aussi.', word: '', returns: 'terms', passes_line: false },
      done_by: staff.personId,
    },
  ])
  const trail = await database.db
    .selectFrom('audit_entries')
    .select(['action', 'actor_person_id', 'details'])
    .where('subject_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  expect(trail[0]).toMatchObject({ action: 'reservation.changed', actor_person_id: staff.personId })
  expect(JSON.stringify(trail)).not.toContain('sœur')
  const page = await readReservationForStaff(database.db, staff, { eventId: event.id, reservationId: id })
  expect(page?.past).toMatchObject([
    { kind: 'reservation.changed', by: { kind: 'staff' }, seats: '1 → 2', reason: 'Sa sœur vient aussi.' },
    { kind: 'reservation.confirmed', by: { kind: 'person' }, reason: '' },
  ])
  expect(page?.letters.map(({ kind }) => kind)).toEqual(['correspondence', 'reservation_confirmed'])
})

test('another brand’s staff and the door find nothing, and a reservation is found by its own event alone', async () => {
  const event = await anEvent(database.db)
  const other = await anEvent(database.db)
  const id = await hold(till.ctx, await aGuest(database.db, event))
  const asked = wish(event, id, ['Anne Renard'])
  const own = await staffOf(event)
  const strangers = [
    [await staffOf(other), event],
    [await staffOf(other), other],
    [await aStaffMember(database.db, { role: 'door', eventId: event.id }), event],
    [await aStaffMember(database.db, { role: 'manager' }), other],
  ] as const
  for (const [actor, { id: eventId }] of strangers) {
    expect(await change(actor, { ...asked, eventId })).toMatchObject({ reason: 'not_found' })
    expect(await previewChangeForMember(till.ctx, actor, { ...asked, eventId })).toMatchObject({
      reason: 'not_found',
    })
    const of = { eventId, reservationId: id }
    expect(await previewCancellationForMember(till.ctx, actor, of)).toMatchObject({ reason: 'not_found' })
    const letting = { ...of, returns: 'terms', shown: 0, reason: 'Une raison', word: '' } as const
    expect(await cancelForMember(till.ctx, actor, letting)).toMatchObject({ reason: 'not_found' })
    expect(await readReservationForStaff(database.db, actor, of)).toBeNull()
    expect(await readHouseChangeOffer(database.db, actor, of)).toBeNull()
  }
  expect(await change(own, { ...asked, reservationId: randomUUID() })).toMatchObject({ reason: 'not_found' })
  expect(await actsOf(id)).toEqual([])
  expect(await stateOf(database.db, id)).toBe('confirmed')
})

test('a slot that is closed to others is open to the house; a full one is not, and the former one is kept', async () => {
  const event = await anEvent(database.db)
  const hour = (at: number) => new Date(Date.UTC(2037, 1, 12, at))
  const [had = '', closed = '', full = ''] = await Promise.all([
    aSlot(database.db, event, { startsAt: hour(9), capacity: 1 }),
    aSlot(database.db, event, { startsAt: hour(10), capacity: 1, closedAt: new Date(), minRank: 9 }),
    aSlot(database.db, event, { startsAt: hour(11), capacity: 1 }),
  ])
  await letChoose(database.db, event, { onlyThose: true })
  const seated = async (slotId: string) => {
    const { actor, invitationId } = await aGuest(database.db, event)
    const answer = await requestReservation(till.ctx, actor, { invitationId, guests: [], slotIds: [slotId] })
    return answer.ok ? answer.value.reservationId : ''
  }
  const id = await seated(had)
  await seated(full)
  await close(event)
  const staff = await staffOf(event)
  const to = (slotId: string) => change(staff, wish(event, id, [], { slotIds: [slotId] }))
  const slotsOf = async () =>
    (
      await database.db
        .selectFrom('reservation_slots')
        .select('slot_id')
        .where('reservation_id', '=', id)
        .execute()
    ).map(row => row.slot_id)
  expect(await to(full)).toMatchObject({ reason: 'slot_full' })
  expect(await slotsOf()).toEqual([had])
  const promotions = await countEffects(database.db, 'waitlist.promote')
  expect(await to(closed)).toMatchObject({ ok: true, value: { added: [closed], dropped: [had] } })
  expect(await slotsOf()).toEqual([closed])
  expect(await countEffects(database.db, 'waitlist.promote')).toBeGreaterThan(promotions)
})

test('a seat for which others wait is given past them only where the house says so, and that is kept', async () => {
  const event = await anEvent(database.db, { capacity: 2 })
  const first = await hold(till.ctx, await aGuest(database.db, event))
  const second = await aGuest(database.db, event)
  const freed = await hold(till.ctx, second)
  await aWaiting(database.db, event)
  const staff = await staffOf(event)
  const letting = { eventId: event.id, returns: 'terms', shown: 0, reason: 'À sa demande', word: '' } as const
  expect(await cancelForMember(till.ctx, staff, { ...letting, reservationId: freed })).toMatchObject({
    ok: true,
  })
  await close(event)
  const asked = wish(event, first, ['Anne Renard'])
  expect(await change(staff, asked)).toMatchObject({ reason: 'line_waits' })
  expect(await change(staff, { ...asked, passesLine: true })).toMatchObject({ ok: true })
  expect(await actsOf(first)).toMatchObject([{ passes_line: true, reason: 'Sa sœur vient aussi.' }])
})

test('seats that leave after the close give back nothing by the terms, or everything; six presses are one change', async () => {
  const soon = new Date(Date.now() + 5 * 86_400_000)
  const event = await aPaidEvent(database.db, {
    startsAt: soon,
    endsAt: new Date(soon.getTime() + 3_600_000),
    replyClosesAt: new Date(soon.getTime() - 86_400_000),
  })
  const { guest, id } = await paid(event, ['Hugo Renard', 'Anne Morel'])
  const staff = await staffOf(event)
  await close(event)
  const one = wish(event, id, ['Anne Morel'])
  expect(await change(staff, { ...one, returns: 'whole' })).toMatchObject({
    reason: 'other_amount',
    change: { returned: { amount: 50_000 } },
  })
  expect(await previewChangeForMember(till.ctx, staff, one)).toMatchObject({ value: { returned: null } })
  const presses = await Promise.all(
    Array.from({ length: 6 }, () => change(staff, { ...one, returns: 'whole' }, { shown: 50_000 })),
  )
  expect(presses.filter(press => press.ok && press.value.kind === 'change')).toHaveLength(1)
  expect(presses.every(press => press.ok)).toBe(true)
  expect(await change(staff, wish(event, id, []))).toMatchObject({ ok: true, value: { returned: null } })
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 150000', 'refunded 50000'])
  expect(await actsOf(id)).toMatchObject([{ returns: 'whole' }, { returns: 'terms' }])
  expect(await lettersTo(database.db, guest.personId)).toHaveLength(3)
})

test('let go of for a member, all goes back where the house wishes it; the letter says who did it, and pressing again changes nothing', async () => {
  const soon = new Date(Date.now() + 5 * 86_400_000)
  const event = await aPaidEvent(database.db, {
    startsAt: soon,
    endsAt: new Date(soon.getTime() + 3_600_000),
    replyClosesAt: new Date(soon.getTime() - 86_400_000),
  })
  const { guest, id } = await paid(event, ['Hugo Renard'])
  const staff = await staffOf(event)
  const of = { eventId: event.id, reservationId: id }
  expect(await previewCancellationForMember(till.ctx, staff, of)).toMatchObject({
    ok: true,
    value: { terms: { returned: null }, whole: { returned: { amount: 100_000 } } },
  })
  const letGo = (shown: number, reason = 'Un deuil dans la famille') =>
    cancelForMember(till.ctx, staff, { ...of, returns: 'whole', shown, reason, word: 'De tout cœur.' })
  expect(await letGo(100_000, '')).toMatchObject({ reason: 'no_reason' })
  expect(await letGo(0)).toMatchObject({ reason: 'other_amount' })
  const presses = await Promise.all(Array.from({ length: 6 }, () => letGo(100_000)))
  for (const press of presses)
    expect(press).toMatchObject({ ok: true, value: { returned: { amount: 100_000 } } })
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 100000', 'refunded 100000'])
  expect(await stateOf(database.db, id)).toBe('cancelled')
  expect(await lettersTo(database.db, guest.personId)).toEqual([
    'reservation_confirmed',
    'reservation_cancelled',
  ])
  expect(await lastLetterTo(guest.personId)).toMatchObject({ props: { byHouse: { word: 'De tout cœur.' } } })
  expect(await actsOf(id)).toMatchObject([{ act: 'cancelled', reason: 'Un deuil dans la famille' }])
  const page = await readReservationForStaff(database.db, staff, of)
  expect(page).toMatchObject({
    standing: 'cancelled',
    mayAct: false,
    deposit: { paid: 100_000, refund: { amount: 100_000 } },
    past: [
      { kind: 'reservation.cancelled', isWhole: true, reason: 'Un deuil dans la famille', returned: 100_000 },
      { kind: 'reservation.confirmed' },
      { kind: 'reservation.held' },
    ],
  })
})

test('seats that the member holds besides, unpaid, make way for what the house gives them', async () => {
  const event = await aPaidEvent(database.db, { guestsAllowed: 3 })
  const { guest, id } = await paid(event, [])
  const staff = await staffOf(event)
  const own = { reservationId: id, guests: [{ fullName: 'Hugo Renard' }], slotIds: [], shown: 0 }
  expect(await changeReservation(till.ctx, guest.actor, own)).toMatchObject({
    ok: true,
    value: { further: { seats: 1 } },
  })
  expect(await change(staff, wish(event, id, ['Hugo Renard', 'Anne Morel']))).toMatchObject({ ok: true })
  const held = await database.db
    .selectFrom('reservation_additions')
    .select('ended_because')
    .where('reservation_id', '=', id)
    .execute()
  expect(held).toEqual([{ ended_because: 'replaced' }])
  expect(await partyOf(id)).toMatchObject({ seats: 3, guests: ['Hugo Renard', 'Anne Morel'] })
  await till.work()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000'])
})

test('once the event has begun the house changes and lets go of nothing', async () => {
  const event = await anEvent(database.db)
  const id = await hold(till.ctx, await aGuest(database.db, event))
  const staff = await staffOf(event)
  const past = new Date(Date.now() - 1000)
  await database.db
    .updateTable('events')
    .set({ starts_at: past, rsvp_closes_at: past })
    .where('id', '=', event.id)
    .execute()
  expect(await change(staff, wish(event, id, ['Anne Renard']))).toMatchObject({ reason: 'begun' })
  const letting = { eventId: event.id, reservationId: id, returns: 'whole', shown: 0 } as const
  expect(
    await cancelForMember(till.ctx, staff, { ...letting, reason: 'Une raison', word: '' }),
  ).toMatchObject({ reason: 'begun' })
})
