import { z } from 'zod'
import { changeCapacity } from '~/domain/events/change-capacity.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import rows from '~db/seeds/line.json'
import { actorOf, allowed, announceAhead, eveningAhead, type House, managerOf, need } from './house'

const line = z
  .object({
    event: eveningAhead,
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
  const eventId = await announceAhead(house, line.event)
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
