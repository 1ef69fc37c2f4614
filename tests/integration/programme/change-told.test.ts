import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { attachCalendar } from '~/domain/calendar/attach-calendar'
import { listEventChanges, readToldFacts } from '~/domain/events/change-queries.server'
import type { LetterContent } from '~/domain/letters/types'
import { changeTold } from '~/domain/programme/change-told.server'
import { countTold } from '~/domain/programme/count-told.server'
import { prepareChange } from '~/domain/programme/prepare-change.server'
import { tellChange } from '~/domain/programme/tell-change.server'
import { cancelReservation, previewCancellation } from '~/domain/reservations/cancel-reservation.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { aWish, because, change, hours, later, look } from '../../factories/change'
import type { MadeEvent } from '../../factories/event'
import { aStaffMember, someone } from '../../factories/invitation'
import {
  aGuest,
  aPaidEvent,
  type Guest,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)

/** An event so near that nothing comes back by its terms. */
const soon = (wishes = {}) => {
  const startsAt = new Date(Date.now() + hours(10 * 24))
  const endsAt = new Date(startsAt.getTime() + hours(6))
  return aPaidEvent(database.db, { startsAt, endsAt, replyClosesAt: startsAt, ...wishes })
}
const staffOf = (event: MadeEvent) =>
  aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
async function aConfirmed(event: MadeEvent): Promise<Guest & { reservationId: string }> {
  const guest = await aGuest(database.db, event)
  const reservationId = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, reservationId))
  await till.hearAndWork()
  return { ...guest, reservationId }
}
async function anInvited(event: MadeEvent, state: 'sent' | 'held'): Promise<Guest> {
  const guest = await aGuest(database.db, event)
  const { permission_id: permissionId } = await database.db
    .selectFrom('invitations')
    .select('permission_id')
    .where('id', '=', guest.invitationId)
    .executeTakeFirstOrThrow()
  const told = await readToldFacts(database.db, event.id)
  const props = { subject: `À ${told.venue}`, paragraphs: [`Au ${told.venue}.`], replyBy: told.replyClosesAt }
  await database.db
    .insertInto('letters')
    .values({
      person_id: guest.personId,
      brand_id: event.brandId,
      kind: 'invitation',
      promotional: true,
      permission_id: permissionId,
      invitation_id: guest.invitationId,
      locale: 'fr',
      props: JSON.stringify({ ...props, event: { venue: told.venue, startsAt: told.startsAt } }),
      state,
      ...(state === 'held' && { held_because: 'quiet_hours', held_until: new Date('2099-01-01') }),
    })
    .execute()
  return guest
}
async function waits(event: MadeEvent): Promise<string> {
  const { id } = await someone(database.db)
  await database.db
    .insertInto('waitlist_entries')
    .values({ event_id: event.id, person_id: id, seats: 1 })
    .execute()
  return id
}
const told = async (personId: string) =>
  (await lettersTo(database.db, personId)).filter(
    kind => kind === 'event_changed' || kind === 'correspondence',
  )
const lettersOf = (personId: string) =>
  database.db
    .selectFrom('letters')
    .select(['kind', 'props', 'state'])
    .where('person_id', '=', personId)
    .where('kind', 'in', ['event_changed', 'correspondence', 'invitation'])
    .orderBy('queued_at')
    .execute()
const changesIn = async (personId: string) => {
  const letter = (await lettersOf(personId)).at(-1)
  if (!letter) throw new Error('no letter was written')
  return (letter.props as { changes: { what: string; before: string; after: string }[] }).changes
}

