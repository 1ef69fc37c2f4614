import { expect, test } from 'vitest'
import { createEvent } from '~/domain/events/create-event.server'
import { reminderDueAt } from '~/domain/events/letters-due'
import { publishEvent } from '~/domain/events/publish-event.server'
import { remindForgottenGuests, remindGuests } from '~/domain/reservations/remind-guests.server'
import { aGuestOf, aPastEvent } from '../../factories/attended'
import { aBrand } from '../../factories/brand'
import { aDraft, type EventWishes } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })

/** An event that begins in so many hours, at a place where it is ten in the morning of its eve, or later. */
function anEventIn(hours: number, wishes: EventWishes = {}) {
  return aPastEvent(database.db, -hours - 5, { timeZone: 'UTC', ...wishes })
}

async function remindedOf(eventId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('event_reminders')
    .select('reservation_id')
    .where('event_id', '=', eventId)
    .execute()
  return rows.map(row => row.reservation_id).sort()
}
async function lettersOf(personId: string) {
  const rows = await database.db
    .selectFrom('letters')
    .select(['props', 'promotional'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => ({ ...row, props: row.props as Record<string, unknown> }))
}

test('publishing an event has its reminders leave on the eve of each of its days', async () => {
  const brand = await aBrand(database.db)
  const staff = await aStaffMember(database.db, { role: 'brand_staff', brandId: brand.id })
  const draft = aDraft({ deposit: null, refundSteps: [] })
  const made = await createEvent(ctx(), staff, { brandId: brand.id, slug: 'reminded', draft })
  if (!made.ok) throw new Error(made.reason)
  await publishEvent(ctx(), staff, made.value)
  const rows = await database.db
    .selectFrom('outbox')
    .select(['due_at', 'payload'])
    .where('kind', '=', 'events.remind')
    .orderBy('due_at')
    .execute()
  expect(rows).toEqual(
    [draft.startsAt, draft.endsAt].map(day => ({
      due_at: reminderDueAt(day, draft.timeZone),
      payload: { eventId: made.value.eventId },
    })),
  )
})

test('each who is expected is reminded once, by however many workers, even in a pause of their letters', async () => {
  const event = await anEventIn(3)
  const paused = { pausedUntil: new Date(Date.now() + 86_400_000) }
  const guests = [await aGuestOf(database.db, event), await aGuestOf(database.db, event, { dial: paused })]
  await aGuestOf(database.db, event, { state: 'cancelled' })
  await Promise.all(Array.from({ length: 6 }, () => remindGuests(ctx(), event.id)))
  await remindForgottenGuests(ctx())
  expect(await remindedOf(event.id)).toEqual(guests.map(({ reservationId }) => reservationId).sort())
  for (const { personId, reservationId } of guests) {
    expect(await lettersOf(personId)).toMatchObject([
      {
        promotional: false,
        props: { topic: 'reminder', action: { to: { page: 'reservation', reservationId } } },
      },
    ])
  }
})

test('whoever was confirmed after that morning has just been written to, and is not written to again', async () => {
  const event = await anEventIn(3)
  const late = await aGuestOf(database.db, event)
  await database.db
    .updateTable('reservations')
    .set({ confirmed_at: new Date() })
    .where('id', '=', late.reservationId)
    .execute()
  await remindGuests(ctx(), event.id)
  expect(await lettersOf(late.personId)).toEqual([])
})

test('nobody is reminded before the eve, of what has begun, or of what will not take place', async () => {
  const events = [
    await anEventIn(50),
    await anEventIn(-1),
    await anEventIn(3, { state: 'cancelled' }),
    await anEventIn(3, { state: 'draft' }),
  ]
  for (const event of events) {
    await aGuestOf(database.db, event)
    await remindGuests(ctx(), event.id)
  }
  await remindForgottenGuests(ctx())
  for (const event of events) expect(await remindedOf(event.id)).toEqual([])
})
