import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { attachCalendar } from '~/domain/calendar/attach-calendar'
import type { LetterContent } from '~/domain/letters/types'
import { cancelEvent } from '~/domain/programme/cancel-event.server'
import { countConcerned } from '~/domain/programme/concerned.server'
import { windUpEvent } from '~/domain/programme/wind-up-event.server'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
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
  stateOf,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)

const because = { fr: 'La piste a fondu.', en: 'The track has melted.' }

/** An invited person whose letter left. */
async function anInvited(event: MadeEvent): Promise<Guest> {
  const guest = await aGuest(database.db, event)
  const { db } = database
  const { permission_id: permissionId } = await db
    .selectFrom('invitations')
    .select('permission_id')
    .where('id', '=', guest.invitationId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('letters')
    .values({
      person_id: guest.personId,
      brand_id: event.brandId,
      kind: 'invitation',
      promotional: true,
      permission_id: permissionId,
      invitation_id: guest.invitationId,
      locale: 'fr',
      props: '{}',
      state: 'sent',
    })
    .execute()
  return guest
}
async function aConfirmed(event: MadeEvent): Promise<Guest & { reservationId: string }> {
  const guest = await anInvited(event)
  const reservationId = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, reservationId))
  await till.hearAndWork()
  return { ...guest, reservationId }
}
async function waits(event: MadeEvent): Promise<string> {
  const { id } = await someone(database.db)
  await database.db
    .insertInto('waitlist_entries')
    .values({ event_id: event.id, person_id: id, seats: 1 })
    .execute()
  return id
}
const staffOf = (event: MadeEvent) =>
  aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
const noticesOf = async (personId: string) =>
  (await lettersTo(database.db, personId)).filter(
    kind => kind === 'correspondence' || kind === 'reservation_cancelled',
  )

test('everyone concerned hears of it in one letter, and every deposit goes back whole, once', async () => {
  const event = await aPaidEvent(database.db)
  const staff = await staffOf(event)
  const [one, two] = [await aConfirmed(event), await aConfirmed(event)]
  const holder = await anInvited(event)
  const held = await hold(till.ctx, holder)
  const silent = await anInvited(event)
  const waiting = await waits(event)
  const declined = await aGuest(database.db, event, { state: 'declined' })
  const leaver = await aConfirmed(event)
  await cancelReservation(till.ctx, leaver.actor, { reservationId: leaver.reservationId, shown: 50_000 })
  await till.hearAndWork()
  expect(await countConcerned(database.db, staff, event.id)).toEqual({
    confirmed: 2,
    held: 1,
    waiting: 1,
    invited: 1,
    paid: 2,
  })

  const pressed = await Promise.all(
    [1, 2].map(() => cancelEvent(till.ctx, staff, { eventId: event.id, because })),
  )
  expect(pressed.map(({ ok }) => ok)).toEqual([true, true])
  await till.hearAndWork()
  expect(await cancelEvent(till.ctx, staff, { eventId: event.id, because })).toMatchObject({ ok: true })
  await Promise.all([windUpEvent(till.ctx, event.id), windUpEvent(till.ctx, event.id)])
  await till.hearAndWork()

  for (const { reservationId, personId } of [one, two]) {
    expect(await stateOf(database.db, reservationId)).toBe('cancelled')
    expect(await movementsOfReservation(database.db, reservationId)).toEqual([
      'captured 50000',
      'refunded 50000',
    ])
    expect(await noticesOf(personId)).toEqual(['reservation_cancelled'])
  }
  expect(await stateOf(database.db, held)).toBe('cancelled')
  expect(await noticesOf(holder.personId)).toEqual(['reservation_cancelled'])
  expect(await noticesOf(silent.personId)).toEqual(['correspondence'])
  expect(await noticesOf(waiting)).toEqual(['correspondence'])
  expect(await noticesOf(declined.personId)).toEqual([])
  expect(await noticesOf(leaver.personId)).toEqual(['reservation_cancelled'])
  expect(await movementsOfReservation(database.db, leaver.reservationId)).toEqual([
    'captured 50000',
    'refunded 50000',
  ])
  const entry = await database.db
    .selectFrom('waitlist_entries')
    .select('state')
    .where('person_id', '=', waiting)
    .executeTakeFirst()
  expect(entry?.state).toBe('closed')
})

