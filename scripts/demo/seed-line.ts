import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { changeCapacity } from '~/domain/events/change-capacity.server'
import { artKinds } from '~/domain/events/types'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import rows from '~db/seeds/line.json'
import { actorOf, allowed, announceEvent, type House, managerOf, need } from './house'

const bilingual = z.object({ fr: z.string(), en: z.string() })
const line = z
  .object({
    event: z.object({
      slug: z.string(),
      brand: z.string(),
      art: z.enum(artKinds),
      title: bilingual,
      story: bilingual,
      hostName: z.string(),
      hostTitle: z.string(),
      venue: z.string(),
      city: z.string(),
      timeZone: z.string(),
      inDays: z.number(),
      from: z.string(),
      to: z.string(),
      repliesInDays: z.number(),
      capacity: z.number(),
      guestsAllowed: z.number(),
    }),
    seated: z.object({ by: z.string(), with: z.string() }),
    waiting: z.array(z.object({ by: z.string(), seats: z.number() })),
    seatsInTheEnd: z.number(),
  })
  .parse(rows)

/** A full table with a short line; one more chair is found, and offered to the head of it. */
export async function seedLine(house: House): Promise<void> {
  const { ctx } = house
  const manager = managerOf(house)
  const { slug } = line.event
  if (await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()) return
  const eventId = await open(house)
  const guests = [{ fullName: line.seated.with }]
  const host = await actorOf(house, line.seated.by)
  allowed(await requestReservation(ctx, host, { eventId, guests }), line.seated.by)
  for (const { by, seats } of line.waiting) {
    const party = { seats, guests: [], wants: 'any' as const, slotIds: [] }
    allowed(await joinWaitlist(ctx, await actorOf(house, by), { eventId }, party), by)
  }
  const slot = await ctx.db
    .selectFrom('slots')
    .select('id')
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  const more = { eventId, slotId: need(slot?.id), seats: line.seatsInTheEnd, because: '' }
  allowed(await changeCapacity(ctx, manager, more), slug)
  await promoteWaiting(ctx, eventId)
}

async function open(house: House): Promise<string> {
  const { slug, brand, inDays, from, to, repliesInDays, ...told } = line.event
  const at = (days: number, time: string) => {
    const day = Temporal.Now.plainDateISO(told.timeZone).add({ days })
    return new Date(day.toZonedDateTime({ timeZone: told.timeZone, plainTime: time }).epochMilliseconds)
  }
  const draft = {
    ...told,
    startsAt: at(inDays, from),
    endsAt: at(inDays, to),
    replyClosesAt: at(repliesInDays, '18:00'),
    visibility: 'members' as const,
    minRank: 1,
    bookingsOpenAt: null,
    deposit: null,
    refundSteps: [],
  }
  return announceEvent(house, { slug, brand, draft })
}
