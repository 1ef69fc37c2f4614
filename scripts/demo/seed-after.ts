import { Temporal } from 'temporal-polyfill'
import { recordAttendance } from '~/domain/attendance/record-attendance.server'
import { giveFeedback } from '~/domain/wishes/give-feedback.server'
import { thankGuests } from '~/domain/wishes/thank-guests.server'
import { type AfterRows, afterRows } from './after-rows'
import { actorOf, allowed, announceEvent, type House, idsOf, managerOf, need } from './house'
import { seedWishes } from './seed-wishes'

/**
 * An evening of this week that is over: opened by its staff, dated back with its seats taken, since nobody can reserve
 * in the past, then lived: who came is noted, each is thanked, and some have answered.
 */
export async function seedAfter(house: House): Promise<void> {
  const { ctx } = house
  const { evening, guests } = afterRows
  const known = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('slug', '=', evening.slug)
    .executeTakeFirst()
  if (known) return
  const eventId = await openEvening(house)
  const seats = await layBack(house, eventId)
  for (const [at, guest] of guests.entries()) {
    const reservationId = need(seats[at])
    allowed(
      await recordAttendance(ctx, managerOf(house), { reservationId, came: guest.came }),
      `attendance of ${guest.by}`,
    )
  }
  await thankGuests(ctx, eventId)
  const models = await readModels(house)
  for (const [at, guest] of guests.entries()) await answer(house, models, guest, need(seats[at]))
  await seedWishes(house, models)
}

async function openEvening(house: House): Promise<string> {
  const { slug, brand, daysAgo: _, from: _from, to: _to, ...told } = afterRows.evening
  const inAMonth = (days: number) => new Date(Date.now() + (30 + days) * 24 * 3_600_000)
  const draft = {
    ...told,
    startsAt: inAMonth(2),
    endsAt: inAMonth(3),
    replyClosesAt: inAMonth(1),
    guestsAllowed: 0,
    visibility: 'invitation_only' as const,
    minRank: null,
    bookingsOpenAt: null,
    deposit: null,
    refundSteps: [],
  }
  return announceEvent(house, { slug, brand, draft })
}

/** Brings the evening to its day, with a confirmed seat for each of its guests. Returns their reservations, in order. */
async function layBack({ ctx }: House, eventId: string): Promise<string[]> {
  const { timeZone, daysAgo, from, to } = afterRows.evening
  const day = Temporal.Now.plainDateISO(timeZone).subtract({ days: daysAgo })
  const at = (time: string) => new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds)
  const daysBefore = (days: number) => new Date(at(from).getTime() - days * 24 * 3_600_000)
  const personIds = await idsOf(
    ctx,
    afterRows.guests.map(({ by }) => by),
  )
  return ctx.db.transaction().execute(async tx => {
    await tx
      .updateTable('events')
      .set({ starts_at: at(from), ends_at: at(to), rsvp_closes_at: daysBefore(5) })
      .where('id', '=', eventId)
      .execute()
    const slots = await tx
      .updateTable('slots')
      .set({ starts_at: at(from), ends_at: at(to) })
      .where('event_id', '=', eventId)
      .returning('id')
      .execute()
    const made = personIds.map(personId => ({
      event_id: eventId,
      person_id: personId,
      seats: 1,
      state: 'confirmed',
      source: 'staff',
      staff_reason: 'Conviés de vive voix par leur hôte.',
      created_at: daysBefore(9),
      confirmed_at: daysBefore(9),
    }))
    const rows = await tx.insertInto('reservations').values(made).returning('id').execute()
    await tx
      .insertInto('reservation_slots')
      .values(
        rows.flatMap(({ id }) =>
          slots.map(slot => ({ reservation_id: id, slot_id: slot.id, event_id: eventId })),
        ),
      )
      .execute()
    return rows.map(({ id }) => id)
  })
}

/** The models that a wish may name, by name. */
async function readModels({ ctx, brands }: House): Promise<Map<string, string>> {
  const brandId = need(brands.get(afterRows.evening.brand))
  const rows = await ctx.db
    .selectFrom('vehicle_models')
    .select(['id', 'name'])
    .where('brand_id', '=', brandId)
    .execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function answer(
  house: House,
  models: ReadonlyMap<string, string>,
  { by, feedback }: AfterRows['guests'][number],
  reservationId: string,
): Promise<void> {
  if (!feedback) return
  const { wish, ...said } = feedback
  const { model, ...parts } = wish ?? { model: null, place: '', season: null, words: '' }
  allowed(
    await giveFeedback(house.ctx, await actorOf(house, by), {
      reservationId,
      feedback: said,
      wish: { ...parts, modelId: model && need(models.get(model)) },
    }),
    `feedback of ${by}`,
  )
}