test('a crash between two people leaves the rest to be done, and nothing is done twice', async () => {
  const event = await aPaidEvent(database.db)
  const staff = await staffOf(event)
  const all = [await aConfirmed(event), await aConfirmed(event), await aConfirmed(event)]
  await cancelEvent(till.ctx, staff, { eventId: event.id, because })
  let left = 2
  const failing = {
    ...till.ctx,
    db: new Proxy(till.ctx.db, {
      get(target, name) {
        if (name === 'transaction' && left-- <= 0) throw new Error('the process is gone')
        const found: unknown = Reflect.get(target, name)
        return typeof found === 'function' ? found.bind(target) : found
      },
    }),
  }
  await expect(windUpEvent(failing, event.id)).rejects.toThrow('the process is gone')
  const half = await Promise.all(all.map(({ reservationId }) => stateOf(database.db, reservationId)))
  expect([...new Set(half)].sort()).toEqual(['cancelled', 'confirmed'])
  await till.hearAndWork()
  for (const { reservationId, personId } of all) {
    expect(await movementsOfReservation(database.db, reservationId)).toEqual([
      'captured 50000',
      'refunded 50000',
    ])
    expect(await noticesOf(personId)).toEqual(['reservation_cancelled'])
  }
})

test('the letter says why in the person’s own language, and takes the entry out of their diary', async () => {
  const event = await aPaidEvent(database.db)
  const { personId } = await aConfirmed(event)
  await cancelEvent(till.ctx, await staffOf(event), { eventId: event.id, because })
  await till.hearAndWork()
  const letter = await database.db
    .selectFrom('letters')
    .select('props')
    .where('person_id', '=', personId)
    .where('kind', '=', 'reservation_cancelled')
    .executeTakeFirstOrThrow()
  const content = {
    kind: 'reservation_cancelled',
    props: letter.props,
  } as unknown as LetterContent<'reservation_cancelled'>
  expect(content.props).toMatchObject({
    calledOff: { because: because.fr, wasConfirmed: true },
    returned: { amount: 50_000, currency: 'EUR' },
  })
  const [file] = attachCalendar(content, 'fr')
  expect(file?.contentType).toContain('method=CANCEL')
  expect(file?.content).toContain('METHOD:CANCEL')
  expect(file?.content).toContain('STATUS:CANCELLED')
})

test('nobody reserves after that instant, and who asks while it happens is confirmed and ended, or refused', async () => {
  const event = await aPaidEvent(database.db, { deposit: null, refundSteps: [] })
  const staff = await staffOf(event)
  const guests = await Promise.all(Array.from({ length: 6 }, () => anInvited(event)))
  const [cancelled, ...asked] = await Promise.all([
    cancelEvent(till.ctx, staff, { eventId: event.id, because }),
    ...guests.map(({ actor, invitationId }) =>
      requestReservation(till.ctx, actor, { invitationId, guests: [] }),
    ),
  ])
  expect(cancelled.ok).toBe(true)
  await till.hearAndWork()
  for (const [at, guest] of guests.entries()) {
    const answer = asked[at]
    if (answer?.ok) expect(await stateOf(database.db, answer.value.reservationId)).toBe('cancelled')
    else expect(answer).toMatchObject({ reason: 'cancelled_event' })
    expect(await noticesOf(guest.personId)).toHaveLength(1)
  }
  const late = await anInvited(event)
  expect(
    await requestReservation(till.ctx, late.actor, { invitationId: late.invitationId, guests: [] }),
  ).toMatchObject({
    reason: 'cancelled_event',
  })
})

test('an invitation that has not left stays here, and who took their permission back is not written to', async () => {
  const event = await aPaidEvent(database.db)
  const [unsent, stopped] = [await anInvited(event), await anInvited(event)]
  await database.db
    .updateTable('letters')
    .set({ state: 'held', held_until: sql<Date>`clock_timestamp() + interval '1 day'` })
    .where('person_id', '=', unsent.personId)
    .execute()
  await database.db
    .updateTable('permissions')
    .set({ withdrawn_at: sql<Date>`clock_timestamp()`, withdrawn_how: 'page' })
    .where('person_id', '=', stopped.personId)
    .execute()
  await cancelEvent(till.ctx, await staffOf(event), { eventId: event.id, because })
  await till.hearAndWork()
  expect(await noticesOf(unsent.personId)).toEqual([])
  expect(await noticesOf(stopped.personId)).toEqual([])
  const letter = await database.db
    .selectFrom('letters')
    .select('state')
    .where('person_id', '=', unsent.personId)
    .executeTakeFirst()
  expect(letter?.state).toBe('withdrawn')
})

test('another house cancels nothing, a draft has nobody to tell, and a reason is needed in both languages', async () => {
  const event = await aPaidEvent(database.db)
  const draft = await aPaidEvent(database.db, { state: 'draft' })
  const stranger = await staffOf(await aPaidEvent(database.db))
  const press = (staff: typeof stranger, eventId: string, words = because) =>
    cancelEvent(till.ctx, staff, { eventId, because: words })
  expect(await press(stranger, event.id)).toMatchObject({ reason: 'not_found' })
  expect(await press(await staffOf(draft), draft.id)).toMatchObject({ reason: 'not_published' })
  expect(await press(await staffOf(event), event.id, { fr: 'Une raison', en: ' ' })).toMatchObject({
    reason: 'reason_needed',
  })
})