test('everyone concerned hears in one letter what holds now, and who never left hears nothing', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  const holder = await aGuest(database.db, event)
  await hold(till.ctx, holder)
  const silent = await anInvited(event, 'sent')
  const unsent = await anInvited(event, 'held')
  const waiting = await waits(event)
  const declined = await aGuest(database.db, event, { state: 'declined' })

  const pressed = await look(database.db, staff, event.id, {
    venue: 'Halle d’Ivalo',
    ...(await later(database.db, event.id, hours(24))),
  })
  const before = await readToldFacts(database.db, event.id)
  const prepared = await prepareChange(database.db, staff, pressed)
  if (!prepared.ok) throw new Error(prepared.reason)
  expect(
    await countTold(database.db, staff, { eventId: event.id, before, after: prepared.value.after }),
  ).toEqual({
    confirmed: 1,
    held: 1,
    waiting: 1,
    invited: 1,
  })
  const answers = await Promise.all([1, 2].map(() => changeTold(till.ctx, staff, pressed)))
  expect(answers.map(({ ok }) => ok)).toEqual([true, true])
  await till.work()
  expect(await told(one.personId)).toEqual([])
  await Promise.all([tellChange(till.ctx, pressed.key), tellChange(till.ctx, pressed.key)])
  await tellChange(till.ctx, pressed.key)

  for (const personId of [one.personId, holder.personId])
    expect(await told(personId)).toEqual(['event_changed'])
  for (const personId of [silent.personId, waiting]) expect(await told(personId)).toEqual(['correspondence'])
  for (const personId of [declined.personId, unsent.personId]) expect(await told(personId)).toEqual([])
  expect((await changesIn(one.personId)).map(({ what }) => what)).toEqual(['Quand', 'Où'])
  const [letter] = await lettersOf(unsent.personId)
  expect(letter?.props).toMatchObject({
    subject: 'À Halle d’Ivalo',
    paragraphs: ['Au Halle d’Ivalo.'],
    event: { venue: 'Halle d’Ivalo', startsAt: pressed.wish.startsAt.toISOString() },
  })
  expect(await listEventChanges(database.db, staff, event.id)).toMatchObject([
    { number: 1, because, before: { venue: 'Ivalo Test Ground' }, after: { venue: 'Halle d’Ivalo' } },
  ])
})

test('several changes in a row make one letter, of what was told against what holds', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  const first = await change(database.db, staff, event.id, { venue: 'Halle 1' })
  const second = await change(database.db, staff, event.id, { venue: 'Halle 2' })
  await tellChange(till.ctx, first)
  expect(await told(one.personId)).toEqual([])
  await tellChange(till.ctx, second)
  expect(await told(one.personId)).toEqual(['event_changed'])
  expect(await changesIn(one.personId)).toMatchObject([
    { before: 'Ivalo Test Ground', after: 'Halle 2, Ivalo' },
  ])
})

