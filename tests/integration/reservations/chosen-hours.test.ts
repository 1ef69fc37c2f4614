import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { attachCalendar } from '~/domain/calendar/attach-calendar'
import { renewCalendarFeed } from '~/domain/calendar/calendar-feed.server'
import type { SignedIn } from '~/domain/kernel/actor'
import type { LetterContent, LetterPropsByKind } from '~/domain/letters/types'
import { changeReservation } from '~/domain/reservations/change-reservation.server'
import { readCalendar } from '~/domain/reservations/read-calendar.server'
import { remindForgottenGuests, remindGuests } from '~/domain/reservations/remind-guests.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { renderLetter } from '~emails/render-letter'
import { letChoose } from '../../factories/event'
import { aDriveDay, aDriveSlot, type DriveDay } from '../../factories/fleet'
import { aCtx, aGuest, type Guest } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)

type Day = DriveDay & { slotIds: string[] }

/** Two drives to choose from, each with an instructor beside; `onlyThose` leaves the event no other part. */
async function aDay(wishes: { onlyThose?: boolean } = {}): Promise<Day> {
  const day = await aDriveDay(database.db, { guides: [['fr'], ['fr']] })
  await letChoose(database.db, { id: day.eventId, slotId: day.wholeSlotId }, { most: 2, ...wishes })
  const slotIds: string[] = []
  for (const at of ['10:00', '14:30'])
    slotIds.push(await aDriveSlot(database.db, { ...day, at, needsInstructor: true }))
  return { ...day, slotIds }
}

async function come(day: Day, slotIds: string[]): Promise<Guest & { reservationId: string }> {
  const guest = await aGuest(database.db, { id: day.eventId, brandId: day.brandId })
  const { invitationId } = guest
  const answer = await requestReservation(ctx(), guest.actor, { invitationId, guests: [], slotIds })
  if (!answer.ok) throw new Error(answer.reason)
  return { ...guest, reservationId: answer.value.reservationId }
}

async function letterOf<Kind extends LetterContent['kind']>({ personId }: Guest, kind: Kind) {
  const { props } = await database.db
    .selectFrom('letters')
    .select('props')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return { kind, props: props as LetterPropsByKind[Kind] }
}

const entriesOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map(component => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(component)
    return {
      uid,
      summary,
      from: startDate.toJSDate().toISOString(),
      to: endDate.toJSDate().toISOString(),
    }
  })

async function feedOf({ personId }: Guest): Promise<string> {
  const reader: SignedIn = { kind: 'person', personId, sessionId: '', roles: [] }
  const { address } = await renewCalendarFeed(ctx(), reader)
  return (await readCalendar(ctx(), /calendar\/(.+)\.ics$/.exec(address)?.[1] ?? '')) ?? ''
}

test('the letter, its file and the diary’s feed all tell the hour that was chosen and its model, never the instructor', async () => {
  const day = await aDay()
  const [, afternoon = ''] = day.slotIds
  const guest = await come(day, [afternoon])
  const letter = await letterOf(guest, 'reservation_confirmed')
  const setting = { locale: 'fr' as const, club: 'Le Cercle', links: { main: 'https://club.example' } }
  const { text } = await renderLetter(letter, setting)
  expect(text).toContain('Jeudi 12 et vendredi 13\u00a0février 2037')
  expect(text).toContain('Jeudi 12\u00a0février 2037, 14\u00a0h\u00a030\u00a0– 15\u00a0h')
  expect(text).toMatch(/Cime Électrique/i)
  const [attached] = attachCalendar(letter, 'fr')
  const entries = [
    {
      uid: `${guest.reservationId}@connivence`,
      summary: 'Avant-première en Laponie',
      from: '2037-02-12T07:30:00.000Z',
      to: '2037-02-13T13:30:00.000Z',
    },
    {
      uid: `${guest.reservationId}.${afternoon}@connivence`,
      summary: 'Avant-première en Laponie · Cime Électrique',
      from: '2037-02-12T12:30:00.000Z',
      to: '2037-02-12T13:00:00.000Z',
    },
  ]
  const feed = await feedOf(guest)
  expect(entriesOf(attached?.content ?? '')).toEqual(entries)
  expect(entriesOf(feed)).toEqual(entries)
  for (const told of [text, attached?.content, feed]) expect(told).not.toContain('Guide')
})

