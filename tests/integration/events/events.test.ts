import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeEvent } from '~/domain/events/change-event.server'
import { createEvent } from '~/domain/events/create-event.server'
import { publishEvent } from '~/domain/events/publish-event.server'
import {
  listEvents,
  readEventFacts,
  readEventForDoor,
  readEventForStaff,
} from '~/domain/events/queries.server'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { aBrand } from '../../factories/brand'
import { aDraft, anEvent } from '../../factories/event'
import { anInvitation, someone } from '../../factories/invitation'
import { aRankedMember, endMembership } from '../../factories/ranked-member'
import { useTestDatabase } from '../../set-up/database'

const base = useTestDatabase()

async function staff(...roles: StaffRole[]): Promise<SignedIn> {
  const { id } = await someone(base.db)
  return { kind: 'person', personId: id, sessionId: randomUUID(), roles }
}

describe('creating an event', () => {
  test('makes a draft with one slot for all its seats, under an address of its own', async () => {
    const brand = await aBrand(base.db)
    const actor = await staff({ role: 'brand_staff', brandId: brand.id })
    const title = { fr: `Dîner ${randomUUID().slice(0, 8)}`, en: 'Dinner' }
    const made = await createEvent(base, actor, { brandId: brand.id, draft: aDraft({ title }) })
    const again = await createEvent(base, actor, { brandId: brand.id, draft: aDraft({ title }) })
    if (!made.ok || !again.ok) throw new Error('both are made')
    const [one, other] = [
      await readEventForStaff(base.db, actor, made.value.eventId),
      await readEventForStaff(base.db, actor, again.value.eventId),
    ]
    expect(one).toMatchObject({
      state: 'draft',
      capacity: 24,
      seatsTaken: 0,
      title,
      deposit: { amount: 50_000 },
    })
    expect(other?.slug).toBe(`${one?.slug}-2`)
  })

  test('pressed twice makes one event', async () => {
    const brand = await aBrand(base.db)
    const actor = await staff({ role: 'brand_staff', brandId: brand.id })
    const input = { id: randomUUID(), brandId: brand.id, draft: aDraft() }
    const answers = await Promise.all([createEvent(base, actor, input), createEvent(base, actor, input)])
    expect(answers).toEqual([
      { ok: true, value: { eventId: input.id } },
      { ok: true, value: { eventId: input.id } },
    ])
    expect(await listEvents(base.db, actor)).toHaveLength(1)
    const slots = await base.db.selectFrom('slots').select('id').where('event_id', '=', input.id).execute()
    expect(slots).toHaveLength(1)
  })

  test('is refused for another brand, as if that brand were not there', async () => {
    const [own, other] = [await aBrand(base.db), await aBrand(base.db)]
    const actor = await staff({ role: 'brand_staff', brandId: own.id })
    expect(await createEvent(base, actor, { brandId: other.id, draft: aDraft() })).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })

  test('names every field that keeps it from being an event', async () => {
    const actor = await staff({ role: 'manager' })
    const draft = aDraft({ timeZone: 'Laponie', guestsAllowed: 12, refundSteps: [] })
    expect(await createEvent(base, actor, { brandId: randomUUID(), draft })).toMatchObject({
      ok: false,
      problems: [
        { field: 'timeZone', problem: 'unknown_zone' },
        { field: 'guestsAllowed', problem: 'out_of_range' },
        { field: 'refundSteps', problem: 'steps_needed' },
      ],
    })
  })
})