test('changed again and again, it is told after an hour all the same, and only once', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  const first = await change(database.db, staff, event.id, { venue: 'Halle 1' })
  const second = await change(database.db, staff, event.id, { venue: 'Halle 2' })
  await change(database.db, staff, event.id, { venue: 'Halle 3' })
  await tellChange(till.ctx, second)
  expect(await told(one.personId)).toEqual([])
  await database.db.transaction().execute(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update event_changes set changed_at = changed_at - interval '61 minutes' where id = ${first}`.execute(
      tx,
    )
  })
  await tellChange(till.ctx, second)
  expect(await told(one.personId)).toEqual(['event_changed'])
  expect(await changesIn(one.personId)).toMatchObject([{ after: 'Halle 3, Ivalo' }])
  await tellChange(till.ctx, second)
  expect(await told(one.personId)).toHaveLength(1)
})

test('a change undone before its letters leave is told to nobody, and gives no right', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  await change(database.db, staff, event.id, { venue: 'Halle 1' })
  const undone = await change(database.db, staff, event.id, { venue: 'Ivalo Test Ground' })
  await tellChange(till.ctx, undone)
  expect(await told(one.personId)).toEqual([])
  expect(await previewCancellation(till.ctx, one.actor, one.reservationId)).toMatchObject({
    value: { percent: 0, owedWhole: null },
  })
})

test('a letter that was written and has not left stays here when the event moves on; one that left keeps its promise', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const [waits, read] = [await aConfirmed(event), await aConfirmed(event)]
  await tellChange(till.ctx, await change(database.db, staff, event.id, { venue: 'Halle 1' }))
  await database.db
    .updateTable('letters')
    .set({ state: 'sent', sent_at: new Date() })
    .where('person_id', '=', read.personId)
    .where('kind', '=', 'event_changed')
    .execute()
  await tellChange(till.ctx, await change(database.db, staff, event.id, { venue: 'Ivalo Test Ground' }))
  expect((await lettersOf(waits.personId)).map(({ state }) => state)).toEqual(['withdrawn'])
  expect((await lettersOf(read.personId)).map(({ state }) => state)).toEqual(['sent', 'queued'])
  const previews = [waits, read].map(({ actor, reservationId }) =>
    previewCancellation(till.ctx, actor, reservationId),
  )
  expect(await Promise.all(previews)).toMatchObject([
    { value: { percent: 0, owedWhole: null } },
    { value: { percent: 100, owedWhole: 'moved' } },
  ])
})

test('moved in time, all of it comes back whatever the terms, and Stripe says so too; a new booking is held to its own', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  expect(await previewCancellation(till.ctx, one.actor, one.reservationId)).toMatchObject({
    value: { returned: null, percent: 0 },
  })
  await change(database.db, staff, event.id, await later(database.db, event.id, hours(1)))
  const two = await aConfirmed(event)
  const { cancellation, since } = (await readReservation(database.db, one.actor, one.reservationId)) ?? {}
  expect(cancellation).toMatchObject({ returned: { amount: 50_000 }, percent: 100, owedWhole: 'moved' })
  expect(since?.changes.map(({ what }) => what)).toEqual(['hours'])
  expect(await previewCancellation(till.ctx, two.actor, two.reservationId)).toMatchObject({
    value: { returned: null, percent: 0, owedWhole: null },
  })
  expect(
    await cancelReservation(till.ctx, one.actor, { reservationId: one.reservationId, shown: 0 }),
  ).toMatchObject({ reason: 'other_amount' })
  const answers = await Promise.all(
    [1, 2].map(() =>
      cancelReservation(till.ctx, one.actor, { reservationId: one.reservationId, shown: 50_000 }),
    ),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([true, true])
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, one.reservationId)).toEqual([
    'captured 50000',
    'refunded 50000',
  ])
  expect((await till.readStripe(one.reservationId)).payment?.refunds.map(({ amount }) => amount)).toEqual([
    50_000,
  ])
})

test('the dress and the closing of replies are told, and hold nobody free', async () => {
  const event = await soon({ replyClosesAt: new Date(Date.now() + hours(100)) })
  const staff = await staffOf(event)
  await database.db
    .updateTable('events')
    .set({ dress_code_fr: 'Laine', dress_code_en: 'Wool' })
    .where('id', '=', event.id)
    .execute()
  const one = await aConfirmed(event)
  const id = await change(database.db, staff, event.id, {
    dressCode: { fr: 'Fourrure', en: 'Fur' },
    replyClosesAt: new Date(Date.now() + hours(120)),
  })
  await tellChange(till.ctx, id)
  expect((await changesIn(one.personId)).map(({ what }) => what)).toEqual(['Tenue', 'Réponses jusqu’au'])
  expect(await previewCancellation(till.ctx, one.actor, one.reservationId)).toMatchObject({
    value: { percent: 0 },
  })
})

test('the address is for the confirmed: the others hear nothing of it', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  await database.db
    .updateTable('events')
    .set({ address: '1 quai du Lac' })
    .where('id', '=', event.id)
    .execute()
  const one = await aConfirmed(event)
  const silent = await anInvited(event, 'sent')
  await tellChange(till.ctx, await change(database.db, staff, event.id, { address: '2 quai du Lac' }))
  expect(await told(one.personId)).toEqual(['event_changed'])
  expect(await told(silent.personId)).toEqual([])
})

test('the new diary entry takes the place of the former one', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const one = await aConfirmed(event)
  await tellChange(
    till.ctx,
    await change(database.db, staff, event.id, await later(database.db, event.id, hours(2))),
  )
  const rows = await database.db
    .selectFrom('letters')
    .select(['kind', 'props'])
    .where('person_id', '=', one.personId)
    .where('kind', 'in', ['reservation_confirmed', 'event_changed'])
    .orderBy('queued_at')
    .execute()
  const [former, now] = rows.map(
    row => attachCalendar(row as unknown as LetterContent, 'fr')[0]?.content ?? '',
  )
  const line = (file: string | undefined, name: string) =>
    file?.split('\r\n').find(each => each.startsWith(`${name}:`))
  expect(line(former, 'UID')).toBe(line(now, 'UID'))
  expect([line(former, 'SEQUENCE'), line(now, 'SEQUENCE')]).toEqual(['SEQUENCE:1', 'SEQUENCE:2'])
  expect(line(former, 'DTSTART')).not.toBe(line(now, 'DTSTART'))
})

test('what was changed since it was shown is told, and nothing is done', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const pressed = await look(database.db, staff, event.id, { venue: 'Halle 1' })
  await change(database.db, staff, event.id, { city: 'Saariselkä' })
  expect(await changeTold(till.ctx, staff, pressed)).toEqual({ ok: false, reason: 'moved_on' })
  expect((await readToldFacts(database.db, event.id)).venue).toBe('Ivalo Test Ground')
})

test('those of another house do not know that it exists, and a draft or an event that has begun is not changed here', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const other = await staffOf(await soon())
  const pressed = await look(database.db, staff, event.id, { venue: 'Halle 1' })
  expect(await changeTold(till.ctx, other, pressed)).toEqual({ ok: false, reason: 'not_found' })
  expect(await listEventChanges(database.db, other, event.id)).toEqual([])
  const draft = await soon({ state: 'draft' })
  const ofDraft = await aStaffMember(database.db, { role: 'brand_staff', brandId: draft.brandId })
  expect(
    await prepareChange(database.db, ofDraft, {
      eventId: draft.id,
      wish: await aWish(database.db, draft.id),
    }),
  ).toEqual({ ok: false, reason: 'not_published' })
  await database.db
    .updateTable('events')
    .set({ starts_at: sql<Date>`clock_timestamp() - interval '1 minute'` })
    .where('id', '=', event.id)
    .execute()
  expect(await changeTold(till.ctx, staff, pressed)).toEqual({ ok: false, reason: 'begun' })
})

test('a seat offered beyond the new close keeps its word: the close comes later, or not at all', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const { id: personId } = await someone(database.db)
  const until = new Date(Date.now() + hours(48))
  await database.db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      state: 'offered',
      seats: 1,
      expires_at: until,
      source: 'staff',
    })
    .execute()
  const wish = await aWish(database.db, event.id, { replyClosesAt: new Date(Date.now() + hours(24)) })
  expect(await prepareChange(database.db, staff, { eventId: event.id, wish })).toEqual({
    ok: false,
    reason: 'offers_open',
    until,
  })
})

test('the reminder and the thanks follow the new day, and the history never changes', async () => {
  const event = await soon()
  const staff = await staffOf(event)
  const { reservationId } = await aConfirmed(event)
  await database.db
    .insertInto('event_reminders')
    .values({ reservation_id: reservationId, event_id: event.id })
    .execute()
  await change(database.db, staff, event.id, await later(database.db, event.id, hours(48)))
  const due = await database.db
    .selectFrom('outbox')
    .select('kind')
    .where(sql<boolean>`payload->>'eventId' = ${event.id}`)
    .where('kind', 'in', ['events.remind', 'events.thank'])
    .orderBy('kind')
    .execute()
  expect(due.map(({ kind }) => kind)).toEqual(['events.remind', 'events.thank'])
  expect(await database.db.selectFrom('event_reminders').select('event_id').execute()).toEqual([])
  await expect(
    database.db.updateTable('event_changes').set({ because_fr: 'autre' }).execute(),
  ).rejects.toThrow()
  await expect(database.db.deleteFrom('event_changes').execute()).rejects.toThrow()
})
