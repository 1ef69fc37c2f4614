import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endCalendarFeed, readCalendarFeed, renewCalendarFeed } from '~/domain/calendar/calendar-feed.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { readCalendar } from '~/domain/reservations/read-calendar.server'
import { anEvent, type EventWishes } from '../../factories/event'
import { aRankedMember } from '../../factories/ranked-member'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => aCtx(database.db)
const tokenIn = (address: string) =>
  address.match(/^https:\/\/club\.example\/calendar\/(.+)\.ics$/)?.[1] ?? ''
const aMember = () => aRankedMember(database.db, { rank: 1 })

type Wish = {
  state: 'held' | 'confirmed' | 'cancelled'
  expiresIn?: string
  because?: string
  slots?: number
  event?: EventWishes
}

/** A reservation in the first `slots` of an event that has one more. */
async function aReservation(
  personId: string,
  { state, expiresIn = '20 minutes', because = 'cancelled', slots = 1, event: wishes }: Wish,
) {
  const event = await anEvent(database.db, wishes)
  const more = Array.from({ length: slots }, (_, at) => ({
    event_id: event.id,
    starts_at: new Date(event.draft.startsAt.getTime() + (at + 1) * 3_600_000),
    ends_at: new Date(event.draft.startsAt.getTime() + (at + 2) * 3_600_000),
    capacity: 12,
    label_fr: `Départ ${at + 1}`,
    label_en: `Start ${at + 1}`,
  }))
  const others = await database.db.insertInto('slots').values(more).returning('id').execute()
  const { id } = await database.db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      seats: 1,
      state,
      expires_at: state === 'held' ? sql<Date>`clock_timestamp() + ${expiresIn}::interval` : null,
      confirmed_at: state === 'held' ? null : new Date('2036-11-01T10:00:00Z'),
      ...(state === 'cancelled' && { ended_at: new Date('2036-11-02T10:00:00Z'), ended_because: because }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const own = [{ id: event.slotId }, ...others].slice(0, slots)
  await database.db
    .insertInto('reservation_slots')
    .values(own.map(slot => ({ reservation_id: id, slot_id: slot.id, event_id: event.id })))
    .execute()
  return { id, event }
}

async function readEntries(actor: SignedIn) {
  const { address } = await renewCalendarFeed(ctx(), actor)
  const file = await readCalendar(ctx(), tokenIn(address))
  if (file === null) throw new Error('the calendar that was just made is not there')
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map(entry => ({
    uid: entry.getFirstPropertyValue('uid'),
    status: entry.getFirstPropertyValue('status'),
    sequence: entry.getFirstPropertyValue('sequence'),
    starts: new ICAL.Event(entry).startDate.toJSDate().toISOString(),
  }))
}

test('the calendar holds what is confirmed, what is held, and what was let go; an entry a slot', async () => {
  const { actor, personId } = await aMember()
  const confirmed = await aReservation(personId, { state: 'confirmed', slots: 2 })
  const held = await aReservation(personId, { state: 'held' })
  const cancelled = await aReservation(personId, { state: 'cancelled' })
  await aReservation(personId, { state: 'cancelled', because: 'replaced' })
  await aReservation(personId, { state: 'held', expiresIn: '-1 second' })
  await aReservation((await aMember()).personId, { state: 'confirmed' })
  const starts = confirmed.event.draft.startsAt
  const entries = await readEntries(actor)
  const of = ({ id }: { id: string }) => entries.filter(({ uid }) => String(uid).startsWith(id))
  expect(entries).toHaveLength(4)
  expect(of(confirmed)).toMatchObject([
    { status: 'CONFIRMED', sequence: 1, starts: starts.toISOString() },
    { status: 'CONFIRMED', sequence: 1, starts: new Date(starts.getTime() + 3_600_000).toISOString() },
  ])
  expect(of(held)).toMatchObject([{ uid: `${held.id}@connivence`, status: 'TENTATIVE', sequence: 0 }])
  expect(of(cancelled)).toMatchObject([{ status: 'CANCELLED', sequence: 2 }])
})

test('asked twice, a calendar in which nothing changed is the same text', async () => {
  const { actor, personId } = await aMember()
  await aReservation(personId, { state: 'confirmed' })
  const { address } = await renewCalendarFeed(ctx(), actor)
  const [first, second] = [
    await readCalendar(ctx(), tokenIn(address)),
    await readCalendar(ctx(), tokenIn(address)),
  ]
  expect(first).toBe(second)
})

test('a new address ends the former at once, and an ended one opens nothing', async () => {
  const { actor } = await aMember()
  const { address: former } = await renewCalendarFeed(ctx(), actor)
  const { address: present } = await renewCalendarFeed(ctx(), actor)
  expect(tokenIn(present)).toHaveLength(43)
  expect(await readCalendar(ctx(), tokenIn(former))).toBeNull()
  expect(await readCalendar(ctx(), tokenIn(present))).toContain('BEGIN:VCALENDAR')
  for (const _ of [1, 2]) await endCalendarFeed(ctx(), actor)
  expect(await readCalendar(ctx(), tokenIn(present))).toBeNull()
  expect(await readCalendarFeed(database.db, actor)).toBeNull()
})

test('however often it is pressed at once, one address is left, and none is kept in clear', async () => {
  const { actor, personId } = await aMember()
  const made = await Promise.all(Array.from({ length: 6 }, () => renewCalendarFeed(ctx(), actor)))
  const open = await Promise.all(made.map(({ address }) => readCalendar(ctx(), tokenIn(address))))
  expect(open.filter(file => file !== null)).toHaveLength(1)
  const rows = await database.db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('person_id', '=', personId)
    .execute()
  const audit = await database.db.selectFrom('audit_entries').selectAll().execute()
  for (const { address } of made) expect(JSON.stringify([rows, audit])).not.toContain(tokenIn(address))
})

test('what was never an address opens nothing', async () => {
  for (const token of ['', 'x'.repeat(43), randomUUID(), '../etc', 'x'.repeat(5000)])
    expect(await readCalendar(ctx(), token)).toBeNull()
})
