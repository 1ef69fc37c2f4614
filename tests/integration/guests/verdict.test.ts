import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acceptGuest } from '~/domain/guests/accept-guest.server'
import { declineGuest, previewDecline } from '~/domain/guests/decline-guest.server'
import { nameLate } from '~/domain/guests/name-late.server'
import { readOwnGuests } from '~/domain/guests/own-queries.server'
import { readGuestsPage } from '~/domain/guests/staff-queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { changeReservation, previewChange } from '~/domain/reservations/change-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { anEvent } from '../../factories/event'
import { aHost, aPaidParty, correspondenceTo, letName, readParty } from '../../factories/guests'
import { aStaffMember } from '../../factories/invitation'
import { aGuest, aPaidEvent, countEffects, hold, movementsOfReservation } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { keepInvariants } from '../../set-up/invariants'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)
keepInvariants(database)

const because = 'La table ne compte que des propriétaires cette année.'
const accept = (actor: Actor, eventId: string, guestId: string) =>
  acceptGuest(till.ctx, actor, { eventId, guestId })
const decline = (actor: Actor, eventId: string, guestId: string, shown = 0, words = because) =>
  declineGuest(till.ctx, actor, { eventId, guestId, because: words, shown })

/** An event that reviews each guest, and a party that came without a deposit. */
async function aParty(names: string[]) {
  const event = await anEvent(database.db, { guestsAllowed: 3 })
  await letName(database.db, event)
  const host = await aHost(database.db, event)
  const guest = await aGuest(database.db, event, { guestsAllowed: 3 })
  const id = await hold(till.ctx, guest, names)
  const { guests } = await readParty(database.db, id)
  return { event, host, guest, id, ids: guests.map(each => each.id) }
}

test('a guest who is declined leaves with their seat, and what was paid for it goes back whole, whatever the terms', async () => {
  const event = await aPaidEvent(database.db, {
    guestsAllowed: 3,
    refundSteps: [{ until_days_before: 0, percent: 0 }],
  })
  await letName(database.db, event)
  const host = await aHost(database.db, event)
  const { guest, id } = await aPaidParty(till, event, ['Hugo Renard', 'Anne Morel'])
  const before = await readParty(database.db, id)
  const [hugo, anne] = before.guests
  const asked = { eventId: event.id, guestId: hugo?.id ?? '' }
  expect(await previewDecline(till.ctx, host, asked)).toMatchObject({
    ok: true,
    value: { declining: { seats: { before: 3, after: 2 }, returned: { amount: 50_000, currency: 'EUR' } } },
  })
  expect(await decline(host, event.id, asked.guestId, 0)).toMatchObject({ reason: 'other_amount' })
  expect(await decline(host, event.id, asked.guestId, 50_000, '  ')).toMatchObject({ reason: 'no_reason' })
  const promotions = await countEffects(database.db, 'waitlist.promote')
  const twice = await Promise.all([0, 1, 2].map(() => decline(host, event.id, asked.guestId, 50_000)))
  expect(twice.map(({ ok }) => ok)).toEqual([true, true, true])
  const after = await readParty(database.db, id)
  expect(after).toMatchObject({ seats: 2, guests: [{ id: anne?.id, name: 'Anne Morel', review: 'waiting' }] })
  expect(after.pass).toBeGreaterThan(before.pass)
  expect(await countEffects(database.db, 'waitlist.promote')).toBe(promotions + 1)
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 150000', 'refunded 50000'])
  const letters = await correspondenceTo(database.db, guest.personId)
  expect(letters).toMatchObject([{ promotional: false, topic: 'guests_answered' }])
  expect(letters[0]?.subject).toContain('Hugo Renard')
  expect(letters[0]?.paragraphs).toContain(because)
  expect(letters[0]?.rows.map(([, value]) => value).join()).toContain('500')
  expect(await readOwnGuests(database.db, guest.actor, id)).toMatchObject({
    guests: [{ name: 'Anne Morel', review: 'waiting' }],
    declined: [{ name: 'Hugo Renard', because }],
    unnamed: 0,
  })
})

test('whom the house has declined their member does not put forward again; the house may, and another’s guest of that name is read', async () => {
  const { event, host, guest, id, ids } = await aParty(['Hugo Renard', 'Anne Morel'])
  expect(await decline(host, event.id, ids[0] ?? '')).toMatchObject({ ok: true })
  const refused = { reason: 'guest_declined', name: 'Hugo Renard', next: 'write_to_the_host' }
  const guests = ['Anne Morel', 'HUGO Renard'].map(fullName => ({ fullName }))
  const wish = { reservationId: id, guests, slotIds: [] }
  expect(await previewChange(till.ctx, guest.actor, wish)).toMatchObject(refused)
  expect(await changeReservation(till.ctx, guest.actor, { ...wish, shown: 0 })).toMatchObject(refused)
  await letName(database.db, event, { namedBy: new Date('2037-02-01T16:00:00Z') })
  const unnamed = { reservationId: id, guests: guests.slice(0, 1), seats: 3, slotIds: [], shown: 0 }
  expect(await changeReservation(till.ctx, guest.actor, unnamed)).toMatchObject({ ok: true })
  expect(await changeReservation(till.ctx, guest.actor, { ...wish, shown: 0 })).toMatchObject(refused)

  const late = { eventId: event.id, reservationId: id, names: ['Hugo Renard'], because: 'Il est convenu.' }
  expect(await nameLate(till.ctx, host, late)).toMatchObject({ ok: true, value: { named: 1 } })
  expect((await readParty(database.db, id)).guests).toMatchObject([{}, { review: 'accepted' }])

  const leaving = { reservationId: id, shown: 0 }
  expect(await cancelReservation(till.ctx, guest.actor, leaving)).toMatchObject({ ok: true })
  const again = { invitationId: guest.invitationId, guests: guests.slice(1) }
  expect(await requestReservation(till.ctx, guest.actor, again)).toMatchObject(refused)
  const waits = { seats: 2, wants: 'any' as const, slotIds: [], guests: guests.slice(1) }
  expect(
    await joinWaitlist(till.ctx, guest.actor, { invitationId: guest.invitationId }, waits),
  ).toMatchObject(refused)

  await hold(till.ctx, await aGuest(database.db, event, { guestsAllowed: 1 }), ['Hugo  renard'])
  expect((await readGuestsPage(database.db, host, event.id))?.waiting).toMatchObject([
    { name: 'Hugo renard', wasDeclined: true },
  ])
})

