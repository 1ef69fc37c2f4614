import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { lapseReservation } from '~/domain/reservations/lapse-reservation.server'
import { readEventPage, readProgramme } from '~/domain/reservations/programme.server'
import { listMyReservations, readReservation } from '~/domain/reservations/queries.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { readClock } from '~db/locks'
import { anEvent, type EventWishes, type MadeEvent } from '../../factories/event'
import { anInvitation } from '../../factories/invitation'
import { signedIn } from '../../factories/person'
import {
  aRankedMember,
  aTierOfRank,
  endMembership,
  type RankedMember,
  type RankedWishes,
  type RankWishes,
} from '../../factories/ranked-member'
import { aCtx, aPaidEvent, lettersTo, openPage, runOut, stateOf, until } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)

const open = { visibility: 'members' as const }
const openEvent = (wishes: EventWishes = {}) => anEvent(database.db, { ...open, ...wishes })
const member = (tier: RankWishes, wishes: RankedWishes = {}) => aRankedMember(database.db, tier, wishes)
const book = ({ actor }: Pick<RankedMember, 'actor'>, event: { id: string }, ...names: string[]) =>
  requestReservation(aCtx(database.db), actor, {
    eventId: event.id,
    guests: names.map(fullName => ({ fullName })),
  })

async function bookedId(one: RankedMember, event: MadeEvent, ...names: string[]): Promise<string> {
  const answer = await book(one, event, ...names)
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value.reservationId
}

/** What a reservation uses of its member's tier now, as "guests 2". */
async function usesOf(reservationId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('benefit_uses')
    .select(['benefit', 'quantity'])
    .where('subject_kind', '=', 'reservation')
    .where('subject_id', '=', reservationId)
    .where('given_back_at', 'is', null)
    .execute()
  return rows.map(({ benefit, quantity }) => `${benefit} ${quantity}`).sort()
}

describe('a member books without a letter', () => {
  test('the seat is theirs, the letter follows, and its page is theirs alone', async () => {
    const event = await openEvent()
    const one = await member({ rank: 1 })
    const answer = await book(one, event)
    expect(answer).toMatchObject({ ok: true, value: { state: 'confirmed', seats: 1 } })
    const id = answer.ok ? answer.value.reservationId : ''
    expect(await lettersTo(database.db, one.personId)).toEqual(['reservation_confirmed'])
    expect(await readReservation(database.db, one.actor, id)).toMatchObject({
      invitationId: null,
      standing: 'confirmed',
    })
    expect(await readReservation(database.db, (await member({ rank: 1 })).actor, id)).toBeNull()
  })

  test('ten presses at once have one reservation', async () => {
    const event = await openEvent()
    const one = await member({ rank: 1 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(one, event)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true })
  })

  test('the last seat goes to one of two members', async () => {
    const event = await openEvent({ capacity: 1 })
    const [one, other] = [await member({ rank: 1 }), await member({ rank: 1 })]
    const answers = await Promise.all([book(one, event), book(other, event)])
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers.find(answer => !answer.ok)).toMatchObject({ reason: 'sold_out' })
  })
})