test('with no part for everyone, each chosen hour is an entry of its own, and the letter tells no other hour', async () => {
  const day = await aDay({ onlyThose: true })
  const [morning = '', afternoon = ''] = day.slotIds
  const [one, both] = [await come(day, [afternoon]), await come(day, [morning, afternoon])]
  const letter = await letterOf(one, 'reservation_confirmed')
  const { text } = await renderLetter(letter, {
    locale: 'en',
    club: 'Le Cercle',
    links: { main: 'https://club.example' },
  })
  expect(text).toContain('Thursday 12\u00a0February 2037, 2:30\u00a0pm\u00a0– 3\u00a0pm, Helsinki time')
  expect(text).not.toContain('9:30')
  const own = (guest: { reservationId: string }, slotId: string) => ({
    uid: `${guest.reservationId}.${slotId}@connivence`,
  })
  expect(entriesOf(await feedOf(one))).toMatchObject([own(one, afternoon)])
  expect(entriesOf(await feedOf(both))).toMatchObject([own(both, morning), own(both, afternoon)])
})

test('the letter of a change takes the former hour out of the diary and puts the new one in, by a later word', async () => {
  const day = await aDay({ onlyThose: true })
  const [morning = '', afternoon = ''] = day.slotIds
  const guest = await come(day, [morning])
  const [first] = attachCalendar(await letterOf(guest, 'reservation_confirmed'), 'fr')
  const wish = { reservationId: guest.reservationId, guests: [], slotIds: [afternoon], shown: 0 }
  expect(await changeReservation(ctx(), guest.actor, wish)).toMatchObject({ ok: true })
  const [changed] = attachCalendar(await letterOf(guest, 'correspondence'), 'fr')
  const wordsOf = (file = '') =>
    new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map(component => ({
      uid: String(component.getFirstPropertyValue('uid')).split('@')[0],
      status: component.getFirstPropertyValue('status'),
      sequence: component.getFirstPropertyValue('sequence'),
    }))
  const uid = (slotId: string) => `${guest.reservationId}.${slotId}`
  expect(wordsOf(first?.content)).toEqual([{ uid: uid(morning), status: 'CONFIRMED', sequence: 1 }])
  const [entry, gone] = wordsOf(changed?.content)
  expect(entry).toMatchObject({ uid: uid(afternoon), status: 'CONFIRMED' })
  expect(gone).toMatchObject({ uid: uid(morning), status: 'CANCELLED' })
  expect(Number(gone?.sequence)).toBeGreaterThan(1)
})

test('whoever chose an hour of a later day is reminded on the eve of it, with that hour', async () => {
  const day = await aDay({ onlyThose: true })
  const [morning = '', afternoon = ''] = day.slotIds
  const [early, late] = [await come(day, [morning]), await come(day, [afternoon])]
  await database.db
    .updateTable('reservations')
    .set({ confirmed_at: new Date(Date.now() - 5 * 86_400_000) })
    .where('event_id', '=', day.eventId)
    .execute()
  const startIn = (hours: number) => ({
    starts_at: new Date(Date.now() + hours * 3_600_000),
    ends_at: new Date(Date.now() + (hours + 1) * 3_600_000),
  })
  await database.db.updateTable('slots').set(startIn(3)).where('id', '=', morning).execute()
  await database.db.updateTable('slots').set(startIn(60)).where('id', '=', afternoon).execute()
  await database.db
    .updateTable('events')
    .set({ ...startIn(2), ends_at: new Date(Date.now() + 70 * 3_600_000), rsvp_closes_at: new Date() })
    .where('id', '=', day.eventId)
    .execute()
  await remindGuests(ctx(), day.eventId)
  expect((await letterOf(early, 'correspondence')).props).toMatchObject({
    topic: 'reminder',
    rows: [['Cime Électrique', expect.anything()], expect.anything(), expect.anything()],
  })
  await expect(letterOf(late, 'correspondence')).rejects.toThrow()
  // The event has begun for others; for them the eve comes now.
  await database.db
    .updateTable('events')
    .set({ starts_at: startIn(-60).starts_at })
    .where('id', '=', day.eventId)
    .execute()
  await database.db.updateTable('slots').set(startIn(5)).where('id', '=', afternoon).execute()
  await remindForgottenGuests(ctx())
  expect((await letterOf(late, 'correspondence')).props).toMatchObject({ topic: 'reminder' })
})
