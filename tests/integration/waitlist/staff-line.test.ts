import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { acceptOffer } from '~/domain/waitlist/answer-offer.server'
import { offerByHand } from '~/domain/waitlist/offer-by-hand.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { setLineRules } from '~/domain/waitlist/set-line-rules.server'
import { readLineForStaff } from '~/domain/waitlist/staff-queries.server'
import { takeOff } from '~/domain/waitlist/take-off.server'
import { anEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aCtx } from '../../factories/reservation'
import { aWaiting, entryOf, fill, offeredTo, offerOf } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants, readFaults } from '../../set-up/invariants'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)

async function aLine() {
  const event = await anEvent(database.db, { capacity: 2 })
  const seated = await fill(database.db, event)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: event.brandId })
  const first = await aWaiting(database.db, event, { seats: 2 })
  const second = await aWaiting(database.db, event)
  const free = async (at: number) => {
    const one = seated[at]
    if (one) await cancelReservation(ctx(), one.actor, { reservationId: one.reservationId, shown: 0 })
  }
  return { event, staff, first, second, free }
}

test('staff of the brand read the line in its order, with why each stands there; others find none', async () => {
  const { event, staff, first, second } = await aLine()
  const line = await readLineForStaff(database.db, staff, event.id)
  expect(line?.line.map(({ id }) => id)).toEqual([first.entryId, second.entryId])
  expect(line).toMatchObject({ order: 'arrival', head: 'fit', ended: [] })
  const other = await aStaffMember(database.db, {
    role: 'brand_staff',
    brandId: (await anEvent(database.db)).brandId,
  })
  expect(await readLineForStaff(database.db, other, event.id)).toBeNull()
  const asked = { eventId: event.id, entryId: second.entryId, reason: 'Une raison' }
  expect(await offerByHand(ctx(), other, asked)).toMatchObject({ reason: 'not_found' })
  expect(await takeOff(ctx(), other, asked)).toMatchObject({ reason: 'not_found' })
  expect(await setLineRules(ctx(), other, { eventId: event.id, order: 'rank', head: 'fit' })).toMatchObject({
    reason: 'not_found',
  })
})

test('a seat is offered by hand past the line, with a reason that is kept; never one that is not free', async () => {
  const { event, staff, second, free } = await aLine()
  await setLineRules(ctx(), staff, { eventId: event.id, order: 'arrival', head: 'strict' })
  const ask = (reason: string) =>
    offerByHand(ctx(), staff, { eventId: event.id, entryId: second.entryId, reason })
  expect(await ask(' ')).toMatchObject({ reason: 'no_reason' })
  expect(await ask('Elle a fait la route')).toMatchObject({ reason: 'no_seats' })
  await free(0)
  expect(await promoteWaiting(ctx(), event.id)).toBe(0)
  expect(await ask('Elle a fait la route')).toMatchObject({ ok: true })
  expect(await ask('Elle a fait la route')).toMatchObject({ reason: 'not_waiting' })
  const offer = await offerOf(database.db, second.entryId)
  expect(offer).toMatchObject({ state: 'offered', source: 'staff', staff_reason: 'Elle a fait la route' })
  expect(await acceptOffer(ctx(), second.actor, offer.id)).toMatchObject({ value: { state: 'confirmed' } })
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('once replies have closed the house may still offer by hand, until the event begins', async () => {
  const { event, staff, second, free } = await aLine()
  await free(0)
  const close = (at: ReturnType<typeof sql<Date>>) =>
    database.db.updateTable('events').set({ rsvp_closes_at: at }).where('id', '=', event.id).execute()
  await close(sql<Date>`clock_timestamp() - interval '1 minute'`)
  expect(await promoteWaiting(ctx(), event.id)).toBe(0)
  const asked = { eventId: event.id, entryId: second.entryId, reason: 'Une chaise' }
  expect(await offerByHand(ctx(), staff, asked)).toMatchObject({ ok: true })
  const { id } = await offerOf(database.db, second.entryId)
  expect(await acceptOffer(ctx(), second.actor, id)).toMatchObject({ ok: true })
})

test('taken off the line with words for the person to read, in one letter, a party frees the way for those behind', async () => {
  const { event, staff, first, second, free } = await aLine()
  await setLineRules(ctx(), staff, { eventId: event.id, order: 'arrival', head: 'strict' })
  await free(0)
  expect(await promoteWaiting(ctx(), event.id)).toBe(0)
  const asked = { eventId: event.id, entryId: first.entryId }
  expect(await takeOff(ctx(), staff, { ...asked, reason: '' })).toMatchObject({ reason: 'no_reason' })
  expect(await takeOff(ctx(), staff, { ...asked, reason: 'À votre demande' })).toMatchObject({ ok: true })
  expect(await entryOf(database.db, first.entryId)).toMatchObject({
    state: 'closed',
    ended_because: 'taken_off',
  })
  expect(await takeOff(ctx(), staff, { ...asked, reason: 'Encore' })).toMatchObject({ reason: 'not_waiting' })
  const letters = await database.db
    .selectFrom('letters')
    .select(['props', 'promotional'])
    .where('person_id', '=', first.personId)
    .execute()
  expect(letters).toMatchObject([
    {
      promotional: false,
      props: {
        topic: 'waitlist_taken_off',
        paragraphs: [expect.anything(), expect.stringContaining('À votre demande'), expect.anything()],
      },
    },
  ])
  await promoteWaiting(ctx(), event.id)
  expect(await offeredTo(database.db, event.id)).toEqual([second.personId])
})