describe('rank', () => {
  test('opens an event from the tier that it names, by rank and not by name', async () => {
    await aTierOfRank(database.db, { rank: 7, name: 'Fondateur' })
    const event = await openEvent({ minRank: 6 })
    expect(await book(await member({ rank: 5 }), event)).toEqual({
      ok: false,
      reason: 'rank_too_low',
      neededRank: 6,
      tierName: { fr: 'Fondateur', en: 'Fondateur' },
      next: 'rise',
    })
    expect(await book(await member({ rank: 7 }), event)).toMatchObject({ ok: true })
    expect(await book(await member({ rank: 6 }), event)).toMatchObject({ ok: true })
  })

  test('a membership that rests or is suspended opens nothing, and a pause that ran out no longer rests', async () => {
    const event = await openEvent()
    expect(await book(await member({ rank: 1 }, { state: 'suspended' }), event)).toMatchObject({
      reason: 'membership_suspended',
    })
    const resting = await member({ rank: 1 }, { state: 'paused' })
    expect(await book(resting, event)).toMatchObject({ reason: 'membership_paused' })
    await database.db
      .updateTable('membership_periods')
      .set({ paused_until: sql<Date>`clock_timestamp()` })
      .where('membership_id', '=', resting.membershipId)
      .execute()
    expect(await book(resting, event)).toMatchObject({ ok: true })
  })

  test('a membership that has ended is told so, and the same seats again are still the same answer', async () => {
    const event = await openEvent()
    const [left, seated] = [await member({ rank: 1 }), await member({ rank: 1 })]
    const id = await bookedId(seated, event)
    for (const { membershipId } of [left, seated]) await endMembership(database.db, membershipId)
    expect(await book(left, event)).toEqual({ ok: false, reason: 'membership_ended', next: 'apply' })
    expect(await book(seated, event)).toMatchObject({ ok: true, value: { reservationId: id } })
  })
})

describe('the opening of bookings', () => {
  const opensIn = (event: MadeEvent, interval: string) =>
    sql<{ at: Date }>`
      update events set bookings_open_at = clock_timestamp() + ${interval}::interval where id = ${event.id}
      returning bookings_open_at as at
    `
      .execute(database.db)
      .then(({ rows }) => rows[0]?.at.getTime() ?? 0)

  test('comes earlier by the hours of the tier, at that very instant', async () => {
    const event = await openEvent()
    const [early, plain] = [
      await member({ rank: 3, earlyAccessHours: 48 }),
      await member({ rank: 1, earlyAccessHours: 0 }),
    ]
    const opening = await opensIn(event, '48 hours 700 milliseconds')
    const own = opening - 48 * 3_600_000
    let answer = await book(early, event)
    let lastNo = 0
    await until(async () => {
      if (answer.ok) return true
      expect(answer).toMatchObject({ reason: 'not_open_yet', opensAt: new Date(own) })
      lastNo = (await readClock(database.db)).getTime()
      answer = await book(early, event)
      return answer.ok
    })
    expect(lastNo).toBeGreaterThan(0)
    expect((await readClock(database.db)).getTime()).toBeGreaterThanOrEqual(own)
    expect(await book(plain, event)).toMatchObject({ reason: 'not_open_yet', opensAt: new Date(opening) })
    expect(await usesOf(answer.ok ? answer.value.reservationId : '')).toEqual(['early_access 1'])
  })

  test('behind us, it is open to everyone, and no early hour is used', async () => {
    const event = await openEvent()
    await opensIn(event, '-1 millisecond')
    const early = await member({ rank: 3, earlyAccessHours: 48 })
    expect(await usesOf(await bookedId(early, event))).toEqual([])
    expect(await book(await member({ rank: 1, earlyAccessHours: 0 }), event)).toMatchObject({ ok: true })
  })

  test.each([
    ['forward', '2037-03-29T09:00:00+03:00', '2037-03-27T08:00:00+02:00'],
    ['back', '2037-10-25T09:00:00+02:00', '2037-10-23T10:00:00+03:00'],
  ])('over the day clocks go %s, 48 hours are 48 hours', async (_, opening, early) => {
    const event = await openEvent({
      startsAt: new Date('2037-12-12T09:30:00+02:00'),
      endsAt: new Date('2037-12-13T09:30:00+02:00'),
      replyClosesAt: new Date('2037-12-01T09:30:00+02:00'),
      bookingsOpenAt: new Date(opening),
    })
    expect(await book(await member({ rank: 3, earlyAccessHours: 48 }), event)).toMatchObject({
      reason: 'not_open_yet',
      opensAt: new Date(early),
    })
  })
})

