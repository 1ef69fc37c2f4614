import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { namesDueAt } from '~/domain/events/letters-due'
import { askForgottenNames, askNames } from '~/domain/guests/ask-names.server'
import { forgetDeclined } from '~/domain/guests/forget-declined.server'
import { nameLate } from '~/domain/guests/name-late.server'
import { setNaming } from '~/domain/guests/set-naming.server'
import { readGuestsPage } from '~/domain/guests/staff-queries.server'
import { changeReservation } from '~/domain/reservations/change-reservation.server'
import { readReservationForStaff } from '~/domain/reservations/house-queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { aPastEvent } from '../../factories/attended'
import { anExpected } from '../../factories/door'
import { anEvent, type MadeEvent } from '../../factories/event'
import { aHost, correspondenceTo, letName, readParty } from '../../factories/guests'
import { aCtx, aGuest, countEffects } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants, readFaults } from '../../set-up/invariants'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => aCtx(database.db)
afterAll(async () => {
  const views = (await listInvariants(database.db)).filter(view => view !== 'reservations_are_audited')
  expect(await readFaults(database.db, views)).toEqual([])
})

const later = new Date('2037-02-01T16:00:00Z')

async function aParty(event: MadeEvent, names: string[], seats = names.length + 1) {
  const guest = await aGuest(database.db, event, { guestsAllowed: 5 })
  const guests = names.map(fullName => ({ fullName }))
  const { invitationId } = guest
  const answer = await requestReservation(ctx(), guest.actor, { invitationId, guests, seats })
  if (!answer.ok) throw new Error(answer.reason)
  return { guest, id: answer.value.reservationId }
}

test('the rule holds for those named from then on; nobody waits where a name is enough again', async () => {
  const event = await anEvent(database.db, { guestsAllowed: 5 })
  const host = await aHost(database.db, event)
  const { guest, id } = await aParty(event, ['Hugo Renard'])
  const set = (rule: 'named' | 'reviewed') =>
    setNaming(ctx(), host, { eventId: event.id, namedBy: later, rule })
  const reviews = async () => (await readParty(database.db, id)).guests.map(({ review }) => review)
  expect(await set('reviewed')).toEqual({ ok: true, value: { released: 0 } })
  expect(await reviews()).toEqual(['not_needed'])
  const guests = ['Hugo Renard', 'Anne Morel'].map(fullName => ({ fullName }))
  await changeReservation(ctx(), guest.actor, { reservationId: id, guests, slotIds: [], shown: 0 })
  expect(await reviews()).toEqual(['not_needed', 'waiting'])
  expect(await set('named')).toEqual({ ok: true, value: { released: 1 } })
  expect(await reviews()).toEqual(['not_needed', 'not_needed'])
})

test('a rule that changes while guests are being named leaves nobody to wait for a word that is not asked', async () => {
  const event = await anEvent(database.db, { guestsAllowed: 5, capacity: 200 })
  await letName(database.db, event)
  const host = await aHost(database.db, event)
  const parties = Array.from({ length: 8 }, () => aParty(event, ['Hugo Renard', 'Anne Morel']))
  await Promise.all([...parties, setNaming(ctx(), host, { eventId: event.id, namedBy: null, rule: 'named' })])
  expect((await readGuestsPage(database.db, host, event.id))?.waiting).toEqual([])
})

test('a date for names is to come, and before the event; an event that moves nearer brings it along', async () => {
  const event = await anEvent(database.db)
  const host = await aHost(database.db, event)
  const set = (namedBy: Date, actor = host) =>
    setNaming(ctx(), actor, { eventId: event.id, namedBy, rule: 'named' })
  expect(await set(new Date(Date.now() - 1000))).toMatchObject({ reason: 'past' })
  expect(await set(new Date(event.draft.startsAt.getTime() + 1))).toMatchObject({ reason: 'after_start' })
  const stranger = await aHost(database.db, await anEvent(database.db))
  expect(await set(later, stranger)).toMatchObject({ reason: 'not_found' })
  const effects = await countEffects(database.db, 'events.ask_names')
  expect(await set(later)).toMatchObject({ ok: true })
  expect(await set(later)).toMatchObject({ ok: true })
  expect(await countEffects(database.db, 'events.ask_names')).toBe(effects + 1)
  const startsAt = new Date('2037-01-30T09:00:00Z')
  await database.db.updateTable('events').set({ starts_at: startsAt }).where('id', '=', event.id).execute()
  expect((await readGuestsPage(database.db, host, event.id))?.namedBy).toEqual(startsAt)
})