describe('changing an event', () => {
  test('a draft changes freely', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, { state: 'draft' })
    const draft = aDraft({
      venue: 'Saariselkä',
      guestsAllowed: 2,
      deposit: null,
      refundSteps: [],
      capacity: 12,
    })
    expect(await changeEvent(base, actor, { eventId: event.id, version: 1, draft })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    expect(await readEventForStaff(base.db, actor, event.id)).toMatchObject({
      venue: 'Saariselkä',
      capacity: 12,
    })
  })

  test('what members count on stays as it was told once the event is published', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, {
      deposit: { amount: 50_000, currency: 'EUR' },
      refundSteps: aDraft().refundSteps,
    })
    const words = { ...event.draft, title: { fr: 'Le lac gelé', en: 'The frozen lake' }, capacity: 30 }
    expect(await changeEvent(base, actor, { eventId: event.id, version: 1, draft: words })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    const moved = {
      ...words,
      startsAt: new Date('2037-02-11T09:30:00+02:00'),
      deposit: { amount: 60_000, currency: 'EUR' },
    }
    expect(await changeEvent(base, actor, { eventId: event.id, version: 2, draft: moved })).toEqual({
      ok: false,
      reason: 'fixed',
      fields: ['startsAt', 'deposit'],
    })
  })

  test('to whom it opens, from which rank and when, stays as it was told', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, { visibility: 'members', minRank: 2 })
    const draft = {
      ...event.draft,
      minRank: 1,
      bookingsOpenAt: new Date('2036-12-01T09:00:00+02:00'),
    }
    expect(await changeEvent(base, actor, { eventId: event.id, version: 1, draft })).toEqual({
      ok: false,
      reason: 'fixed',
      fields: ['minRank', 'bookingsOpenAt'],
    })
    const closed = { ...event.draft, visibility: 'invitation_only' as const, minRank: null }
    expect(await changeEvent(base, actor, { eventId: event.id, version: 1, draft: closed })).toMatchObject({
      fields: ['visibility', 'minRank'],
    })
    const prepared = await anEvent(base.db, { state: 'draft' })
    const opened = { ...prepared.draft, ...draft, venue: 'Ivalo' }
    const changed = await changeEvent(base, actor, { eventId: prepared.id, version: 1, draft: opened })
    expect(changed).toMatchObject({ ok: true })
    expect(await readEventForStaff(base.db, actor, prepared.id)).toMatchObject({
      visibility: 'members',
      minRank: 1,
      bookingsOpenAt: draft.bookingsOpenAt,
    })
  })

  test('the second of two editors is told, and nothing of the first is lost', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, { state: 'draft' })
    const write = (hostName: string) =>
      changeEvent(base, actor, { eventId: event.id, version: 1, draft: { ...event.draft, hostName } })
    const answers = await Promise.all([write('Élise Marchand'), write('Paul Aubry')])
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, reason: 'stale', version: 2 })
  })

  test('seats that are taken cannot be taken away; a hold that ran out is no longer taken', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, { capacity: 6 })
    await reserve(event, { state: 'confirmed', seats: 2, confirmed_at: new Date() })
    await reserve(event, { state: 'held', seats: 2, expires_at: new Date(Date.now() + 600_000) })
    await reserve(event, { state: 'held', seats: 2, expires_at: new Date(Date.now() - 1_000) })
    const to = (capacity: number) =>
      changeEvent(base, actor, { eventId: event.id, version: 1, draft: { ...event.draft, capacity } })
    expect(await to(3)).toEqual({ ok: false, reason: 'seats_taken', taken: 4 })
    expect(await to(4)).toEqual({ ok: true, value: { version: 2 } })
  })

  test('another brand’s event is not there', async () => {
    const event = await anEvent(base.db)
    const actor = await staff({ role: 'brand_staff', brandId: (await aBrand(base.db)).id })
    expect(await changeEvent(base, actor, { eventId: event.id, version: 1, draft: event.draft })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect(await publishEvent(base, actor, { eventId: event.id })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('publishing', () => {
  test('twice answers the same and is written once', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, { state: 'draft' })
    expect(await publishEvent(base, actor, { eventId: event.id })).toEqual({ ok: true, value: undefined })
    expect(await publishEvent(base, actor, { eventId: event.id })).toEqual({ ok: true, value: undefined })
    const trail = await base.db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', event.id)
      .execute()
    expect(trail).toEqual([{ action: 'event.published' }])
  })

  test('is refused when nobody could answer any more', async () => {
    const actor = await staff({ role: 'manager' })
    const event = await anEvent(base.db, {
      state: 'draft',
      replyClosesAt: new Date('2021-01-20T18:00:00+02:00'),
    })
    expect(await publishEvent(base, actor, { eventId: event.id })).toEqual({
      ok: false,
      reason: 'reply_date_past',
    })
  })
})

describe('who sees an event', () => {
  test('its brand’s staff and its door; nobody of another brand', async () => {
    const event = await anEvent(base.db)
    const own = await staff({ role: 'brand_staff', brandId: event.brandId })
    const door = await staff({ role: 'door', eventId: event.id })
    const other = await staff({ role: 'brand_staff', brandId: (await aBrand(base.db)).id })
    const ids = async (actor: SignedIn) => (await listEvents(base.db, actor)).map(row => row.id)
    expect([await ids(own), await ids(door), await ids(other)]).toEqual([[event.id], [event.id], []])
    expect(await readEventForStaff(base.db, door, event.id)).toBeNull()
    expect(await readEventForDoor(base.db, door, event.id)).toMatchObject({ id: event.id })
    expect(await readEventForDoor(base.db, other, event.id)).toBeNull()
  })

  test('a member sees it once invited; a letter opens its own event only', async () => {
    const [event, elsewhere] = [await anEvent(base.db), await anEvent(base.db)]
    const invitation = await anInvitation(base.db, { event })
    const person: SignedIn = {
      kind: 'person',
      personId: invitation.personId,
      sessionId: randomUUID(),
      roles: [],
    }
    const letter = { kind: 'letter' as const, personId: invitation.personId, invitationId: invitation.id }
    for (const actor of [person, letter]) {
      expect(await readEventFacts(base.db, actor, event.id)).toMatchObject({ id: event.id })
      expect(await readEventFacts(base.db, actor, elsewhere.id)).toBeNull()
    }
    expect(await readEventFacts(base.db, await staff(), event.id)).toBeNull()
  })

  test('a member reads of what is announced to members, and a letter opens nothing more', async () => {
    const { actor, personId, membershipId } = await aRankedMember(base.db, { rank: 1 })
    const announced = await anEvent(base.db, { visibility: 'members' })
    const [draft, closed] = [
      await anEvent(base.db, { visibility: 'members', state: 'draft' }),
      await anEvent(base.db),
    ]
    expect(await readEventFacts(base.db, actor, announced.id)).toMatchObject({ id: announced.id })
    expect(await readEventFacts(base.db, actor, draft.id)).toBeNull()
    expect(await readEventFacts(base.db, actor, closed.id)).toBeNull()
    const letter = { kind: 'letter' as const, personId, invitationId: randomUUID() }
    expect(await readEventFacts(base.db, letter, announced.id)).toBeNull()
    await endMembership(base.db, membershipId)
    expect(await readEventFacts(base.db, actor, announced.id)).toBeNull()
  })

  test('a name that is no id finds nothing', async () => {
    expect(await readEventForStaff(base.db, await staff({ role: 'admin' }), 'new')).toBeNull()
  })
})

async function reserve(
  event: { id: string; slotId: string },
  row: { state: string; seats: number; expires_at?: Date; confirmed_at?: Date },
): Promise<void> {
  await base.db.transaction().execute(async tx => {
    const reservation = await tx
      .insertInto('reservations')
      .values({ event_id: event.id, person_id: (await someone(tx)).id, ...row })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('reservation_slots')
      .values({ reservation_id: reservation.id, slot_id: event.slotId, event_id: event.id })
      .execute()
  })
}