describe('guests', () => {
  test('are as many as the event and the tier allow, the lesser, and count as a benefit used', async () => {
    const event = await openEvent({ guestsAllowed: 3 })
    const [two, none] = [await member({ rank: 4, guestsPerEvent: 2 }), await member({ rank: 1 })]
    expect(await book(two, event, 'Hugo', 'Inès', 'Paul')).toEqual({
      ok: false,
      reason: 'tier_guests',
      guestsAllowed: 2,
      next: 'fewer_guests',
    })
    expect(await book(none, event, 'Hugo')).toMatchObject({ reason: 'tier_guests', guestsAllowed: 0 })
    const strict = await openEvent({ guestsAllowed: 1 })
    expect(await book(two, strict, 'Hugo', 'Inès')).toMatchObject({
      reason: 'guests_not_allowed',
      guestsAllowed: 1,
    })
    expect(await usesOf(await bookedId(two, event, 'Hugo', 'Inès'))).toEqual(['guests 2'])
    expect(await usesOf(await bookedId(two, strict, 'Hugo'))).toEqual(['guests 1'])
  })

  test('are given back when the seats are let go, and when another party takes their place', async () => {
    const event = await aPaidEvent(database.db, { ...open, guestsAllowed: 2 })
    const one = await member({ rank: 4, guestsPerEvent: 2 })
    const first = await bookedId(one, event, 'Hugo', 'Inès')
    const second = await bookedId(one, event, 'Hugo')
    expect(await usesOf(first)).toEqual([])
    expect(await usesOf(second)).toEqual(['guests 1'])
    const letGo = { reservationId: second, shown: 0 }
    expect(await cancelReservation(aCtx(database.db), one.actor, letGo)).toMatchObject({ ok: true })
    expect(await usesOf(second)).toEqual([])
  })

  test('of a hold that ran out are given back, and used again when it was paid after all', async () => {
    const event = await aPaidEvent(database.db, { ...open, guestsAllowed: 2 })
    const one = await member({ rank: 4, guestsPerEvent: 2 })
    const id = await bookedId(one, event, 'Hugo')
    const page = await openPage(till, { ...one, invitationId: '' }, id)
    expect(await till.pay(page)).toBe(303)
    await runOut(database.db, id)
    await lapseReservation(till.ctx, id)
    expect(await usesOf(id)).toEqual([])
    await till.hearAndWork()
    expect(await stateOf(database.db, id)).toBe('confirmed')
    expect(await usesOf(id)).toEqual(['guests 1'])
  })
})

describe('an invitation', () => {
  test('opens the event whatever the rank, before the opening, with its own number of guests', async () => {
    const event = await openEvent({
      minRank: 9,
      guestsAllowed: 0,
      bookingsOpenAt: new Date('2037-01-01T09:00:00Z'),
    })
    const one = await member({ rank: 1 }, { state: 'paused' })
    expect(await book(one, event)).toMatchObject({ reason: 'membership_paused' })
    const invitation = await anInvitation(database.db, { event, personId: one.personId, guestsAllowed: 2 })
    const id = await bookedId(one, event, 'Hugo', 'Inès')
    expect(await readReservation(database.db, one.actor, id)).toMatchObject({ invitationId: invitation.id })
    expect(await usesOf(id)).toEqual([])
  })

  test('and a membership are one reservation, from two tabs at once', async () => {
    const event = await openEvent()
    const one = await member({ rank: 1 })
    const { id: invitationId } = await anInvitation(database.db, { event, personId: one.personId })
    const byLetter = () =>
      requestReservation(aCtx(database.db), one.actor, { invitationId, guests: [] as { fullName: string }[] })
    const answers = await Promise.all([byLetter(), book(one, event), byLetter(), book(one, event)])
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true })
  })

  test('that was taken back leaves the way of members open', async () => {
    const event = await openEvent()
    const one = await member({ rank: 1 })
    const { id: invitationId } = await anInvitation(database.db, {
      event,
      personId: one.personId,
      state: 'withdrawn',
    })
    expect(
      await requestReservation(aCtx(database.db), one.actor, { invitationId, guests: [] }),
    ).toMatchObject({ reason: 'withdrawn' })
    const id = await bookedId(one, event)
    expect(await readReservation(database.db, one.actor, id)).toMatchObject({ invitationId: null })
  })
})