test('the house names someone after the date, with a reason, and its word is said with it', async () => {
  const event = await anEvent(database.db, { guestsAllowed: 5 })
  await letName(database.db, event, { namedBy: later })
  const host = await aHost(database.db, event)
  const { guest, id } = await aParty(event, ['Hugo Renard'], 4)
  const { pass } = await readParty(database.db, id)
  await letName(database.db, event, { namedBy: new Date(Date.now() - 60_000) })
  expect((await readGuestsPage(database.db, host, event.id))?.unnamed).toMatchObject([
    { reservationId: id, count: 2, guests: ['Hugo Renard'] },
  ])
  const name = (names: string[], because = 'Appel de Mme Renard.') =>
    nameLate(ctx(), host, { eventId: event.id, reservationId: id, names, because })
  expect(await name(['Anne Morel'], ' ')).toMatchObject({ reason: 'no_reason' })
  expect(await name(['', ' '])).toMatchObject({ reason: 'no_name' })
  expect(await name(['A B', 'C D', 'E F'])).toMatchObject({ reason: 'too_many', unnamed: 2 })
  const pressed = await Promise.all([name(['Anne Morel', '']), name(['Anne Morel', ''])])
  expect(pressed.map(each => each.ok && each.value.named).sort()).toEqual([0, 1])
  const party = await readParty(database.db, id)
  expect(party).toMatchObject({ seats: 4, pass })
  expect(party.guests.map(({ name, review }) => [name, review])).toEqual([
    ['Hugo Renard', 'waiting'],
    ['Anne Morel', 'accepted'],
  ])
  expect(await correspondenceTo(database.db, guest.personId)).toMatchObject([
    { topic: 'reservation_changed', promotional: false },
  ])
  const of = { eventId: event.id, reservationId: id }
  const page = await readReservationForStaff(database.db, host, of)
  expect(page?.past).toMatchObject([
    { kind: 'reservation.named_late', by: { kind: 'staff' }, named: 1, reason: 'Appel de Mme Renard.' },
    { kind: 'reservation.confirmed' },
  ])
  const trail = await database.db
    .selectFrom('audit_entries')
    .select('details')
    .where('subject_id', '=', id)
    .execute()
  expect(JSON.stringify(trail)).not.toContain('Renard')
  const other = await aHost(database.db, await anEvent(database.db))
  expect(
    await nameLate(ctx(), other, { eventId: event.id, reservationId: id, names: ['X Y'], because: 'Oui.' }),
  ).toMatchObject({ reason: 'not_found' })
})

test('three days before the date, whoever has a name to give hears of it once, by however many workers', async () => {
  const event = await aPastEvent(database.db, -10 * 24, { timeZone: 'UTC', guestsAllowed: 3 })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  await letName(database.db, event, { rule: 'named', namedBy: inDays(5) })
  const owes = await anExpected(database.db, event, { guests: ['Hugo Renard'], seats: 3 })
  const whole = await anExpected(database.db, event, { guests: ['Anne Morel'] })
  const sent = async () =>
    Promise.all(
      [owes, whole].map(async ({ personId }) => (await correspondenceTo(database.db, personId)).length),
    )
  await askNames(ctx(), event.id)
  expect(await sent()).toEqual([0, 0])
  await letName(database.db, event, { rule: 'named', namedBy: inDays(2) })
  await Promise.all(Array.from({ length: 5 }, () => askNames(ctx(), event.id)))
  await askForgottenNames(ctx())
  expect(await sent()).toEqual([1, 0])
  const [letter] = await correspondenceTo(database.db, owes.personId)
  expect(letter).toMatchObject({
    topic: 'guests_unnamed',
    promotional: false,
    action: { to: { page: 'party', reservationId: owes.reservationId } },
  })
})

test('the letter is due three calendar days before, at ten at the venue, whatever the clocks do between', () => {
  expect(namesDueAt(new Date('2037-03-30T18:00:00Z'), 'Europe/Paris').toISOString()).toBe(
    '2037-03-27T09:00:00.000Z',
  )
  expect(namesDueAt(new Date('2037-10-27T18:00:00Z'), 'Europe/Paris').toISOString()).toBe(
    '2037-10-24T08:00:00.000Z',
  )
})

test('whom the house declined is forgotten two months after the event, and not before', async () => {
  const declined = async (hoursAgo: number) => {
    const event = await aPastEvent(database.db, hoursAgo)
    const { reservationId } = await anExpected(database.db, event)
    const guestId = randomUUID()
    await database.db
      .insertInto('guests_declined')
      .values({
        guest_id: guestId,
        reservation_id: reservationId,
        event_id: event.id,
        full_name: 'Hugo Renard',
        because: 'Complet.',
      })
      .execute()
    return guestId
  }
  await declined(70 * 24)
  const recent = await declined(10 * 24)
  expect(await forgetDeclined(ctx())).toBe(1)
  const left = await database.db.selectFrom('guests_declined').select('guest_id').execute()
  expect(left).toEqual([{ guest_id: recent }])
})