test('two of one name are told apart: the one who was declined leaves', async () => {
  const { event, host, id, ids } = await aParty(['Paul Vidal', 'Paul Vidal'])
  expect(await decline(host, event.id, ids[0] ?? '')).toMatchObject({ ok: true })
  expect(await readParty(database.db, id)).toMatchObject({ seats: 2, guests: [{ id: ids[1] }] })
})

test('the last word on a party is a letter, and one before it is not', async () => {
  const { event, host, guest, ids } = await aParty(['Hugo Renard', 'Anne Morel'])
  expect(await accept(host, event.id, ids[0] ?? '')).toMatchObject({ ok: true, value: { waiting: 1 } })
  expect(await correspondenceTo(database.db, guest.personId)).toEqual([])
  expect(await accept(host, event.id, ids[1] ?? '')).toMatchObject({ ok: true, value: { waiting: 0 } })
  expect(await accept(host, event.id, ids[1] ?? '')).toMatchObject({ ok: true })
  expect(await correspondenceTo(database.db, guest.personId)).toMatchObject([{ topic: 'guests_answered' }])
  expect(await decline(host, event.id, ids[1] ?? '')).toMatchObject({
    reason: 'answered',
    verdict: { said: 'accepted', name: 'Anne Morel' },
  })
})

test('of two of the house who answer at once, one is heard, and the other hears their word', async () => {
  for (let round = 0; round < 6; round++) {
    const { event, host, guest, id, ids } = await aParty(['Hugo Renard'])
    const other = await aStaffMember(database.db, { role: 'manager' })
    const guestId = ids[0] ?? ''
    const [yes, no] = await Promise.all([accept(host, event.id, guestId), decline(other, event.id, guestId)])
    expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1)
    const { seats, guests } = await readParty(database.db, id)
    const heard = yes.ok ? no : yes
    expect(heard).toMatchObject({ reason: 'answered', verdict: { said: yes.ok ? 'accepted' : 'declined' } })
    expect([seats, guests.length]).toEqual(yes.ok ? [2, 1] : [1, 0])
    expect(await correspondenceTo(database.db, guest.personId)).toHaveLength(1)
  }
})

test('nobody is answered in an unpaid hold, nor declined once the event has begun or one of the party is in', async () => {
  const paid = await aPaidEvent(database.db, { guestsAllowed: 1 })
  await letName(database.db, paid)
  const id = await hold(till.ctx, await aGuest(database.db, paid), ['Hugo Renard'])
  const held = (await readParty(database.db, id)).guests[0]?.id ?? ''
  const staff = await aHost(database.db, paid)
  expect(await accept(staff, paid.id, held)).toMatchObject({ reason: 'not_confirmed' })
  expect(await decline(staff, paid.id, held)).toMatchObject({ reason: 'not_confirmed' })
  expect((await readGuestsPage(database.db, staff, paid.id))?.waiting).toEqual([])

  const { event, host, id: party, ids } = await aParty(['Anne Morel'])
  await database.db
    .insertInto('check_ins')
    .values({
      stamp_id: randomUUID(),
      reservation_id: party,
      event_id: event.id,
      position: 0,
      came_at: new Date(),
    })
    .execute()
  expect(await decline(host, event.id, ids[0] ?? '')).toMatchObject({ reason: 'begun' })
  expect(await accept(host, event.id, ids[0] ?? '')).toMatchObject({ ok: true })
})

test('the guests of another brand, and of another event, do not exist', async () => {
  const { event, ids } = await aParty(['Hugo Renard'])
  const other = await aParty(['Anne Morel'])
  const [hugo, anne] = [ids[0] ?? '', other.ids[0] ?? '']
  expect(await accept(other.host, event.id, hugo)).toMatchObject({ reason: 'not_found' })
  expect(await decline(other.host, event.id, hugo)).toMatchObject({ reason: 'not_found' })
  expect(await previewDecline(till.ctx, other.host, { eventId: event.id, guestId: hugo })).toMatchObject({
    reason: 'not_found',
  })
  expect(await readGuestsPage(database.db, other.host, event.id)).toBeNull()
  expect(await accept(other.host, other.event.id, hugo)).toMatchObject({ reason: 'gone' })
  expect(await readOwnGuests(database.db, other.guest.actor, randomUUID())).toBeNull()
  expect(await accept(other.host, other.event.id, anne)).toMatchObject({ ok: true })
})