describe('nobody else learns that an event exists', () => {
  const nowhere = { ok: false, reason: 'not_found' }
  const page = ({ actor }: Pick<RankedMember, 'actor'>, event: MadeEvent) =>
    readEventPage(database.db, actor, event.slug)

  test('by invitation only: a member of any rank finds nothing', async () => {
    const event = await anEvent(database.db)
    const one = await member({ rank: 99 })
    expect(await book(one, event)).toEqual(nowhere)
    expect(await page(one, event)).toBeNull()
    expect((await readProgramme(database.db, one.actor)).entries.map(entry => entry.event.id)).not.toContain(
      event.id,
    )
  })

  test('for members: a stranger, an applicant, a former member and the holder of another letter find nothing', async () => {
    const event = await openEvent()
    for (const standing of ['prospect', 'applicant'] as const) {
      const one = await signedIn(database.db, { standing })
      expect(await book(one, event)).toEqual(nowhere)
      expect(await page(one, event)).toBeNull()
      const programme = await readProgramme(database.db, one.actor)
      expect(programme).toMatchObject({ entries: [], refusal: { reason: 'not_a_member' } })
    }
    const former = await member({ rank: 1 })
    await endMembership(database.db, former.membershipId)
    expect(await page(former, event)).toBeNull()
    expect(await readProgramme(database.db, former.actor)).toMatchObject({
      entries: [],
      refusal: { reason: 'membership_ended' },
    })
    const letter = { kind: 'letter', personId: former.personId, invitationId: event.id } as const
    expect(await requestReservation(aCtx(database.db), letter, { eventId: event.id, guests: [] })).toEqual(
      nowhere,
    )
  })

  test('a draft is not there, nor is an id or an address that is none', async () => {
    const one = await member({ rank: 1 })
    const draft = await openEvent({ state: 'draft' })
    expect(await book(one, draft)).toEqual(nowhere)
    expect(await page(one, draft)).toBeNull()
    expect(await book(one, { id: 'nothing' })).toEqual(nowhere)
    expect(await readEventPage(database.db, one.actor, 'nothing')).toBeNull()
  })

  test('those who work for its house see it among their work, not in their own programme', async () => {
    const draft = await openEvent({ state: 'draft' })
    const closed = await anEvent(database.db, { brandId: draft.brandId })
    const { actor } = await signedIn(database.db, {
      roles: [{ role: 'brand_staff', brandId: draft.brandId }],
    })
    expect(await readProgramme(database.db, actor)).toMatchObject({ entries: [] })
    expect(await page({ actor }, closed)).toBeNull()
  })
})

test('their reservations tell what is to come, the soonest first, then what is over, the latest first', async () => {
  const one = await member({ rank: 2 })
  const day = (date: string) => ({
    startsAt: new Date(`${date}T18:00:00Z`),
    endsAt: new Date(`${date}T22:00:00Z`),
    replyClosesAt: new Date(`${date}T12:00:00Z`),
  })
  const ids: string[] = []
  for (const date of ['2041-04-02', '2041-04-01', '2041-04-04', '2041-04-03'])
    ids.push(await bookedId(one, await openEvent(day(date))))
  const [second, first, lately, once] = ids
  for (const [id, ended] of [
    [lately, '2024-04-04T22:00:00Z'],
    [once, '2024-04-03T22:00:00Z'],
  ])
    await database.db
      .updateTable('events')
      .set({
        starts_at: new Date(new Date(ended ?? '').getTime() - 3_600_000),
        ends_at: new Date(ended ?? ''),
      })
      .set({ rsvp_closes_at: new Date('2024-01-01') })
      .where('id', '=', eb =>
        eb
          .selectFrom('reservations')
          .select('event_id')
          .where('id', '=', id ?? ''),
      )
      .execute()
  const listed = await listMyReservations(database.db, one.actor)
  expect(listed.map(({ id }) => id)).toEqual([first, second, lately, once])
})

test('the programme and the event’s page tell what the command would answer, in the order of the days', async () => {
  const day = (date: string) => ({
    startsAt: new Date(`${date}T18:00:00Z`),
    endsAt: new Date(`${date}T22:00:00Z`),
    replyClosesAt: new Date(`${date}T12:00:00Z`),
  })
  const one = await member({ rank: 2, earlyAccessHours: 24 })
  const events = {
    higher: await openEvent({ ...day('2041-03-04'), minRank: 3 }),
    later: await openEvent({ ...day('2041-03-02'), bookingsOpenAt: new Date('2041-02-01T09:00:00Z') }),
    letter: await anEvent(database.db, day('2041-03-03')),
    full: await openEvent({ ...day('2041-03-05'), capacity: 1 }),
    mine: await openEvent(day('2041-03-01')),
  }
  const { id: invitationId } = await anInvitation(database.db, {
    event: events.letter,
    personId: one.personId,
  })
  await bookedId(await member({ rank: 1 }), events.full)
  const mineId = await bookedId(one, events.mine)

  const { entries, refusal } = await readProgramme(database.db, one.actor)
  expect(refusal).toBeNull()
  const own = new Set(Object.values(events).map(({ id }) => id))
  const told = entries.filter(({ event }) => own.has(event.id))
  expect(told.map(({ event }) => event.id)).toEqual(
    [events.mine, events.later, events.letter, events.higher, events.full].map(({ id }) => id),
  )
  expect(told.map(entry => entry.refusal?.reason ?? null)).toEqual([
    null,
    'not_open_yet',
    null,
    'rank_too_low',
    'sold_out',
  ])
  expect(told[0]?.live).toMatchObject({ id: mineId, state: 'confirmed' })
  expect(told[1]?.refusal).toMatchObject({ opensAt: new Date('2041-01-31T09:00:00Z') })
  expect(told[2]?.invitation).toEqual({ id: invitationId, state: 'sent' })

  for (const entry of told) {
    if (entry.live || entry.invitation) continue
    const page = await readEventPage(database.db, one.actor, entry.event.slug)
    expect(page?.offer.answer).toEqual(entry.refusal)
    expect(await book(one, entry.event)).toEqual(entry.refusal)
    const first = page?.offer.gates.find(gate => gate.refusal !== null)
    expect(entry.refusal).toMatchObject(first?.refusal ?? {})
  }
  expect((await readEventPage(database.db, one.actor, events.letter.slug))?.invitationId).toBe(invitationId)
})

test('an applicant comes to an event that is open to applicants, alone and drawing on no tier; a rank keeps them out', async () => {
  const { actor } = await signedIn(database.db, { standing: 'applicant' })
  const open = await anEvent(database.db, { visibility: 'applicants', guestsAllowed: 2 })
  const ranked = await anEvent(database.db, { visibility: 'applicants', minRank: 1 })
  const closed = await anEvent(database.db, { visibility: 'members' })
  const ask = (eventId: string, guests: { fullName: string }[] = []) =>
    requestReservation(aCtx(database.db), actor, { eventId, guests })
  expect(await ask(open.id, [{ fullName: 'Hugo Renard' }])).toMatchObject({ reason: 'tier_guests' })
  expect(await ask(open.id)).toMatchObject({ ok: true, value: { state: 'confirmed', seats: 1 } })
  expect(await ask(ranked.id)).toMatchObject({ reason: 'rank_too_low' })
  expect(await ask(closed.id)).toMatchObject({ reason: 'not_found' })
})
